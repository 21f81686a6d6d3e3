package org.fengsui.engine.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** The published days of 2024 to 2026 typed by hand, and due dates by walking day after day. */
final class NaiveCalendar {
    private static final String OFF =
            "2024-01-01 2024-02-10/17 2024-04-04/06 2024-05-01/05 2024-06-10 2024-09-15/17"
                    + " 2024-10-01/07 2025-01-01 2025-01-28/31 2025-02-01/04 2025-04-04/06"
                    + " 2025-05-01/05 2025-05-31 2025-06-01/02 2025-10-01/08 2026-01-01/03"
                    + " 2026-02-15/23 2026-04-04/06 2026-05-01/05 2026-06-19/21 2026-09-25/27"
                    + " 2026-10-01/07";
    private static final String WORKED =
            "2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29"
                    + " 2024-10-12 2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11"
                    + " 2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10";

    private final Set<LocalDate> off = days(OFF);
    private final Set<LocalDate> worked = days(WORKED);

    boolean works(LocalDate day) {
        if (off.contains(day)) {
            return false;
        }
        return worked.contains(day)
                || (day.getDayOfWeek() != DayOfWeek.SATURDAY
                        && day.getDayOfWeek() != DayOfWeek.SUNDAY);
    }

    LocalDate afterWorkingDays(LocalDate start, int count) {
        LocalDate day = start;
        int left = count;
        while (left > 0) {
            day = day.plusDays(1);
            if (works(day)) {
                left--;
            }
        }
        return day;
    }

    LocalDate roll(LocalDate last) {
        return works(last) ? last : roll(last.plusDays(1));
    }

    private static Set<LocalDate> days(String text) {
        Set<LocalDate> days = new HashSet<>();
        for (String run : text.split(" ", -1)) {
            LocalDate first = LocalDate.parse(run.substring(0, 10));
            int last =
                    run.length() > 10 ? Integer.parseInt(run.substring(11)) : first.getDayOfMonth();
            for (int day = first.getDayOfMonth(); day <= last; day++) {
                days.add(first.withDayOfMonth(day));
            }
        }
        return days;
    }
}
