package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;
import org.fengsui.engine.calendar.DueExpression;
import org.fengsui.engine.calendar.Roll;
import org.fengsui.server.platform.calendar.SchoolCalendar;
import org.springframework.stereotype.Component;

/**
 * By when a claim should be re-tested. A working aid for the queue; the binding clock of the
 * office's re-test (第九、十条) is the ledger's.
 */
@Component
class RetestDue {

    private static final DueExpression PERIOD = new DueExpression.WorkingDays(3);

    private final SchoolCalendar calendar;

    RetestDue(SchoolCalendar calendar) {
        this.calendar = calendar;
    }

    Instant after(Instant claim) {
        return calendar.current().calendar().due(PERIOD, claim, Roll.NONE).at();
    }
}
