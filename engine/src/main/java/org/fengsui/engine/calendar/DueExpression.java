package org.fengsui.engine.calendar;

import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A period as the regulation writes it; prints as {@link #parse} reads it. */
public sealed interface DueExpression {

    /**
     * Hours from the instant, day or night.
     *
     * @param count from 1 to ten years
     */
    record Hours(int count) implements DueExpression {
        /**
         * Checks the count.
         *
         * @throws DueException when it is out of bounds
         */
        public Hours {
            check(count, 87_600, "hours");
        }

        @Override
        public String toString() {
            return count + (count == 1 ? " hour" : " hours");
        }
    }

    /**
     * A time on the calendar day after the start (次日).
     *
     * @param time the time in Asia/Shanghai
     */
    record NextDay(LocalTime time) implements DueExpression {
        @Override
        public String toString() {
            return "next day " + time;
        }
    }

    /**
     * Calendar days (自然日), the starting day left out, to 24:00 of the last.
     *
     * @param count from 1 to ten years
     */
    record Days(int count) implements DueExpression {
        /**
         * Checks the count.
         *
         * @throws DueException when it is out of bounds
         */
        public Days {
            check(count, 3_650, "days");
        }

        @Override
        public String toString() {
            return count + (count == 1 ? " day" : " days");
        }
    }

    /**
     * Working days (工作日), the starting day left out, to 24:00 of the last.
     *
     * @param count from 1 to ten years
     */
    record WorkingDays(int count) implements DueExpression {
        /**
         * Checks the count.
         *
         * @throws DueException when it is out of bounds
         */
        public WorkingDays {
            check(count, 2_500, "working days");
        }

        @Override
        public String toString() {
            return count + (count == 1 ? " working day" : " working days");
        }
    }

    /**
     * Reads {@code N hours}, {@code next day HH:MM}, {@code N days} or {@code N working days}; case
     * and the number of spaces do not matter, and the singular is understood.
     *
     * @throws DueException when the text is none of these or the count is absurd
     */
    static DueExpression parse(String text) {
        Matcher matcher = Grammar.EXPRESSION.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new DueException(DueException.Reason.EXPRESSION, text);
        }
        if (matcher.group("count") == null) {
            return new NextDay(
                    LocalTime.of(
                            Integer.parseInt(matcher.group("hour")),
                            Integer.parseInt(matcher.group("minute"))));
        }
        if (matcher.group("count").length() > 9) {
            throw new DueException(DueException.Reason.COUNT, text);
        }
        int count = Integer.parseInt(matcher.group("count"));
        return switch (matcher.group("unit")) {
            case "hour" -> new Hours(count);
            case "day" -> new Days(count);
            default -> new WorkingDays(count);
        };
    }

    private static void check(int count, int most, String unit) {
        if (count < 1 || count > most) {
            throw new DueException(DueException.Reason.COUNT, count + " " + unit);
        }
    }

    /** The grammar, compiled when the first text is read. */
    final class Grammar {
        private static final Pattern EXPRESSION =
                Pattern.compile(
                        "(?<count>[0-9]+)\\s+(?<unit>hour|day|working\\s+day)s?"
                                + "|next\\s+day\\s+(?<hour>[01][0-9]|2[0-3]):(?<minute>[0-5][0-9])");

        private Grammar() {}
    }
}
