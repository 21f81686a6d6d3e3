package org.fengsui.engine.calendar;

import java.util.Locale;

/**
 * What happens when the last day of a period is not a working day (Civil Code art. 203). It moves
 * ends that were counted in days; hours and "next day HH:MM" say by their own wording when they end
 * (art. 204) and never roll.
 */
public enum Roll {
    /** The period ends on that day all the same. */
    NONE,
    /** The end of a count of days moves to the end of the next working day. */
    NEXT_WORKING_DAY;

    /**
     * Reads {@code none} or {@code next-working-day}.
     *
     * @throws DueException for any other text
     */
    public static Roll parse(String text) {
        for (Roll roll : values()) {
            if (roll.toString().equals(text.strip().toLowerCase(Locale.ROOT))) {
                return roll;
            }
        }
        throw new DueException(DueException.Reason.ROLL, text);
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
