package org.fengsui.server.platform.page;

import java.util.List;

/**
 * What a store answers to a {@link ListRequest}.
 *
 * @param rows the page's rows
 * @param more whether there is a next page
 * @param total how many there are, counted up to {@link ListRequest#COUNT_LIMIT}; negative if not
 *     counted
 * @param <T> the row
 */
public record ListResult<T>(List<T> rows, boolean more, long total) {

    /** Keeps its own copy. */
    public ListResult {
        rows = List.copyOf(rows);
    }

    /**
     * Cuts what a store read with {@link ListRequest#limit()} to the page.
     *
     * @param read up to one row more than the page
     * @param total count, bounded by {@code limit COUNT_LIMIT + 1}
     */
    public static <T> ListResult<T> of(ListRequest request, List<T> read, long total) {
        var more = read.size() > request.size();
        return new ListResult<>(more ? read.subList(0, request.size()) : read, more, total);
    }

    /** Whether the count stopped at its limit. */
    public boolean bounded() {
        return total > ListRequest.COUNT_LIMIT;
    }
}
