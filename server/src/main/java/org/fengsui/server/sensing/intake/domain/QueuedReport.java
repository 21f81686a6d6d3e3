package org.fengsui.server.sensing.intake.domain;

import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.report.ReportFormat;
import org.fengsui.engine.report.ReportInput;
import org.fengsui.engine.report.ReportSummary;
import org.fengsui.engine.report.Reports;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Sightings.Glance;
import org.fengsui.server.sensing.finding.Sightings.Report;
import org.fengsui.server.sensing.finding.Sightings.Silence;
import org.fengsui.server.sensing.intake.ImportView.Reason;
import org.fengsui.server.sensing.intake.domain.ImportStore.Job;
import org.jspecify.annotations.Nullable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A kept file as a report: read once, with its progress told, and stopped where it must not go on.
 */
final class QueuedReport implements Report {

    private static final long TOLD_EVERY = TimeUnit.MILLISECONDS.toNanos(400);
    private static final int LOOK_EVERY = 256;

    private final Job job;
    private final Path content;
    private final ImportStore imports;
    private final ProgressStore progress;
    private long bytes;
    private long items;
    private long toldAt = System.nanoTime();
    private @Nullable ReportSummary summary;

    QueuedReport(Job job, Path content, ImportStore imports, ProgressStore progress) {
        this.job = job;
        this.content = content;
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
                Reports.read(
                        ReportInput.of(new InputFile(job.fileName(), this::open)),
                        forced,
                        observation -> {
                            into.accept(observation);
                            items++;
                            if (items % LOOK_EVERY == 0) {
                                tellNowAndThen();
                            }
                        });
        summary = read;
        return new Silence(read.format().word(), read.coverage());
    }

    @Override
    public void beforeWriting(long read, Supplier<Glance> glance) {
        progress.report(Scope.school(), job.id(), job.size(), read, true);
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
                .ifPresent(largest -> {
                    throw new ReadingStopped.TooMany(
                            format,
                            new Reason(
                                    "surge",
                                    0,
                                    List.of(String.valueOf(read), String.valueOf(largest))),
                            glance.get());
                });
    }

    private void tellNowAndThen() {
        long now = System.nanoTime();
        if (now - toldAt > TOLD_EVERY) {
            toldAt = now;
            progress.report(Scope.school(), job.id(), bytes, items, false);
        }
    }

    private InputStream open() throws IOException {
        bytes = 0;
        return new Counted(Files.newInputStream(content));
    }

    /** Counts the bytes of the latest pass over the file. */
    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            bytes += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = in.read(buffer, offset, length);
            bytes += Math.max(n, 0);
            return n;
        }
    }
}
