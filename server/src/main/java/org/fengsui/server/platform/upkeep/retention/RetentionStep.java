package org.fengsui.server.platform.upkeep.retention;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Kept;
import org.fengsui.server.platform.kernel.Kept.Batch;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.upkeep.retention.RetentionStore.Limited;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Once a day forgets what has been kept long enough, in batches, and says so in the audit log. */
@Component
class RetentionStep implements Periodic {

    private static final Scope SCHOOL = Scope.school();
    private static final Duration EVERY = Duration.ofHours(24);
    private static final int BATCH = 500;

    private final RetentionStore table;
    private final List<Kept> kinds;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;

    RetentionStep(
            RetentionStore table,
            List<Kept> kinds,
            AuditLog audit,
            BusinessClock clock,
            TransactionTemplate transaction) {
        this.table = table;
        this.kinds = kinds;
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

    @Override
    public void runOnce() {
        var now = clock.now();
        List<Limited> due = transaction.execute(_ -> table.notSince(SCHOOL, now.minus(EVERY)));
        for (var kind : due) {
            kinds.stream()
                    .filter(kept -> kept.kind().equals(kind.kind()))
                    .forEach(kept -> forget(kept, kind, now));
        }
    }

    private void forget(Kept kept, Limited kind, Instant now) {
        var before = now.minus(Duration.ofDays(kind.days()));
        long all = 0;
        var some = new Batch(BATCH, 0);
        while (some.count() == BATCH) {
            some = batch(kept, before, some.last());
            all += some.count();
        }
        long forgotten = all;
        transaction.executeWithoutResult(_ -> table.gone(SCHOOL, kind.kind(), forgotten, now));
    }

    /** Each batch with its entry: whatever is gone is in the log, also when the next one fails. */
    private Batch batch(Kept kept, Instant before, long after) {
        return requireNonNull(
                transaction.execute(_ -> {
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
                    return some;
                }));
    }
}
