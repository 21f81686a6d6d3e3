package org.fengsui.server.platform.page;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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

    /**
     * The page of rows that a room holds all together.
     *
     * @param all what the filters let through
     * @param orders how the columns sort, by key
     */
    public static <T> ListResult<T> within(
            ListRequest request, Collection<T> all, Map<String, Comparator<T>> orders) {
        var order = Objects.requireNonNull(orders.get(request.sort()), request.sort());
        var read =
                all.stream()
                        .sorted(request.descending() ? order.reversed() : order)
                        .skip(request.offset())
                        .limit(request.limit())
                        .toList();
        return of(request, read, all.size());
    }

    /** Whether the count stopped at its limit. */
    public boolean bounded() {
        return total > ListRequest.COUNT_LIMIT;
    }
}
