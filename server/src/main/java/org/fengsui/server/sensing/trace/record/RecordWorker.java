package org.fengsui.server.sensing.trace.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.fengsui.engine.table.BadInput;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.reading.Reading;
import org.fengsui.server.platform.upkeep.DiskGuard;
import org.fengsui.server.sensing.trace.LookUpRecords.Reason;
import org.fengsui.server.sensing.trace.RecordsArrived;
import org.fengsui.server.sensing.trace.record.UploadStore.Job;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the files of records that wait, oldest first. One transaction locks the row, reads, writes
 * the records, deletes the file and marks it DONE: whenever the server dies, either all of that
 * happened or the file waits again.
 */
@Service
public class RecordWorker implements Periodic {

    private static final Logger LOG = LoggerFactory.getLogger(RecordWorker.class);
    private static final Scope SCHOOL = Scope.school();
    private static final int ATTEMPTS = 3;

    private final UploadStore uploads;
    private final UploadProgress progress;
    private final RecordStore records;
    private final org.fengsui.server.platform.file.Files files;
    private final Reading reading;
    private final TraceSettings settings;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final DiskGuard disk;

    RecordWorker(
            UploadStore uploads,
            UploadProgress progress,
            RecordStore records,
            org.fengsui.server.platform.file.Files files,
            Reading reading,
            TraceSettings settings,
            AuditLog audit,
            BusinessClock clock,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            DiskGuard disk) {
        this.uploads = uploads;
        this.progress = progress;
        this.records = records;
        this.files = files;
        this.reading = reading;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
        this.events = events;
        this.disk = disk;
    }

    @Override
    public String name() {
        return "look-up-records";
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(1);
    }

    /** Reads all that waits; what failed for no fault of the file waits for the next run. */
    @Override
    public void runOnce() {
        long after = 0;
        while (after >= 0 && !disk.full()) {
            after = workOne(after);
        }
    }

    /** Reads the oldest that waits after that identity; its own identity, or -1 for none. */
    private long workOne(long after) {
        var attempt = new Attempt();
        try {
            transaction.executeWithoutResult(status -> read(after, attempt));
        } catch (BadInput e) {
            var reason = new Reason(e.problem().key(), e.line(), e.parameters());
            settle(attempt, job -> uploads.refuse(SCHOOL, job.id(), null, reason, clock.now()));
        } catch (Stopped e) {
            settle(attempt, e.settling());
        } catch (Refusal | UncheckedIOException e) {
            LOG.warn("upload of records {} cannot be read now", attempt.id(), e);
            notNow(attempt);
            return -1;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.warn("upload of records {} failed at attempt {}", attempt.id(), attempt.number, e);
            if (attempt.job == null) {
                return -1;
            }
            if (attempt.number >= ATTEMPTS) {
                settle(attempt, this::failed);
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

    /** Ends a reading whose transaction is to be rolled back, because nothing is to be written. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Consumer<Job> settling;

        Stopped(String why, Consumer<Job> settling) {
            super(why);
            this.settling = settling;
        }

        Consumer<Job> settling() {
            return settling;
        }
    }

    private void read(long after, Attempt attempt) {
        var claimed = uploads.claim(SCHOOL, after);
        if (claimed.isEmpty()) {
            return;
        }
        var job = claimed.get();
        attempt.job = job;
        attempt.number = progress.begin(SCHOOL, job.id());
        if (attempt.number > ATTEMPTS) {
            failed(job);
            end(job);
            return;
        }
        if (records.fileOf(SCHOOL, job.sha256()).isPresent()) {
            throw same();
        }
        var content = files.toTempFile(SCHOOL, job.contentId());
        try {
            takeIn(job, content);
        } finally {
            delete(content);
        }
    }

    private Stopped same() {
        return new Stopped(
                "the same bytes", job -> uploads.done(SCHOOL, job.id(), null, clock.now()));
    }

    private void failed(Job job) {
        var reason = new Reason("failed", 0, List.of());
        uploads.refuse(SCHOOL, job.id(), null, reason, clock.now());
    }

    private void takeIn(Job job, Path content) {
        var now = clock.now();
        var read = new RecordFile(job.name(), job.sha256(), settings.firstKept(now));
        var told = new Told(progress, job.id());
        records.stage(
                SCHOOL,
                into ->
                        reading.rows(
                                job.name(),
                                content,
                                RecordTable.LIMITS,
                                harmless ->
                                        RecordTable.read(
                                                harmless,
                                                now,
                                                line -> {
                                                    if (read.good(line)) {
                                                        into.accept(line);
                                                    }
                                                    told.another();
                                                },
                                                read::bad),
                                told::bytes));
        if (read.badRows() > 0) {
            throw new Stopped(
                    "bad rows", it -> uploads.refuse(SCHOOL, it.id(), read, null, clock.now()));
        }
        disk.refuseWhenFull();
        long file = records.addFile(SCHOOL, job, read, now).orElseThrow(this::same);
        records.keepStaged(SCHOOL, file);
        if (read.first() != null) {
            events.publishEvent(new RecordsArrived(read.first(), read.last()));
        }
        uploads.done(SCHOOL, job.id(), read, now);
        end(job);
        audit.append(
                job.receivedBy(),
                job.receivedName(),
                "trace.records-imported",
                new Subject("record-file", file),
                Map.of(
                        "file", read.name(),
                        "sha256", read.sha256(),
                        "records", Long.toString(read.records())));
    }

    /** No fault of the file: it waits until the machine has room and processes again. */
    private void notNow(Attempt attempt) {
        var job = attempt.job;
        if (job != null) {
            transaction.executeWithoutResult(status -> progress.end(SCHOOL, job.id()));
        }
    }

    /** Between the attempt and this another node may have taken it; then it is that node’s. */
    private void settle(Attempt attempt, Consumer<Job> how) {
        var job = Objects.requireNonNull(attempt.job);
        transaction.executeWithoutResult(status -> {
            if (uploads.lock(SCHOOL, job.id())) {
                how.accept(job);
                end(job);
            }
        });
    }

    /** What was read is not kept: it is of people. */
    private void end(Job job) {
        progress.end(SCHOOL, job.id());
        files.forget(SCHOOL, job.contentId());
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete a temporary file", e);
        }
    }
}
