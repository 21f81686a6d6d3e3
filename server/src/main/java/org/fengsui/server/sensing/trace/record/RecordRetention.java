package org.fengsui.server.sensing.trace.record;

import java.time.Duration;
import java.util.Map;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Drops the records of days that are older than what is kept, and what was said of their files. */
@Component
class RecordRetention implements Periodic {

    private static final Scope SCHOOL = Scope.school();

    private final HourStore hours;
    private final UploadStore uploads;
    private final TraceSettings settings;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;

    RecordRetention(
            HourStore hours,
            UploadStore uploads,
            TraceSettings settings,
            AuditLog audit,
            BusinessClock clock,
            TransactionTemplate transaction) {
        this.hours = hours;
        this.uploads = uploads;
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
            uploads.forgetBefore(SCHOOL, first);
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
