package org.fengsui.server.sensing.trace.record;

import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Duration;
import java.util.Map;

/** Drops the records of days that are older than what is kept. */
@Component
class RecordRetention implements Periodic {

    private static final Scope SCHOOL = Scope.school();

    private final HourStore hours;
    private final TraceSettings settings;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;

    RecordRetention(
            HourStore hours,
            TraceSettings settings,
            AuditLog audit,
            BusinessClock clock,
            TransactionTemplate transaction) {
        this.hours = hours;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "trace-retention";
    }

    @Override
    public Duration pause() {
        return Duration.ofHours(1);
    }

    @Override
    public void runOnce() {
        var first = settings.firstKept(clock.now());
        transaction.executeWithoutResult(status -> {
            if (hours.dropBefore(SCHOOL, first) > 0) {
                audit.append(
                        0,
                        name(),
                        "trace.records-dropped",
                        null,
                        Map.of("before", first.toString()));
            }
        });
    }
}
