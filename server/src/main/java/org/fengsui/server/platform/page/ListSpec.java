package org.fengsui.server.platform.page;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * What a list offers: columns, filters, sorts, bulk acts. A constant of its room; everything an
 * address can ask for stands here, so nothing from outside reaches the SQL.
 *
 * @param key prefix of its message keys: {@code finding.list}
 * @param path its address
 * @param columns in their order
 * @param filters in their order
 * @param bulk what can be done with many rows
 * @param defaultSort column key, with {@code -} before it for downwards
 * @param tieBreak the SQL expression that makes the order total, such as {@code f.id}
 * @param id the row's identity
 * @param href the row's page, or null
 * @param exportPath the address of its CSV; null where the list's own address answers with it to
 *     {@code format=csv}, and the kit logs who took it
 * @param first what an empty list offers to begin with, or null
 * @param sample the file it offers to begin with, or null
 * @param <T> the row
 */
public record ListSpec<T>(
        String key,
        String path,
        List<Column<T>> columns,
        List<Filter> filters,
        List<Bulk> bulk,
        String defaultSort,
        String tieBreak,
        Function<T, String> id,
        @Nullable Function<T, String> href,
        @Nullable String exportPath,
        @Nullable Offer first,
        @Nullable Offer sample) {

    /** Days the record can hold: no year before 1900 or after 2999. */
    private static final Pattern DAY = Pattern.compile("(19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}");

    /** What an empty list offers, and to whom. */
    public record Offer(String href, Permission permission) {}

    /** Keeps its own copies; the default sort must be one of the columns'. */
    public ListSpec {
        columns = List.copyOf(columns);
        filters = List.copyOf(filters);
        bulk = List.copyOf(bulk);
    }

    /** A list of these columns, sorted by one of them. */
    public static <T> ListSpec<T> of(
            String key,
            String path,
            String defaultSort,
            String tieBreak,
            Function<T, String> id,
            List<Column<T>> columns) {
        return new ListSpec<>(
                key,
                path,
                columns,
                List.of(),
                List.of(),
                defaultSort,
                tieBreak,
                id,
                null,
                null,
                null,
                null);
    }

    private ListSpec<T> with(
            List<Filter> itsFilters,
            List<Bulk> itsBulk,
            @Nullable Function<T, String> itsHref,
            @Nullable String itsExport,
            @Nullable Offer itsFirst,
            @Nullable Offer itsSample) {
        return new ListSpec<>(
                key,
                path,
                columns,
                itsFilters,
                itsBulk,
                defaultSort,
                tieBreak,
                id,
                itsHref,
                itsExport,
                itsFirst,
                itsSample);
    }

    /** The same with filters. */
    public ListSpec<T> filters(Filter... offered) {
        return with(List.of(offered), bulk, href, exportPath, first, sample);
    }

    /** The same with bulk acts. */
    public ListSpec<T> bulk(Bulk... offered) {
        return with(filters, List.of(offered), href, exportPath, first, sample);
    }

    /** The same with rows that lead to a page. */
    public ListSpec<T> rowsLeadTo(Function<T, String> target) {
        return with(filters, bulk, target, exportPath, first, sample);
    }

    /** The same with an export at an address of its own, for what is read in pieces. */
    public ListSpec<T> exportedAt(String address) {
        return with(filters, bulk, href, address, first, sample);
    }

    /**
     * The same with the first thing to do while there is nothing: a page for who may do that. Its
     * words are the message {@code <list>.empty.act}.
     */
    public ListSpec<T> begunAt(String address, Permission permission) {
        return with(filters, bulk, href, exportPath, new Offer(address, permission), sample);
    }

    /**
     * The same with a file to try the import with while there is nothing, for who may import. It is
     * plainly fictional, and its own import takes it.
     */
    public ListSpec<T> sampledAt(String address, Permission permission) {
        return with(filters, bulk, href, exportPath, first, new Offer(address, permission));
    }

    /** What a search over everything asks of this list: these words, no other filter. */
    public ListRequest about(String words) {
        var params = new LinkedMultiValueMap<String, String>();
        params.add("q", words);
        return read(params);
    }

    /**
     * Reads a request. Parameters the list does not know are passed over; a sort, column, day, page
     * or fixed choice it does not have is refused, so that nobody exports more than was meant.
     */
    public ListRequest read(MultiValueMap<String, String> params) {
        var sortParam = params.getFirst("sort");
        var wanted = sortParam == null || sortParam.isBlank() ? defaultSort : sortParam;
        var down = wanted.startsWith("-");
        var sort = down ? wanted.substring(1) : wanted;
        var expression =
                columns.stream()
                        .filter(column -> column.key().equals(sort) && column.sort() != null)
                        .map(Column::sort)
                        .findFirst()
                        .orElseThrow(() -> wrong("sort", wanted));
        var cols = params.get("cols");
        var columnsShown = readColumns(cols == null ? null : String.join(",", cols));
        var asked =
                new ListRequest(
                        path,
                        readFilters(params),
                        sort,
                        down,
                        readPage(params.getFirst("page")),
                        ListRequest.PAGE_SIZE,
                        columnsShown,
                        !columnsShown.equals(readColumns(null)),
                        expression
                                + (down ? " desc nulls last, " : " asc nulls last, ")
                                + tieBreak
                                + (down ? " desc" : ""));
        return exportPath == null && "csv".equals(params.getFirst("format"))
                ? asked.forExport()
                : asked;
    }

    private Map<String, List<String>> readFilters(MultiValueMap<String, String> params) {
        var set = new LinkedHashMap<String, List<String>>();
        for (var filter : filters) {
            var values =
                    params.getOrDefault(filter.key(), List.of()).stream()
                            .map(String::strip)
                            .filter(value -> !value.isEmpty())
                            .distinct()
                            .toList();
            if (!values.isEmpty()) {
                values.forEach(value -> check(filter, value));
                set.put(
                        filter.key(),
                        filter.kind() == Filter.Kind.ANY ? values : values.subList(0, 1));
            }
        }
        return set;
    }

    private static void check(Filter filter, String value) {
        switch (filter.kind()) {
            case TEXT -> {
                if (value.length() > 200) {
                    throw wrong(filter.key(), value.substring(0, 50) + "…");
                }
            }
            case ONE, ANY -> {
                if (!filter.values().isEmpty() && !filter.values().contains(value)) {
                    throw wrong(filter.key(), value);
                }
            }
            case DAY -> {
                if (!DAY.matcher(value).matches() || !isDay(value)) {
                    throw wrong(filter.key(), value);
                }
            }
        }
    }

    private static boolean isDay(String value) {
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private Set<String> readColumns(@Nullable String cols) {
        if (cols == null) {
            return columns.stream()
                    .filter(Column::shown)
                    .map(Column::key)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
        var asked = new ArrayList<>(List.of(cols.split(",")));
        var chosen = new LinkedHashSet<String>();
        for (var column : columns) {
            if (asked.removeAll(List.of(column.key()))) {
                chosen.add(column.key());
            }
        }
        asked.removeIf(String::isBlank);
        if (!asked.isEmpty()) {
            throw wrong("cols", asked.getFirst());
        }
        return chosen.isEmpty() ? readColumns(null) : chosen;
    }

    private static int readPage(@Nullable String page) {
        if (page == null || page.isBlank()) {
            return 1;
        }
        int number;
        try {
            number = Integer.parseInt(page);
        } catch (NumberFormatException e) {
            throw wrong("page", page);
        }
        if (number < 1) {
            throw wrong("page", page);
        }
        if ((long) number * ListRequest.PAGE_SIZE > ListRequest.COUNT_LIMIT) {
            throw new Refusal(PageProblem.LIST_TOO_DEEP, ListRequest.COUNT_LIMIT);
        }
        return number;
    }

    private static Refusal wrong(String parameter, String value) {
        return new Refusal(PageProblem.LIST_ADDRESS, parameter, value);
    }

    /** The list for a reader, without options of its own. */
    public ListView view(ListRequest request, ListResult<T> result, Reader reader) {
        return view(request, result, reader, Map.of());
    }

    /**
     * The list for a reader.
     *
     * @param options the options of filters whose values the room gives per request, by filter key
     */
    public ListView view(
            ListRequest request,
            ListResult<T> result,
            Reader reader,
            Map<String, List<Filter.Option>> options) {
        return ListViews.of(this, request, result, reader, options);
    }

    /** The columns a request shows. */
    public List<Column<T>> shown(ListRequest request) {
        return columns.stream().filter(column -> request.columns().contains(column.key())).toList();
    }
}
