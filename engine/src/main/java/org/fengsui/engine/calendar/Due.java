package org.fengsui.engine.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A due date with its reasons. Met at or before {@code at} is on time.
 *
 * @param expression the period
 * @param start when it started
 * @param roll whether an end on a day off moved on
 * @param at the due instant; 24:00 of a day is the next day 00:00 +08:00
 * @param provisional (暂定) true when a day that decided the date lies where no plan is known yet
 * @param steps day by day from the starting day
 */
public record Due(
        DueExpression expression,
        Instant start,
        Roll roll,
        Instant at,
        boolean provisional,
        List<DueStep> steps) {

    /** Copies the steps. */
    public Due {
        steps = List.copyOf(steps);
    }

    /** The due instant at +08:00. */
    public OffsetDateTime offsetDateTime() {
        return at.atZone(WorkCalendar.ZONE).toOffsetDateTime();
    }

    /** The last day of the period: the day before, when the due instant is a midnight. */
    public LocalDate lastDay() {
        return lastDay(offsetDateTime().toLocalDateTime());
    }

    static LocalDate lastDay(LocalDateTime end) {
        boolean midnight = end.toLocalTime().equals(LocalTime.MIDNIGHT);
        return midnight ? end.toLocalDate().minusDays(1) : end.toLocalDate();
    }

    /** Day and time as people read them, such as {@code 2026-02-26 24:00}. */
    public String print() {
        return print(offsetDateTime().toLocalDateTime());
    }

    static String print(LocalDateTime end) {
        LocalTime time = end.toLocalTime();
        return lastDay(end) + " " + (time.equals(LocalTime.MIDNIGHT) ? "24:00" : time.toString());
    }

    /** The years whose missing plans make the date provisional; empty when it is settled. */
    public SortedSet<Integer> unknownYears() {
        SortedSet<Integer> years = new TreeSet<>();
        for (DueStep step : steps) {
            Integer year = step.day().unknownYear();
            if (provisional && year != null && step.role() != DueStep.Role.START) {
                years.add(year);
            }
        }
        return years;
    }
}
