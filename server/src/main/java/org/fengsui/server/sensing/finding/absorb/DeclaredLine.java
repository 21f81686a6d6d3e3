package org.fengsui.server.sensing.finding.absorb;

import java.time.Instant;
import org.fengsui.engine.observation.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A finding that a report no longer shows where an operator says it looked.
 *
 * @param id identity
 * @param importId the import
 * @param report its name
 * @param episodeId what would be closed
 * @param findingId its finding
 * @param check the scanner's check
 * @param title in the scanner's words
 * @param severity ours
 * @param place host and port
 * @param unitId whose it is; null for nobody's
 * @param lastSeen when it was seen last
 * @param at when the report looked
 */
public record DeclaredLine(
        long id,
        long importId,
        String report,
        long episodeId,
        long findingId,
        String check,
        String title,
        Severity severity,
        String place,
        @Nullable Long unitId,
        Instant lastSeen,
        Instant at) {}
