package org.fengsui.server.sensing.trace.record;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Drops the days whose records are older than what is kept, each in a transaction of its own. */
@Component
class RecordRetention implements Periodic {

    private static final Scope SCHOOL = Scope.school();

    private final DayStore days;
    private final TraceSettings settings;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;

    RecordRetention(
            DayStore days,
            TraceSettings settings,
            AuditLog audit,
            BusinessClock clock,
            TransactionTemplate transaction) {
        this.days = days;
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
        var first = LocalDate.ofInstant(clock.now().minus(settings.keep()), ZoneOffset.UTC);
        List<LocalDate> old =
                Objects.requireNonNull(
                        transaction.execute(status -> days.before(SCHOOL, first)));
        for (var day : old) {
            transaction.executeWithoutResult(status -> {
                days.drop(SCHOOL, day);
                audit.append(
                        0, name(), "trace.records-dropped", null, Map.of("day", day.toString()));
            });
        }
    }
}
