package org.fengsui.engine.report;

import java.time.Instant;
import java.util.Map;
import org.fengsui.engine.observation.Coverage;
import org.jspecify.annotations.Nullable;

/**
 * What came out of a report.
 *
 * @param format the format
 * @param read observations handed over
 * @param skipped raw results that gave none, by reason
 * @param start when the scan began, null if the report does not say
 * @param end when the scan ended, null if the report does not say
 * @param coverage what the report covers
 * @param scanner the scanner's name and version as the report gives them, empty if it does not
 */
public record ReportSummary(
        ReportFormat format,
        long read,
        Map<SkipReason, Long> skipped,
        @Nullable Instant start,
        @Nullable Instant end,
        Coverage coverage,
        String scanner) {

    /** Copies the counts. */
    public ReportSummary {
        skipped = Map.copyOf(skipped);
    }
}
