package org.fengsui.engine.calendar;

import java.time.DateTimeException;
import java.time.LocalDateTime;
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
     * A moment that somebody named; no calendar decides it.
     *
     * @param end the moment in Asia/Shanghai; 24:00 of a day is the next day 00:00
     */
    record By(LocalDateTime end) implements DueExpression {
        @Override
        public String toString() {
            return "by " + end;
        }
    }

    /**
     * Reads {@code N hours}, {@code next day HH:MM}, {@code N days}, {@code N working days} or
     * {@code by YYYY-MM-DDTHH:MM}; case and the number of spaces do not matter, and the singular is
     * understood.
     *
     * @throws DueException when the text is none of these or the count is absurd
     */
    static DueExpression parse(String text) {
        Matcher matcher = Grammar.EXPRESSION.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new DueException(DueException.Reason.EXPRESSION, text);
        }
        if (matcher.group("end") != null) {
            return by(matcher.group("end"));
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

    private static By by(String end) {
        try {
            return new By(LocalDateTime.parse(end));
        } catch (DateTimeException e) {
            DueException refused = new DueException(DueException.Reason.EXPRESSION, "by " + end);
            refused.initCause(e);
            throw refused;
        }
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
                                + "|by\\s+(?<end>[0-9:.t-]+)"
                                + "|next\\s+day\\s+(?<hour>[01][0-9]|2[0-3]):(?<minute>[0-5][0-9])");

        private Grammar() {}
    }
}
