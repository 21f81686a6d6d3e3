package org.fengsui.engine.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The State Council's arrangement for one year. A plan without entries says nothing: the year stays
 * unknown, it does not lose its holidays.
 *
 * @param year the year arranged
 * @param papers where the arrangement was published
 * @param entries runs of days off and of weekend days worked; they may reach back into the December
 *     before the year
 */
public record YearPlan(int year, List<String> papers, List<Entry> entries) {
    private static final Pattern DAYS =
            Pattern.compile("(off|work)\\s+(\\S+)(?:\\s+(\\d\\S+))?\\s+(\\S+)");

    /**
     * A run of days, all off or all worked.
     *
     * @param first the first day
     * @param last the last day, included
     * @param off true for days off, false for days worked
     * @param name the holiday the run belongs to, in Chinese as published
     */
    public record Entry(LocalDate first, LocalDate last, boolean off, String name) {
        /**
         * Checks the order.
         *
         * @throws YearPlanException when the last day comes before the first
         */
        public Entry {
            if (last.isBefore(first)) {
                throw new YearPlanException(YearPlanException.Reason.DATES, 0, first + " " + last);
            }
        }

        String print() {
            String days = last.equals(first) ? first.toString() : first + " " + last;
            return (off ? "off " : "work ") + days + " " + name;
        }
    }

    /**
     * Checks that each day lies in the year or the December before and is named once.
     *
     * @throws YearPlanException naming the day
     */
    public YearPlan {
        papers = List.copyOf(papers);
        entries = List.copyOf(entries);
        Set<LocalDate> seen = new HashSet<>();
        for (Entry entry : entries) {
            if (!belongs(year, entry.first()) || !belongs(year, entry.last())) {
                throw new YearPlanException(
                        YearPlanException.Reason.OUTSIDE_YEAR, 0, entry.print());
            }
            for (LocalDate day = entry.first(); !day.isAfter(entry.last()); day = day.plusDays(1)) {
                if (!seen.add(day)) {
                    throw new YearPlanException(YearPlanException.Reason.TWICE, 0, entry.print());
                }
            }
        }
    }

    /** Whether the plan says nothing, so that the year is unknown. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /**
     * Reads plans written as lines {@code year Y}, {@code paper WHERE}, {@code off FIRST [LAST]
     * NAME}, {@code work FIRST [LAST] NAME}; empty lines and lines starting with # are skipped.
     *
     * @throws YearPlanException naming the line; nothing is taken then
     */
    public static List<YearPlan> parse(String text) {
        Parser parser = new Parser();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            String content = line.strip();
            if (!content.isEmpty() && !content.startsWith("#")) {
                parser.take(content, number);
            }
        }
        parser.closeYear();
        return List.copyOf(parser.plans);
    }

    /** The plan as {@link #parse} reads it. */
    public String print() {
        StringBuilder text = new StringBuilder("year ").append(year).append('\n');
        papers.forEach(paper -> text.append("paper ").append(paper).append('\n'));
        entries.forEach(entry -> text.append(entry.print()).append('\n'));
        return text.toString();
    }

    private static boolean belongs(int year, LocalDate day) {
        return day.getYear() == year
                || (day.getYear() == year - 1 && day.getMonth() == Month.DECEMBER);
    }

    private static final class Parser {
        private final List<YearPlan> plans = new ArrayList<>();
        private final List<String> papers = new ArrayList<>();
        private final List<Entry> entries = new ArrayList<>();
        private int year;
        private int yearLine;

        void take(String content, int line) {
            if (content.matches("year\\s+\\d{4}")) {
                closeYear();
                year = Integer.parseInt(content.substring(content.length() - 4));
                yearLine = line;
                return;
            }
            if (yearLine == 0) {
                throw new YearPlanException(YearPlanException.Reason.BEFORE_YEAR, line, content);
            }
            Matcher days = DAYS.matcher(content);
            if (content.matches("paper\\s+\\S+")) {
                papers.add(content.substring(5).strip());
            } else if (days.matches()) {
                entries.add(entry(days, line));
            } else {
                throw new YearPlanException(YearPlanException.Reason.LINE, line, content);
            }
        }

        void closeYear() {
            if (yearLine == 0) {
                return;
            }
            try {
                plans.add(new YearPlan(year, papers, entries));
            } catch (YearPlanException e) {
                throw e.atLine(yearLine);
            }
            papers.clear();
            entries.clear();
        }

        private static Entry entry(Matcher days, int line) {
            String last = days.group(3);
            try {
                LocalDate first = LocalDate.parse(days.group(2));
                return new Entry(
                        first,
                        last == null ? first : LocalDate.parse(last),
                        days.group(1).equals("off"),
                        days.group(4));
            } catch (DateTimeParseException e) {
                YearPlanException refused =
                        new YearPlanException(YearPlanException.Reason.DATES, line, days.group());
                refused.initCause(e);
                throw refused;
            } catch (YearPlanException e) {
                throw e.atLine(line);
            }
        }
    }
}
