package org.fengsui.engine.calendar;

/**
 * One day on the way to a due date, and what it does there.
 *
 * @param day the day
 * @param role what the day does
 * @param number the day's number in the count, from 1, where the role is {@link Role#COUNTED}; else
 *     0
 */
public record DueStep(Day day, Role role, int number) {

    /** What a day does in a period. */
    public enum Role {
        /** The period starts on this day; day counts leave it out. */
        START,
        /** The day has a number in the count. */
        COUNTED,
        /** The day is passed over: not a working day. */
        PASSED,
        /** A period of hours, or to a time next day, ends on this day. */
        END,
        /** The end would fall on this day, which is not a working day, and moves on. */
        ROLLED_OVER,
        /** The working day the end moved to. */
        ROLLED_TO
    }
}
