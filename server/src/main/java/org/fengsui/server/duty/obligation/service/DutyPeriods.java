package org.fengsui.server.duty.obligation.service;

import java.time.Instant;
import org.fengsui.engine.calendar.DueExpression;
import org.fengsui.server.campus.readiness.ProtectionPeriods;
import org.fengsui.server.duty.obligation.domain.Duty;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.springframework.stereotype.Component;

/**
 * How long a duty lasts that starts at an instant: within a protection period (重保) it is shorter.
 */
@Component
class DutyPeriods {

    private final ProtectionPeriods protection;

    DutyPeriods(ProtectionPeriods protection) {
        this.protection = protection;
    }

    DueExpression of(Duty duty, Instant start) {
        var shorter = !duty.protectedDue().equals(duty.due());
        return shorter && !protection.on(BusinessClock.day(start)).isEmpty()
                ? duty.protectedDue()
                : duty.due();
    }
}
