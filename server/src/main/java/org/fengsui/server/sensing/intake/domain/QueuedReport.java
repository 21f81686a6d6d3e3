package org.fengsui.server.sensing.intake.domain;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.report.ReportFormat;
import org.fengsui.engine.report.ReportSummary;
import org.fengsui.server.platform.kernel.Pace;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.reading.Reading;
import org.fengsui.server.platform.upkeep.DiskGuard;
import org.fengsui.server.sensing.finding.Sightings.Glance;
import org.fengsui.server.sensing.finding.Sightings.Report;
import org.fengsui.server.sensing.finding.Sightings.Silence;
import org.fengsui.server.sensing.intake.ImportView.Reason;
import org.fengsui.server.sensing.intake.domain.ImportStore.Job;
import org.jspecify.annotations.Nullable;

/**
 * A kept file as a report: read once, with its progress told, and stopped where it must not go on.
 */
final class QueuedReport implements Report {

    private static final int LOOK_EVERY = 256;

    private final Job job;
    private final Path content;
    private final Reading reading;
    private final ImportStore imports;
    private final ProgressStore progress;
    private final DiskGuard disk;
    private final Pace pace = Pace.later();
    private long bytes;
    private long items;
    private @Nullable ReportSummary summary;

    QueuedReport(
            Job job,
            Path content,
            Reading reading,
            ImportStore imports,
            ProgressStore progress,
            DiskGuard disk) {
        this.disk = disk;
        this.job = job;
        this.content = content;
        this.reading = reading;
        this.imports = imports;
        this.progress = progress;
    }

    /** What came out of it, after it was read. */
    ReportSummary summary() {
        return Objects.requireNonNull(summary, "the report has not been read");
    }

    @Override
    public Silence read(Consumer<Observation> into) {
        var forced =
                job.formatAsked() == null ? null : ReportFormat.of(job.formatAsked()).orElse(null);
        var read =
                reading.report(
                        job.fileName(),
                        content,
                        forced,
                        observation -> {
                            into.accept(observation);
                            items++;
                            if (items % LOOK_EVERY == 0 && pace.due()) {
                                progress.report(Scope.school(), job.id(), bytes, items, false);
                                stopWhenFull();
                            }
                        },
                        so -> bytes = so);
        summary = read;
        return new Silence(read.format().word(), read.coverage(), job.declared());
    }

    @Override
    public void beforeWriting(long read, Supplier<Glance> glance) {
        progress.report(Scope.school(), job.id(), job.size(), read, true);
        stopWhenFull();
        imports.same(Scope.school(), job)
                .ifPresent(earlier -> {
                    throw new ReadingStopped.SameBytes(earlier);
                });
        if (job.released()) {
            return;
        }
        var format = summary().format().word();
        var before = imports.volumes(Scope.school(), job, format, Surge.LOOKED_AT);
        Surge.exceeds(read, before)
                .ifPresent(usual -> {
                    throw new ReadingStopped.TooMany(
                            format,
                            new Reason(
                                    "surge",
                                    0,
                                    List.of(String.valueOf(read), String.valueOf(usual))),
                            glance.get());
                });
    }

    /** What was read so far waits beside the record, and takes room. */
    private void stopWhenFull() {
        if (disk.full()) {
            throw new ReadingStopped.NoRoom();
        }
    }
}
