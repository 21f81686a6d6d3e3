package org.fengsui.engine.report;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.fengsui.engine.observation.Coverage;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.observation.ObservationBuilder;
import org.jspecify.annotations.Nullable;

/** Counts while a reader works and makes the summary at its end. */
final class Tally {
    private final ReportFormat format;
    private final Consumer<Observation> sink;
    private final Map<SkipReason, Long> skipped = new EnumMap<>(SkipReason.class);
    private long read;
    private @Nullable Instant start;
    private @Nullable Instant end;
    private String scanner = "";

    Tally(ReportFormat format, Consumer<Observation> sink) {
        this.format = format;
        this.sink = sink;
    }

    ObservationBuilder observation(String check, long line) {
        return new ObservationBuilder(format.word(), check, line);
    }

    void accept(ObservationBuilder builder) {
        read++;
        sink.accept(builder.build());
    }

    void skip(SkipReason reason) {
        skipped.merge(reason, 1L, Long::sum);
    }

    void scanner(String name) {
        scanner = name.strip();
    }

    /** Widens the scan's span to hold the instant. */
    void saw(@Nullable Instant at) {
        if (at == null) {
            return;
        }
        start = start == null || at.isBefore(start) ? at : start;
        end = end == null || at.isAfter(end) ? at : end;
    }

    ReportSummary summary(Coverage coverage) {
        return new ReportSummary(format, read, skipped, start, end, coverage, scanner);
    }
}
