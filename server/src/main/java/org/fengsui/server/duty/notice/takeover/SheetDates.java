package org.fengsui.server.duty.notice.takeover;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fengsui.server.platform.kernel.BusinessClock;

/** Days as people type them: 2026-02-12, 2026/2/12, 2026.2.12, 2026年2月12日, with an hour or not. */
final class SheetDates {

    private static final Pattern DATE =
            Pattern.compile(
                    "(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[T\\s]*(\\d{1,2})[:：](\\d{2})(?:[:：](\\d{2})(?:\\.\\d+)?)?)?");

    private SheetDates() {}

    /** When it began: the hour, or the beginning of the day. */
    static Optional<Instant> start(String text) {
        return read(text, false);
    }

    /** When it ended: the hour, or the end of the day (24:00). */
    static Optional<Instant> end(String text) {
        return read(text, true);
    }

    private static Optional<Instant> read(String text, boolean end) {
        var found = DATE.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        try {
            var day =
                    LocalDate.of(
                            number(found.group(1)), number(found.group(2)), number(found.group(3)));
            var hour = found.group(4);
            if (hour == null) {
                return Optional.of(
                        (end ? day.plusDays(1) : day).atStartOfDay(BusinessClock.ZONE).toInstant());
            }
            if (number(hour) == 24 && number(found.group(5)) == 0) {
                return Optional.of(day.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant());
            }
            var seconds = found.group(6);
            var time =
                    LocalTime.of(
                            number(hour),
                            number(found.group(5)),
                            seconds == null ? 0 : number(seconds));
            // A spreadsheet writes a day as its midnight.
            if (end && time.equals(LocalTime.MIDNIGHT)) {
                return Optional.of(day.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant());
            }
            return Optional.of(day.atTime(time).atZone(BusinessClock.ZONE).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
