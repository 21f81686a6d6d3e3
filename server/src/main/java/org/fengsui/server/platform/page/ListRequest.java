package org.fengsui.server.platform.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a reader asks of a list, read from its address by {@link ListSpec#read}: filters, sort, page
 * and columns, all checked against what the list offers.
 *
 * @param path the list's address
 * @param filters values by filter key, in the order of the list's filters; only those set
 * @param sort key of the column it is sorted by
 * @param descending whether downwards
 * @param page from 1
 * @param size rows a page
 * @param columns keys of the columns shown, in the list's order
 * @param chosenColumns whether the reader chose them
 * @param orderBy checked SQL, {@code "f.severity desc nulls last, f.id"}
 */
public record ListRequest(
        String path,
        Map<String, List<String>> filters,
        String sort,
        boolean descending,
        int page,
        int size,
        Set<String> columns,
        boolean chosenColumns,
        String orderBy) {

    /** Rows a page. */
    public static final int PAGE_SIZE = 50;

    /** Counts stop here and say "more than". */
    public static final int COUNT_LIMIT = 10_000;

    /** Rows an export writes at most. */
    public static final int EXPORT_LIMIT = 100_000;

    /** Rows of an export read at once; {@link #EXPORT_LIMIT} is a multiple of it. */
    public static final int EXPORT_PIECE = 2_000;

    /** Keeps its own copies. */
    public ListRequest {
        filters = Collections.unmodifiableMap(new LinkedHashMap<>(filters));
        columns = Collections.unmodifiableSet(new LinkedHashSet<>(columns));
    }

    /** The words of a filter; empty if it is not set. */
    public Optional<String> value(String filter) {
        return values(filter).stream().findFirst();
    }

    /** The values of a filter; empty if it is not set. */
    public List<String> values(String filter) {
        return filters.getOrDefault(filter, List.of());
    }

    /** The identity a filter names; empty if it is not set, and one that is none finds nothing. */
    public Optional<Long> id(String filter) {
        return value(filter)
                .map(typed -> typed.matches("[0-9]{1,18}") ? Long.parseLong(typed) : -1L);
    }

    /** Whether a text has the words of the search in it, in small or capital letters. */
    public boolean finds(String text) {
        return value("q").stream()
                .map(words -> words.toLowerCase(Locale.ROOT))
                .allMatch(text.toLowerCase(Locale.ROOT)::contains);
    }

    /** Whether nothing is filtered. */
    public boolean unfiltered() {
        return filters.isEmpty();
    }

    /** One row more than a page, so that the store knows whether there is a next one. */
    public int limit() {
        return size + 1;
    }

    /** Rows before the page. */
    public int offset() {
        return (page - 1) * size;
    }

    /** The same request for everything at once, as an export writes it. */
    public ListRequest forExport() {
        return new ListRequest(
                path, filters, sort, descending, 1, EXPORT_LIMIT, columns, chosenColumns, orderBy);
    }

    /** Whether it asks for everything at once. */
    public boolean whole() {
        return size == EXPORT_LIMIT;
    }

    /** The same request for one of the pieces an export is read in. */
    public ListRequest piece(int number) {
        return new ListRequest(
                path,
                filters,
                sort,
                descending,
                number,
                EXPORT_PIECE,
                columns,
                chosenColumns,
                orderBy);
    }

    /** The address of the same list on another page. */
    public String onPage(int other) {
        return address(path, filters, sort, descending, other);
    }

    /** The address sorted by another column; the present one turns round. */
    public String sortedBy(String column) {
        return address(path, filters, column, column.equals(sort) && !descending, 1);
    }

    /** The address without one filter value. */
    public String without(String filter, String value) {
        var fewer = new LinkedHashMap<>(filters);
        var left = values(filter).stream().filter(one -> !one.equals(value)).toList();
        if (left.isEmpty()) {
            fewer.remove(filter);
        } else {
            fewer.put(filter, left);
        }
        return address(path, fewer, sort, descending, 1);
    }

    /** The address without any filter. */
    public String cleared() {
        return address(path, Map.of(), sort, descending, 1);
    }

    /** The address of the same question at another path, such as the export's. */
    public String at(String otherPath) {
        return address(otherPath, filters, sort, descending, 1);
    }

    private String address(
            String where, Map<String, List<String>> what, String by, boolean down, int at) {
        var parts =
                Stream.of(
                                what.entrySet().stream()
                                        .flatMap(entry ->
                                                entry.getValue().stream()
                                                        .map(value -> pair(entry.getKey(), value))),
                                Stream.of(pair("sort", (down ? "-" : "") + by)),
                                chosenColumns
                                        ? Stream.of(pair("cols", String.join(",", columns)))
                                        : Stream.<String>empty(),
                                at > 1
                                        ? Stream.of(pair("page", Integer.toString(at)))
                                        : Stream.<String>empty())
                        .flatMap(part -> part)
                        .collect(Collectors.joining("&"));
        return where + "?" + parts;
    }

    private static String pair(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
