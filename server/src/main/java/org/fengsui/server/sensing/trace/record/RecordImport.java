package org.fengsui.server.sensing.trace.record;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.reading.Reading;
import org.fengsui.server.platform.upkeep.DiskGuard;
import org.fengsui.server.sensing.trace.LookUpRecords;
import org.fengsui.server.sensing.trace.RecordsArrived;
import org.fengsui.server.sensing.trace.TraceProblem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads a file twice: first without the record, to find what is wrong; then, if nothing is wrong,
 * into the record in one transaction.
 */
@Service
class RecordImport implements LookUpRecords {

    private static final int LONGEST_NAME = 255;

    private final RecordStore records;
    private final TraceSettings settings;
    private final DiskGuard disk;
    private final Reading reading;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    RecordImport(
            RecordStore records,
            TraceSettings settings,
            DiskGuard disk,
            Reading reading,
            AuditLog audit,
            BusinessClock clock,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.records = records;
        this.settings = settings;
        this.disk = disk;
        this.reading = reading;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public Taken take(Actor by, InputFile file) {
        disk.refuseWhenFull();
        try {
            var content = Files.createTempFile("fengsui-records-", ".tmp");
            try {
                try (var in = file.open()) {
                    Files.copy(in, content, StandardCopyOption.REPLACE_EXISTING);
                }
                return taken(
                        by, new InputFile(file.name(), InputFile.of(content).content()), content);
            } finally {
                Files.deleteIfExists(content);
            }
        } catch (BadInput e) {
            throw new Refusal(TraceProblem.BAD_FILE, e.sentence(Locale.CHINESE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Taken taken(Actor by, InputFile file, Path content) {
        var now = clock.now();
        var name = file.name().substring(Math.max(0, file.name().length() - LONGEST_NAME));
        var read = new RecordFile(name, sha256(file), settings.firstKept(now));
        var earlier = earlier(by.scope(), read.sha256());
        if (earlier.isPresent()) {
            return same(earlier.get());
        }
        read(file.name(), content, now, read::good, read::bad);
        if (read.badRows() > 0) {
            return new Taken(
                    0, false, read.records(), read.tooOld(), read.badRows(), read.badRowsShown());
        }
        var id =
                Objects.requireNonNull(
                        transaction.execute(status -> write(by, content, read, now)));
        return id.map(it -> new Taken(it, false, read.records(), read.tooOld(), 0, List.of()))
                .orElseGet(() -> same(earlier(by.scope(), read.sha256()).orElseThrow()));
    }

    private Optional<Long> earlier(Scope scope, String sha256) {
        return Objects.requireNonNull(transaction.execute(status -> records.fileOf(scope, sha256)));
    }

    private static Taken same(long fileId) {
        return new Taken(fileId, true, 0, 0, 0, List.of());
    }

    private Optional<Long> write(Actor by, Path content, RecordFile read, Instant now) {
        var id = records.addFile(by, read, now);
        if (id.isEmpty()) {
            return id;
        }
        records.write(
                by.scope(),
                id.get(),
                into ->
                        read(
                                read.name(),
                                content,
                                now,
                                line -> {
                                    if (read.keeps(line)) {
                                        into.accept(line);
                                    }
                                },
                                row -> {
                                    throw new IllegalStateException("the file changed meanwhile");
                                }));
        if (read.first() != null) {
            events.publishEvent(new RecordsArrived(read.first(), read.last()));
        }
        audit.append(
                by.accountId(),
                by.name(),
                "trace.records-imported",
                new Subject("record-file", id.get()),
                Map.of(
                        "file", read.name(),
                        "sha256", read.sha256(),
                        "records", Long.toString(read.records())));
        return id;
    }

    private void read(
            String name,
            Path content,
            Instant now,
            Consumer<RecordLine> good,
            Consumer<BadRow> bad) {
        reading.rows(
                name,
                content,
                RecordTable.LIMITS,
                harmless -> RecordTable.read(harmless, now, good, bad),
                _ -> {});
    }

    private static String sha256(InputFile file) {
        try (var in = new DigestInputStream(file.open(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException e) {
            throw file.unreadable(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
