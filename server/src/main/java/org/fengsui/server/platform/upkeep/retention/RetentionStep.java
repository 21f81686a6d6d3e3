package org.fengsui.server.platform.upkeep.retention;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Kept;
import org.fengsui.server.platform.kernel.Kept.Batch;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.upkeep.retention.RetentionStore.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Once a day forgets what has been kept long enough, in batches, and says so in the audit log. */
@Component
class RetentionStep implements Periodic {

    private static final Scope SCHOOL = Scope.school();
    private static final Duration EVERY = Duration.ofHours(24);
    private static final int BATCH = 500;

    private final RetentionStore table;
    private final List<Kept.ForATime> kinds;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;

    RetentionStep(
            RetentionStore table,
            List<Kept.ForATime> kinds,
            AuditLog audit,
            BusinessClock clock,
            TransactionTemplate transaction) {
        this.table = table;
        this.kinds = List.copyOf(kinds);
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public Duration pause() {
        return Duration.ofHours(1);
    }

    /** What is not needed since then is due, where it is kept so many days. */
    static Instant before(Instant now, int days) {
        return now.minus(Duration.ofDays(days));
    }

    /** A kind that cannot be forgotten today holds up no other. */
    @Override
    public void runOnce() {
        var now = clock.now();
        var rows = requireNonNull(transaction.execute(_ -> table.rows(SCHOOL)));
        RuntimeException failed = null;
        for (var kept : kinds) {
            try {
                goThrough(kept, rows.getOrDefault(kept.kind(), Row.NONE), now);
            } catch (RuntimeException e) {
                failed = first(failed, e);
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    private static RuntimeException first(@Nullable RuntimeException failed, RuntimeException e) {
        if (failed == null) {
            return e;
        }
        failed.addSuppressed(e);
        return failed;
    }

    /** Only what stands for a day already: an administrator's mistake can be taken back. */
    private void goThrough(Kept.ForATime kept, Row row, Instant now) {
        var days = row.days(kept.term());
        var change = row.change();
        var run = row.run();
        var dayAgo = now.minus(EVERY);
        if (days == null
                || (run != null && run.at().isAfter(dayAgo))
                || (change != null && change.at().isAfter(dayAgo))) {
            return;
        }
        var before = before(now, days);
        long all = 0;
        var some = batch(kept, row, before, 0);
        while (some.isPresent() && some.get().count() > 0) {
            all += some.get().count();
            some = batch(kept, row, before, some.get().last());
        }
        if (some.isEmpty()) {
            return;
        }
        long forgotten = all;
        transaction.executeWithoutResult(_ -> table.gone(SCHOOL, kept.kind(), forgotten, now));
    }

    /**
     * Each batch with its entry: whatever is gone is in the log, also when the next one fails.
     *
     * @return empty where the kind was set anew, or gone through by another server, meanwhile
     */
    private Optional<Batch> batch(Kept.ForATime kept, Row row, Instant before, long after) {
        return requireNonNull(
                transaction.execute(_ -> {
                    table.lock(SCHOOL);
                    if (!row.equals(table.rows(SCHOOL).getOrDefault(kept.kind(), Row.NONE))) {
                        return Optional.empty();
                    }
                    var some = kept.forget(SCHOOL, before, after, BATCH);
                    if (some.count() > 0) {
                        audit.append(
                                0,
                                "machine",
                                "retention.forgotten",
                                null,
                                Map.of(
                                        "kind", kept.kind(),
                                        "before", before.toString(),
                                        "count", String.valueOf(some.count())));
                    }
                    return Optional.of(some);
                }));
    }
}
