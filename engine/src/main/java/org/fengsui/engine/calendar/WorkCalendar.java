package org.fengsui.engine.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The working days of China by the State Council's yearly plans. Immutable. A day of a year without
 * a plan is answered by the week and marked unsettled; so are the last days of December while the
 * next year's plan is missing, because that plan may name them (2022-12-31 was off by the plan for
 * 2023).
 */
public final class WorkCalendar {
    /** The zone of every due date. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /**
     * From this day on the plan of the next year may decide; no plan so far reached further back.
     */
    private static final MonthDay NEXT_PLAN_REACHES_BACK_TO = MonthDay.of(12, 28);

    private final SortedMap<Integer, YearPlan> plans;
    private final Map<LocalDate, YearPlan.Entry> named = new HashMap<>();

    private WorkCalendar(SortedMap<Integer, YearPlan> plans) {
        this.plans = plans;
        for (YearPlan plan : plans.values()) {
            for (YearPlan.Entry entry : plan.entries()) {
                LocalDate day = entry.first();
                while (!day.isAfter(entry.last())) {
                    named.put(day, entry);
                    day = day.plusDays(1);
                }
            }
        }
    }

    /** The calendar that comes with the engine: the plans of 2020 to 2026. */
    public static WorkCalendar bundled() {
        return Bundled.CALENDAR;
    }

    /**
     * The calendar of these plans alone; of two plans for one year the later in the list counts.
     */
    public static WorkCalendar of(List<YearPlan> plans) {
        SortedMap<Integer, YearPlan> byYear = new TreeMap<>();
        for (YearPlan plan : plans) {
            if (plan.isEmpty()) {
                byYear.remove(plan.year());
            } else {
                byYear.put(plan.year(), plan);
            }
        }
        return new WorkCalendar(byYear);
    }

    /**
     * This calendar with the plan of one year put in or replaced; an empty plan makes it unknown.
     */
    public WorkCalendar with(YearPlan plan) {
        List<YearPlan> all = new ArrayList<>(plans.values());
        all.add(plan);
        return of(all);
    }

    /** The plans by year. */
    public List<YearPlan> plans() {
        return List.copyOf(plans.values());
    }

    /** Whether the plan of the year is known. */
    public boolean knows(int year) {
        return plans.containsKey(year);
    }

    /** What kind of day a date is. */
    public Day day(LocalDate date) {
        YearPlan.Entry entry = named.get(date);
        boolean weekend =
                date.getDayOfWeek() == DayOfWeek.SATURDAY
                        || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (entry == null) {
            Day.Kind byWeek = weekend ? Day.Kind.WEEKEND : Day.Kind.WORKDAY;
            return new Day(date, byWeek, null, missingPlan(date));
        }
        if (entry.off()) {
            return new Day(date, Day.Kind.HOLIDAY, entry.name(), null);
        }
        return weekend
                ? new Day(date, Day.Kind.MAKE_UP_WORKDAY, entry.name(), null)
                : new Day(date, Day.Kind.WORKDAY, null, null);
    }

    /**
     * When a period that starts at an instant ends.
     *
     * @param expression the period
     * @param start when it starts
     * @param roll whether an end on a day off moves to the next working day
     * @throws DueException when start or end lie outside the years the calendar serves
     */
    public Due due(DueExpression expression, Instant start, Roll roll) {
        return new DueComputation(this, start, roll).compute(expression);
    }

    /** A short text that is equal for calendars with the same plans and differs otherwise. */
    public String version() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (YearPlan plan : plans.values()) {
                digest.update(plan.print().getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java lacks SHA-256", e);
        }
    }

    private @Nullable Integer missingPlan(LocalDate date) {
        int year = date.getYear();
        if (!knows(year)) {
            return year;
        }
        boolean late = !MonthDay.from(date).isBefore(NEXT_PLAN_REACHES_BACK_TO);
        return late && !knows(year + 1) ? Integer.valueOf(year + 1) : null;
    }

    private static final class Bundled {
        private static final String PLANS = "state-council.txt";
        static final WorkCalendar CALENDAR = of(YearPlan.parse(read()));

        private static String read() {
            try (InputStream in = WorkCalendar.class.getResourceAsStream(PLANS)) {
                if (in == null) {
                    throw new IllegalStateException("The engine was packed without " + PLANS);
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException("Reading " + PLANS, e);
            }
        }
    }
}
