package org.fengsui.engine.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** Computes one due date, noting each day on the way. */
final class DueComputation {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;

    private final WorkCalendar calendar;
    private final Instant start;
    private final Roll roll;
    private final LocalDate startDay;
    private final List<DueStep> steps = new ArrayList<>();
    private boolean provisional;

    DueComputation(WorkCalendar calendar, Instant start, Roll roll) {
        this.calendar = calendar;
        this.start = start;
        this.roll = roll;
        this.startDay = dayOf(start);
        note(startDay, DueStep.Role.START, 0);
    }

    Due compute(DueExpression expression) {
        ZonedDateTime end =
                switch (expression) {
                    case DueExpression.Hours(int count) -> hours(count);
                    case DueExpression.NextDay(LocalTime time) -> nextDay(time);
                    case DueExpression.Days(int count) -> days(count);
                    case DueExpression.WorkingDays(int count) -> workingDays(count);
                    case DueExpression.By(LocalDateTime named) -> by(named);
                };
        if (end.getYear() > LAST_YEAR) {
            throw new DueException(DueException.Reason.YEARS, end.toOffsetDateTime().toString());
        }
        return new Due(expression, start, roll, end.toInstant(), provisional, steps);
    }

    private ZonedDateTime hours(int count) {
        return endingAt(start.plus(Duration.ofHours(count)).atZone(WorkCalendar.ZONE));
    }

    private ZonedDateTime by(LocalDateTime named) {
        return endingAt(named.atZone(WorkCalendar.ZONE));
    }

    private ZonedDateTime endingAt(ZonedDateTime end) {
        note(Due.lastDay(end.toLocalDateTime()), DueStep.Role.END, 0);
        return end;
    }

    private ZonedDateTime nextDay(LocalTime time) {
        LocalDate next = startDay.plusDays(1);
        boolean midnight = time.equals(LocalTime.MIDNIGHT);
        LocalDate last = midnight ? startDay : next;
        note(last, DueStep.Role.END, 0);
        return next.atTime(time).atZone(WorkCalendar.ZONE);
    }

    private ZonedDateTime days(int count) {
        for (int number = 1; number <= count; number++) {
            note(startDay.plusDays(number), DueStep.Role.COUNTED, number);
        }
        return endOf(rollFrom(startDay.plusDays(count)));
    }

    private ZonedDateTime workingDays(int count) {
        LocalDate day = startDay;
        int counted = 0;
        while (counted < count) {
            day = day.plusDays(1);
            boolean working = decide(day).isWorking();
            counted += working ? 1 : 0;
            note(day, working ? DueStep.Role.COUNTED : DueStep.Role.PASSED, working ? counted : 0);
        }
        return endOf(day);
    }

    private LocalDate rollFrom(LocalDate last) {
        if (roll == Roll.NONE || decide(last).isWorking()) {
            return last;
        }
        LocalDate day = last;
        while (!decide(day).isWorking()) {
            note(day, DueStep.Role.ROLLED_OVER, 0);
            day = day.plusDays(1);
        }
        note(day, DueStep.Role.ROLLED_TO, 0);
        return day;
    }

    private Day decide(LocalDate date) {
        Day day = calendar.day(date);
        provisional |= !day.isSettled();
        return day;
    }

    private void note(LocalDate date, DueStep.Role role, int number) {
        steps.add(new DueStep(calendar.day(date), role, number));
    }

    private static ZonedDateTime endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(WorkCalendar.ZONE);
    }

    private static LocalDate dayOf(Instant start) {
        try {
            LocalDate day = start.atZone(WorkCalendar.ZONE).toLocalDate();
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException e) {
            DueException refused = new DueException(DueException.Reason.YEARS, start.toString());
            refused.initCause(e);
            throw refused;
        }
        throw new DueException(DueException.Reason.YEARS, start.toString());
    }
}
