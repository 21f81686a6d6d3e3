package org.fengsui.server.platform.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart with the table it is drawn from. The table is the page; the drawing is made from it.
 *
 * @param kind bars or lines
 * @param title finished text, also read out
 * @param rowHead heading of the labels: 日期
 * @param series names of the series, with their levels where they are levels
 * @param rows a label, one value per series, and the list behind it
 */
public record Chart(Kind kind, String title, String rowHead, List<Series> series, List<Row> rows) {

    /** How it is drawn. */
    public enum Kind {
        /** Bars, one beside another. */
        BARS("bars"),
        /** Bars that lie, a name beside each: for names that are long or must all be read. */
        RANKED("ranked"),
        /** Bars on one another. */
        STACKED("stacked"),
        /** Lines over time. */
        LINES("lines");

        private final String look;

        Kind(String look) {
            this.look = look;
        }

        /** Its name for the drawing. */
        public String look() {
            return look;
        }
    }

    /** A series; one with a level takes the level's colour, others the colours of acts. */
    public record Series(String name, @Nullable Level level) {}

    /**
     * A label with one value per series.
     *
     * @param quiet whether nothing can be expected there (a weekend)
     * @param level the level the row stands for, whose colour its bar takes; or null
     */
    public record Row(
            String label,
            List<Long> values,
            @Nullable String href,
            boolean quiet,
            @Nullable Level level) {

        /** A row that stands for no level. */
        public Row(String label, List<Long> values, @Nullable String href, boolean quiet) {
            this(label, values, href, quiet, null);
        }

        /** Keeps its own copy. */
        public Row {
            values = List.copyOf(values);
        }
    }

    /** Keeps its own copies; each row has one value per series. */
    public Chart {
        series = List.copyOf(series);
        rows = List.copyOf(rows);
        for (var row : rows) {
            if (row.values().size() != series.size()) {
                throw new IllegalArgumentException(
                        row.label() + ": " + row.values().size() + " values, not " + series.size());
            }
        }
    }
}
