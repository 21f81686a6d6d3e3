package org.fengsui.server.platform.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A duty's time: start, now, due, and the article under it. The same bar everywhere.
 *
 * @param start when the clock started
 * @param due when it ends; midnight is 24:00 of the day before
 * @param provisional whether the due is 暂定: the year's calendar is not published
 * @param met when the duty was met, or null
 * @param waived whether the duty was waived
 * @param basis the article and the period in words, finished text
 * @param href the day-by-day explanation, or null
 * @param days the starts of the days that count, as ticks; may be empty
 */
public record ClockBar(
        Instant start,
        Instant due,
        boolean provisional,
        @Nullable Instant met,
        boolean waived,
        String basis,
        @Nullable String href,
        List<Instant> days) {

    /** Width of the drawing in its own units. */
    public static final int WIDTH = 400;

    /** What a bar says of a duty. */
    public enum State {
        /** Running. */
        OPEN("open"),
        /** Past its due, not met. */
        LATE("late"),
        /** Met on time. */
        MET("met"),
        /** Met after its due. */
        MET_LATE("met-late"),
        /** It goes on elsewhere; was not late then. */
        PASSED_ON("waived"),
        /** It goes on elsewhere; was late then. */
        PASSED_ON_LATE("met-late"),
        /** Waived. */
        WAIVED("waived");

        private final String look;

        State(String look) {
            this.look = look;
        }

        /** The class of its look. */
        public String look() {
            return look;
        }
    }

    /** What the fragment draws: texts, and positions between 0 and {@link #WIDTH}. */
    public record Face(
            State state, String say, String right, String title, int gone, List<Integer> ticks) {

        /** Whether the bar is hatched: late is a pattern, not a colour. */
        public boolean hatched() {
            return state == State.LATE || state == State.MET_LATE || state == State.PASSED_ON_LATE;
        }

        /** Whether the mark of the present is drawn. */
        public boolean nowShown() {
            return state == State.OPEN;
        }
    }

    /** Keeps its own copy. */
    public ClockBar {
        days = List.copyOf(days);
    }

    /** A running clock. */
    public static ClockBar running(Instant start, Instant due, String basis) {
        return new ClockBar(start, due, false, null, false, basis, null, List.of());
    }

    /** The same with a due that the missing calendar makes provisional. */
    public ClockBar provisional(boolean yes) {
        return new ClockBar(start, due, yes, met, waived, basis, href, days);
    }

    /** The same, met; null leaves it open. */
    public ClockBar met(@Nullable Instant at) {
        return new ClockBar(start, due, provisional, at, waived, basis, href, days);
    }

    /** The same, waived or not. */
    public ClockBar waived(boolean yes) {
        return new ClockBar(start, due, provisional, met, yes, basis, href, days);
    }

    /** The same with its explanation. */
    public ClockBar explained(@Nullable String target) {
        return new ClockBar(start, due, provisional, met, waived, basis, target, days);
    }

    /** The same with the days that count. */
    public ClockBar days(List<Instant> counted) {
        return new ClockBar(start, due, provisional, met, waived, basis, href, counted);
    }

    /** Where the duty stands at a moment. Met at its due is on time. */
    public State state(Instant now) {
        if (waived) {
            return met == null
                    ? State.WAIVED
                    : met.isAfter(due) ? State.PASSED_ON_LATE : State.PASSED_ON;
        }
        if (met != null) {
            return met.isAfter(due) ? State.MET_LATE : State.MET;
        }
        return now.isAfter(due) ? State.LATE : State.OPEN;
    }

    /** How it is worded and drawn for a reader. */
    public Face face(Reader reader) {
        var times = reader.times();
        var state = state(times.now());
        var dueText = times.due(due);
        var right =
                switch (state) {
                    case OPEN, LATE ->
                            provisional ? reader.say("clock.provisional", dueText) : dueText;
                    case MET, MET_LATE, PASSED_ON, PASSED_ON_LATE -> times.moment(met);
                    case WAIVED -> reader.say("clock.due", dueText);
                };
        var title = reader.say("clock.title", times.plain(start), times.plainDue(due));
        return new Face(state, say(state, reader), right, title, gone(state, times.now()), ticks());
    }

    /**
     * The bar in words: where the duty stands, since when if it was met, and under which article.
     */
    String words(Reader reader) {
        var times = reader.times();
        var state = state(times.now());
        var since =
                switch (state) {
                    case OPEN, LATE ->
                            provisional ? reader.say("clock.provisional", times.plainDue(due)) : "";
                    case MET, MET_LATE, PASSED_ON, PASSED_ON_LATE -> times.plain(met);
                    case WAIVED -> "";
                };
        return Stream.of(say(state, reader), since, basis)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private String say(State state, Reader reader) {
        return switch (state) {
            case OPEN, LATE -> reader.times().remaining(due);
            case MET -> reader.say("clock.met");
            case MET_LATE -> reader.say("clock.metLate", overdue(reader));
            case PASSED_ON -> reader.say("clock.passedOn");
            case PASSED_ON_LATE -> reader.say("clock.passedOnLate", overdue(reader));
            case WAIVED -> reader.say("clock.waived");
        };
    }

    private String overdue(Reader reader) {
        return reader.times().span(Duration.between(due, met == null ? due : met));
    }

    private int gone(State state, Instant now) {
        return switch (state) {
            case OPEN -> position(now);
            case MET, PASSED_ON -> position(met == null ? due : met);
            case LATE, MET_LATE, PASSED_ON_LATE -> WIDTH;
            case WAIVED -> 0;
        };
    }

    private List<Integer> ticks() {
        return days.stream().filter(day -> day.isAfter(start)).map(this::position).toList();
    }

    private int position(Instant instant) {
        long whole = Duration.between(start, due).toSeconds();
        if (whole <= 0) {
            return WIDTH;
        }
        long part = Duration.between(start, instant).toSeconds();
        return Math.clamp(part * WIDTH / whole, 0, WIDTH);
    }
}
