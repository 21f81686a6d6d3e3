package org.fengsui.server.sensing.intake.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.fengsui.engine.table.BadInput;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.reading.Reading;
import org.fengsui.server.platform.upkeep.DiskGuard;
import org.fengsui.server.sensing.finding.Sightings;
import org.fengsui.server.sensing.finding.Sightings.Origin;
import org.fengsui.server.sensing.intake.ImportStopped;
import org.fengsui.server.sensing.intake.ImportView.Reason;
import org.fengsui.server.sensing.intake.domain.ImportStore.Job;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads what waits, oldest first. One transaction locks the row, reads, writes the findings and
 * marks it DONE: whenever the server dies, either all of that happened or the row waits again.
 */
@Service
public class ImportWorker implements Periodic {

    static final String NAME = "imports";

    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);
    private static final Scope SCHOOL = Scope.school();
    private static final int ATTEMPTS = 3;

    private final ImportStore imports;
    private final HeldStore held;
    private final ProgressStore progress;
    private final org.fengsui.server.platform.file.Files files;
    private final Reading reading;
    private final Sightings sightings;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final DiskGuard disk;
    private final HandEntries entries;

    ImportWorker(
            ImportStore imports,
            HeldStore held,
            ProgressStore progress,
            org.fengsui.server.platform.file.Files files,
            Reading reading,
            Sightings sightings,
            BusinessClock clock,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            DiskGuard disk,
            HandEntries entries) {
        this.imports = imports;
        this.held = held;
        this.progress = progress;
        this.files = files;
        this.reading = reading;
        this.sightings = sightings;
        this.clock = clock;
        this.events = events;
        this.transaction = transaction;
        this.disk = disk;
        this.entries = entries;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(1);
    }

    /**
     * Reads all that waits, while the disk has room for it; what failed for no fault of the file
     * waits for the next run.
     */
    @Override
    public void runOnce() {
        long after = 0;
        while (after >= 0 && !disk.full()) {
            after = workOne(after);
        }
    }

    /** Reads the oldest import that waits; false when none does. */
    public boolean workOne() {
        return workOne(0) >= 0;
    }

    /** Reads the oldest that waits after that identity; its own identity, or -1 for none. */
    private long workOne(long after) {
        var attempt = new Attempt();
        try {
            transaction.executeWithoutResult(status -> read(after, attempt));
        } catch (BadInput e) {
            settle(attempt, job -> refuse(job, reason(e)));
        } catch (ReadingStopped.SameBytes e) {
            settle(attempt, job -> imports.doneAsSame(SCHOOL, job.id(), e.earlier(), clock.now()));
        } catch (ReadingStopped.NoRoom e) {
            settle(attempt, job -> LOG.warn("import {} waits until the disk has room", job.id()));
            return -1;
        } catch (ReadingStopped.TooMany e) {
            settle(attempt, job -> hold(job, e));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.warn("import {} failed at attempt {}", attempt.id(), attempt.number, e);
            if (attempt.job == null) {
                return -1;
            }
            if (attempt.number >= ATTEMPTS) {
                settle(attempt, job -> refuse(job, new Reason("failed", 0, List.of())));
            }
        }
        return attempt.job == null ? -1 : attempt.job.id();
    }

    /** What is known of the attempt after its transaction is gone. */
    private static final class Attempt {
        private @Nullable Job job;
        private int number;

        long id() {
            return job == null ? 0 : job.id();
        }
    }

    private void read(long after, Attempt attempt) {
        var claimed = imports.claim(SCHOOL, after);
        if (claimed.isEmpty()) {
            return;
        }
        var job = claimed.get();
        attempt.job = job;
        attempt.number = progress.begin(SCHOOL, job.id());
        if (attempt.number > ATTEMPTS) {
            refuse(job, new Reason("failed", 0, List.of()));
            progress.end(SCHOOL, job.id());
            return;
        }
        imports.same(SCHOOL, job)
                .ifPresent(earlier -> {
                    throw new ReadingStopped.SameBytes(earlier);
                });
        var content = files.toTempFile(SCHOOL, job.fileId());
        try {
            absorb(job, content);
        } finally {
            delete(content);
        }
    }

    private void absorb(Job job, Path content) {
        var report = new QueuedReport(job, content, reading, imports, progress, disk);
        var tally =
                sightings.absorb(
                        new Origin(
                                job.id(),
                                job.fileName(),
                                job.source(),
                                job.vantage(),
                                job.receivedAt()),
                        report);
        imports.done(SCHOOL, job.id(), report.summary(), tally, clock.now());
        entries.settle(job);
        progress.end(SCHOOL, job.id());
    }

    private void hold(Job job, ReadingStopped.TooMany much) {
        imports.hold(SCHOOL, job.id(), much.format(), much.reason());
        held.keep(SCHOOL, job.id(), much.glance());
        stopped(job, true);
    }

    /** Whoever uploaded it sees that it was refused; a folder's file has nobody who does. */
    private void refuse(Job job, Reason reason) {
        imports.refuse(SCHOOL, job.id(), reason, clock.now());
        if (job.receivedBy() == 0) {
            stopped(job, false);
        }
    }

    private void stopped(Job job, boolean waits) {
        events.publishEvent(
                new ImportStopped(
                        job.id(), job.fileName(), job.receivedName(), waits, clock.now()));
    }

    /** Between the attempt and this another node may have taken it; then it is that node's. */
    private void settle(Attempt attempt, Consumer<Job> how) {
        var job = Objects.requireNonNull(attempt.job);
        transaction.executeWithoutResult(status -> {
            if (imports.lock(SCHOOL, job.id())) {
                how.accept(job);
                progress.end(SCHOOL, job.id());
            }
        });
    }

    private static Reason reason(BadInput e) {
        return new Reason(e.problem().key(), e.line(), e.parameters());
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete a temporary file", e);
        }
    }
}
