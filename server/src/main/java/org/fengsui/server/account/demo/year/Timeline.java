package org.fengsui.server.account.demo.year;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.fengsui.server.platform.kernel.BusinessClock;

/**
 * What people do in the demo's year, in the order of time; an act may put further acts after it.
 */
final class Timeline {

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final PriorityQueue<Moment> moments =
            new PriorityQueue<>(Comparator.comparing(Moment::at).thenComparingLong(Moment::order));
    private long order;

    private record Moment(Instant at, long order, Runnable act) {}

    /** Puts an act at an instant; of two at one instant the one put first is played first. */
    void at(Instant instant, Runnable act) {
        moments.add(new Moment(instant, order++, act));
    }

    /** When the next act is due; empty when all are played. */
    Optional<Instant> next() {
        return Optional.ofNullable(moments.peek()).map(Moment::at);
    }

    /** Plays the next act. */
    void play() {
        moments.remove().act().run();
    }

    /** A time of day some weekdays after an instant, in the school's zone; 0 is the same day. */
    static Instant weekday(Instant from, int days, LocalTime time) {
        var day = BusinessClock.day(from);
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (!WEEKEND.contains(day.getDayOfWeek())) {
                left--;
            }
        }
        return day.atTime(time).atZone(BusinessClock.ZONE).toInstant();
    }
}
