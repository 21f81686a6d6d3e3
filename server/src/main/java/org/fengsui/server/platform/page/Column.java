package org.fengsui.server.platform.page;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A column a list offers. Its heading is the message {@code <list>.col.<key>}.
 *
 * @param key name in addresses and message keys
 * @param cell what stands in it for a row and a reader
 * @param sort the SQL expression it sorts by, a constant of the room; null cannot be sorted
 * @param shown whether it is shown before the reader chooses
 * @param figures whether its cells are right-aligned figures
 * @param <T> the row
 */
public record Column<T>(
        String key,
        BiFunction<T, Reader, Cell> cell,
        @Nullable String sort,
        boolean shown,
        boolean figures) {

    /** A column shown at first, not sortable. */
    public static <T> Column<T> of(String key, BiFunction<T, Reader, Cell> cell) {
        return new Column<>(key, cell, null, true, false);
    }

    /** The same, sortable by an SQL expression that must be a constant. */
    public Column<T> sortedBy(String expression) {
        return new Column<>(key, cell, expression, shown, figures);
    }

    /** The same, hidden until chosen. */
    public Column<T> hidden() {
        return new Column<>(key, cell, sort, false, figures);
    }

    /** The same, right-aligned. */
    public Column<T> rightAligned() {
        return new Column<>(key, cell, sort, shown, true);
    }
}
