package org.fengsui.server.sensing.trace.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Sha256;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.upkeep.DiskGuard;
import org.fengsui.server.sensing.trace.RecordsArrived;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads on in the tables of the other database, batch by batch. Rows are fetched before the
 * transaction that keeps them begins; that transaction also notes how far they go, so that a batch
 * is taken in once, whenever the server dies.
 */
@Component
class SourceStep implements Periodic {

    private static final Logger LOG = LoggerFactory.getLogger(SourceStep.class);
    private static final Scope SCHOOL = Scope.school();
    private static final int MOST_BATCHES = 10;

    private final SourceSettings settings;
    private final SourceRows rows;
    private final SourceStore sources;
    private final RecordStore records;
    private final TraceSettings trace;
    private final DiskGuard disk;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    SourceStep(
            SourceSettings settings,
            SourceRows rows,
            SourceStore sources,
            RecordStore records,
            TraceSettings trace,
            DiskGuard disk,
            AuditLog audit,
            BusinessClock clock,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.settings = settings;
        this.rows = rows;
        this.sources = sources;
        this.records = records;
        this.trace = trace;
        this.disk = disk;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public String name() {
        return "look-up-tables";
    }

    @Override
    public Duration pause() {
        return settings.every();
    }

    @Override
    public void runOnce() {
        for (var table : settings.tables()) {
            @Nullable SourceBroken broken = null;
            try {
                for (int batch = 0; batch < MOST_BATCHES && next(table); batch++) {
                    LOG.debug("table {} has more", table.name());
                }
            } catch (SourceBroken e) {
                // Its words may be somebody's account; they stand on the page only.
                LOG.warn("table {} cannot be read: {}", table.name(), e.key());
                broken = e;
            } catch (Refusal e) {
                broken = new SourceBroken("disk");
            }
            looked(table, broken);
        }
    }

    private void looked(SourceTable table, @Nullable SourceBroken broken) {
        transaction.executeWithoutResult(
                status -> sources.looked(SCHOOL, table.name(), broken, clock.now()));
    }

    /** Takes in the next batch; whether there is another. */
    private boolean next(SourceTable table) throws SourceBroken {
        disk.refuseWhenFull();
        var now = clock.now();
        var before =
                Objects.requireNonNull(
                        transaction.execute(status -> sources.lastOf(SCHOOL, table.name())));
        var first = trace.firstKept(now);
        var after = before.filter(first::isBefore).orElse(first);
        var batch = rows.read(table, after, now.minus(settings.lag()));
        if (batch.last() == null) {
            return false;
        }
        var read = new RecordFile(table.name(), sha256(table), first);
        var lines = new ArrayList<RecordLine>();
        RecordTable.read(
                table,
                batch.cells(),
                now,
                line -> {
                    if (read.good(line)) {
                        lines.add(line);
                    }
                },
                read::bad);
        if (read.badRows() == batch.cells().size()) {
            var bad = read.badRowsShown().getFirst();
            throw new SourceBroken("mapping", bad.field(), bad.fault().name(), bad.value());
        }
        keep(table, before.orElse(null), batch.last(), read, lines, now);
        return batch.more();
    }

    private void keep(
            SourceTable table,
            @Nullable Instant before,
            Instant last,
            RecordFile read,
            List<RecordLine> lines,
            Instant now) {
        transaction.executeWithoutResult(status -> {
            if (!sources.advance(SCHOOL, table.name(), before, last, read, now)) {
                return;
            }
            if (lines.isEmpty()) {
                return;
            }
            long file = records.addTo(SCHOOL, read, now);
            records.stage(SCHOOL, into -> lines.forEach(into));
            records.keepStaged(SCHOOL, file);
            events.publishEvent(
                    new RecordsArrived(Objects.requireNonNull(read.first()), read.last()));
            audit.append(
                    0,
                    name(),
                    "trace.records-read",
                    new Subject("record-file", file),
                    Map.of(
                            "table", table.name(),
                            "records", Long.toString(read.records()),
                            "until", last.toString()));
        });
    }

    /** What stands for the bytes of a file: all batches of a table are one. */
    private static String sha256(SourceTable table) {
        return Sha256.hex("table " + table.name());
    }
}
