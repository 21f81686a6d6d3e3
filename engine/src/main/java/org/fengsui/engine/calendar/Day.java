package org.fengsui.engine.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One day as the working-day calendar sees it.
 *
 * @param date the day in Asia/Shanghai
 * @param kind what kind of day it is; by the week alone where {@code unknownYear} is set
 * @param holiday the holiday's Chinese name for a holiday or a make-up workday; else null
 * @param unknownYear the year whose plan is missing and could still change this day; null when the
 *     day is settled
 */
public record Day(
        LocalDate date, Kind kind, @Nullable String holiday, @Nullable Integer unknownYear) {

    /** The kinds of day. */
    public enum Kind {
        /** Monday to Friday and not off. */
        WORKDAY(true),
        /** Saturday or Sunday. */
        WEEKEND(false),
        /** A day off by the State Council's plan, whatever day of the week. */
        HOLIDAY(false),
        /** A Saturday or Sunday worked by the plan. */
        MAKE_UP_WORKDAY(true);

        private final boolean working;

        Kind(boolean working) {
            this.working = working;
        }
    }

    /** Whether people work on this day, as far as is known. */
    public boolean isWorking() {
        return kind.working;
    }

    /** Whether the plans that can name this day are all known, or one of them names it. */
    public boolean isSettled() {
        return unknownYear == null;
    }
}
