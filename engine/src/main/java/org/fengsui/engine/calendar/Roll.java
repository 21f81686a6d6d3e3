package org.fengsui.engine.calendar;

import java.util.Locale;

/** What happens when the last day of a period is not a working day (Civil Code art. 203). */
public enum Roll {
    /** The period ends on that day all the same. */
    NONE,
    /** The end moves to the next working day, at the same time of day. */
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
