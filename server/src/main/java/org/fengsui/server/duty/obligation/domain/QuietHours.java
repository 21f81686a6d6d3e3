package org.fengsui.server.duty.obligation.domain;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.fengsui.server.platform.kernel.BusinessClock;

/**
 * The hours in which nobody is reminded; a reminder that falls into them waits for their end.
 *
 * @param from their begin in the school's zone
 * @param to their end, usually on the next day
 */
public record QuietHours(LocalTime from, LocalTime to) {

    /** The instant itself outside the quiet hours, else their end. */
    public Instant after(Instant instant) {
        ZonedDateTime local = instant.atZone(BusinessClock.ZONE);
        LocalTime time = local.toLocalTime();
        boolean overnight = from.isAfter(to);
        boolean late = !time.isBefore(from);
        boolean early = time.isBefore(to);
        boolean quiet = overnight ? late || early : late && early;
        if (!quiet) {
            return instant;
        }
        boolean endsTomorrow = overnight && late;
        return local.toLocalDate()
                .plusDays(endsTomorrow ? 1 : 0)
                .atTime(to)
                .atZone(BusinessClock.ZONE)
                .toInstant();
    }
}
