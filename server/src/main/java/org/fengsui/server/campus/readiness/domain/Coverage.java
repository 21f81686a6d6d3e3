package org.fengsui.server.campus.readiness.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.fengsui.server.campus.readiness.DutyRoster.Shift;
import org.fengsui.server.platform.kernel.BusinessClock;

/** How long nobody is on duty: every hour counts, on legal holidays too (第十四条). */
public final class Coverage {

    private Coverage() {}

    /**
     * How much of a day has nobody.
     *
     * @param shifts all that touch the day
     * @param since hours before it are not counted: the roster began then
     */
    public static Duration open(LocalDate day, List<Shift> shifts, Instant since) {
        var start = day.atStartOfDay(BusinessClock.ZONE).toInstant();
        var end = day.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
        var at = start.isBefore(since) ? since : start;
        var open = Duration.ZERO;
        for (var shift : shifts.stream().sorted(Comparator.comparing(Shift::from)).toList()) {
            if (shift.from().isAfter(at) && at.isBefore(end)) {
                open =
                        open.plus(
                                Duration.between(
                                        at, shift.from().isBefore(end) ? shift.from() : end));
            }
            if (shift.to().isAfter(at)) {
                at = shift.to();
            }
        }
        return at.isBefore(end) ? open.plus(Duration.between(at, end)) : open;
    }
}
