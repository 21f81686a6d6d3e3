package org.fengsui.server.platform.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What stands in one cell of a list: drawn by the kit, and written to exports as plain text. */
public sealed interface Cell {

    /** Which of the kit's cells draws it. */
    String kind();

    /** What an export writes. */
    String plain(Reader reader);

    /** What an export writes beside it: its quiet line; may be empty. */
    default String detail(Reader reader) {
        return "";
    }

    /** The name of the thing, with a quiet line below; leads to it. */
    record Title(String text, String below, @Nullable String href) implements Cell {
        @Override
        public String kind() {
            return "title";
        }

        @Override
        public String plain(Reader reader) {
            return text;
        }

        @Override
        public String detail(Reader reader) {
            return below;
        }
    }

    /** Words, with a quiet line below which may be empty. */
    record Words(String text, String below) implements Cell {
        @Override
        public String kind() {
            return "words";
        }

        @Override
        public String plain(Reader reader) {
            return text;
        }

        @Override
        public String detail(Reader reader) {
            return below;
        }
    }

    /** An address, a number of a document, a hash: figures that line up and may break anywhere. */
    record Code(String text) implements Cell {
        @Override
        public String kind() {
            return "code";
        }

        @Override
        public String plain(Reader reader) {
            return text;
        }
    }

    /** A level. */
    record OfLevel(Level level) implements Cell {
        @Override
        public String kind() {
            return "level";
        }

        @Override
        public String plain(Reader reader) {
            return reader.say(level.key());
        }
    }

    /** A state. */
    record OfState(Chip chip) implements Cell {
        @Override
        public String kind() {
            return "state";
        }

        @Override
        public String plain(Reader reader) {
            return chip.text();
        }
    }

    /** A duty's time. */
    record OfClock(ClockBar bar) implements Cell {
        @Override
        public String kind() {
            return "clock";
        }

        @Override
        public String plain(Reader reader) {
            return reader.times().plainDue(bar.due());
        }

        @Override
        public String detail(Reader reader) {
            return bar.words(reader);
        }
    }

    /** A past moment; null is a dash. */
    record Moment(@Nullable Instant at) implements Cell {
        @Override
        public String kind() {
            return "moment";
        }

        @Override
        public String plain(Reader reader) {
            return reader.times().plain(at);
        }
    }

    /** A figure that may lead to what it counts. */
    record Figure(long value, @Nullable String href) implements Cell {
        @Override
        public String kind() {
            return "figure";
        }

        @Override
        public String plain(Reader reader) {
            return Long.toString(value);
        }
    }

    /** What can be done with the row. */
    record Act(Action action) implements Cell {
        @Override
        public String kind() {
            return "act";
        }

        @Override
        public String plain(Reader reader) {
            return "";
        }
    }

    /** The name of the thing, leading to it. */
    static Cell title(String text, String below, String href) {
        return new Title(text, below, href);
    }

    /** Words; null is a dash. */
    static Cell words(@Nullable String text) {
        return new Words(text == null ? "—" : text, "");
    }

    /** Words with a quiet line below. */
    static Cell words(String text, String below) {
        return new Words(text, below);
    }

    /** An address or another code; null is a dash. */
    static Cell code(@Nullable String text) {
        return new Code(text == null ? "—" : text);
    }

    /** A level. */
    static Cell level(Level level) {
        return new OfLevel(level);
    }

    /** A state. */
    static Cell state(Chip chip) {
        return new OfState(chip);
    }

    /** A duty's time; null says that there is no due. */
    static Cell clock(@Nullable ClockBar bar) {
        return bar == null ? words(null) : new OfClock(bar);
    }

    /** A past moment. */
    static Cell moment(@Nullable Instant at) {
        return new Moment(at);
    }

    /** A figure. */
    static Cell figure(long value) {
        return new Figure(value, null);
    }

    /** A figure that leads to what it counts. */
    static Cell figure(long value, String href) {
        return new Figure(value, href);
    }

    /** What can be done with the row. */
    static Cell act(Action action) {
        return new Act(action);
    }
}
