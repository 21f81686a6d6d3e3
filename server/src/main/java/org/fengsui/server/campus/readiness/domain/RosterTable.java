package org.fengsui.server.campus.readiness.domain;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.fengsui.engine.calendar.Day;
import org.fengsui.engine.calendar.WorkCalendar;
import org.fengsui.server.campus.readiness.ReadinessProblem;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A table of shifts: day, from, to, who, telephone, deputy, telephone. The day is a date, or a kind
 * of day that makes the line a pattern: 周一 to 周日, 每天, 工作日, 休息日, 节假日. On a legal holiday the lines
 * for 节假日 take the place of all others.
 */
public final class RosterTable {

    private static final Pattern CELL = Pattern.compile("[,，\t]");
    private static final Pattern LINE = Pattern.compile("\\R");
    private static final String HOLIDAY = "节假日";
    private static final String WEEKDAYS = "一二三四五六日";
    private static final int CELLS = 7;
    private static final int LEAST_CELLS = 4;
    private static final int LONGEST_CELL = 60;

    private final List<Row> rows;

    private RosterTable(List<Row> rows) {
        this.rows = rows;
    }

    /**
     * A shift as the table says it.
     *
     * @param deputy empty where there is none
     */
    public record Planned(
            Instant from,
            Instant to,
            String name,
            String phone,
            String deputy,
            String deputyPhone) {}

    private record Row(
            String day,
            @Nullable LocalDate date,
            LocalTime from,
            LocalTime to,
            List<String> people) {

        private boolean fits(Day day, boolean holidayLines) {
            if (date != null) {
                return date.equals(day.date());
            }
            if (day.kind() == Day.Kind.HOLIDAY && holidayLines) {
                return this.day.equals(HOLIDAY);
            }
            return switch (this.day) {
                case "每天" -> true;
                case "工作日" -> day.isWorking();
                case "休息日" -> !day.isWorking();
                case HOLIDAY -> day.kind() == Day.Kind.HOLIDAY;
                default -> weekday(this.day) == day.date().getDayOfWeek();
            };
        }
    }

    /**
     * Reads a table; a line of heads and empty lines are passed over.
     *
     * @throws Refusal if a line cannot be read; names it
     */
    public static RosterTable read(String text) {
        var rows = new ArrayList<Row>();
        int number = 0;
        for (var line : LINE.split(text.replace("\uFEFF", ""), -1)) {
            number++;
            if (!line.isBlank() && !line.strip().startsWith("日期")) {
                rows.add(row(number, List.of(CELL.split(line, -1))));
            }
        }
        if (rows.isEmpty()) {
            throw new Refusal(ReadinessProblem.ROSTER_LINE, "1");
        }
        return new RosterTable(List.copyOf(rows));
    }

    private static Row row(int number, List<String> read) {
        var wrong = new Refusal(ReadinessProblem.ROSTER_LINE, Integer.toString(number));
        if (read.size() < LEAST_CELLS) {
            throw wrong;
        }
        var cells = new ArrayList<String>();
        for (int at = 0; at < CELLS; at++) {
            var cell = at < read.size() ? read.get(at).strip() : "";
            if (cell.length() > LONGEST_CELL) {
                throw wrong;
            }
            cells.add(cell);
        }
        try {
            var day = cells.get(0).replace("星期", "周");
            var pattern =
                    Map.of("每天", 1, "工作日", 1, "休息日", 1, HOLIDAY, 1).containsKey(day)
                            || weekday(day) != null;
            if (cells.get(3).isEmpty()) {
                throw wrong;
            }
            return new Row(
                    day,
                    pattern ? null : LocalDate.parse(day),
                    time(cells.get(1)),
                    time(cells.get(2)),
                    List.copyOf(cells.subList(3, CELLS)));
        } catch (DateTimeException e) {
            wrong.addSuppressed(e);
            throw wrong;
        }
    }

    /** 24:00 is the 0:00 that follows. */
    private static LocalTime time(String text) {
        return LocalTime.parse(
                text.equals("24:00") ? "00:00" : text.length() == 4 ? "0" + text : text);
    }

    private static @Nullable DayOfWeek weekday(String day) {
        int at = day.length() == 2 && day.startsWith("周") ? WEEKDAYS.indexOf(day.charAt(1)) : -1;
        return at < 0 ? null : DayOfWeek.of(at + 1);
    }

    /** The shifts that begin on these days, both included. */
    public List<Planned> planned(LocalDate first, LocalDate last, WorkCalendar calendar) {
        var holidayLines = rows.stream().anyMatch(row -> row.day().equals(HOLIDAY));
        var all = new ArrayList<Planned>();
        for (var date = first; !date.isAfter(last); date = date.plusDays(1)) {
            var day = calendar.day(date);
            for (var row : rows) {
                if (row.fits(day, holidayLines)) {
                    all.add(planned(date, row));
                }
            }
        }
        return all;
    }

    private static Planned planned(LocalDate date, Row row) {
        var until = row.to().isAfter(row.from()) ? date : date.plusDays(1);
        var people = row.people();
        return new Planned(
                date.atTime(row.from()).atZone(BusinessClock.ZONE).toInstant(),
                until.atTime(row.to()).atZone(BusinessClock.ZONE).toInstant(),
                people.get(0),
                people.get(1),
                people.get(2),
                people.get(3));
    }
}
