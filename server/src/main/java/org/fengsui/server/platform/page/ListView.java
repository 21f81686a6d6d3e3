package org.fengsui.server.platform.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list as the fragment {@code page/list :: list(view)} draws it; made by {@link ListSpec#view}.
 *
 * @param key prefix of its message keys
 * @param request what was asked
 * @param heads headings of the columns shown
 * @param rows the page's rows
 * @param filters the filters with their options
 * @param chips the filters set, each with the address without it
 * @param choosable all columns, for choosing
 * @param bulk what this reader may do with many rows
 * @param count finished text: how many there are
 * @param previous address of the page before, or null
 * @param next address of the page after, or null
 * @param export address of the CSV of exactly this
 * @param empty what to say when there is nothing at all, or nothing for these filters
 */
public record ListView(
        String key,
        ListRequest request,
        List<Head> heads,
        List<Row> rows,
        List<FilterView> filters,
        List<ChipView> chips,
        List<Choosable> choosable,
        List<BulkView> bulk,
        String count,
        @Nullable String previous,
        @Nullable String next,
        String export,
        Empty empty) {

    /**
     * A heading.
     *
     * @param sortHref address sorted by it, or null
     * @param sorted {@code ascending}, {@code descending} or {@code none}
     */
    public record Head(
            String key, String label, @Nullable String sortHref, String sorted, boolean figures) {}

    /** A row with its cells in the order of the headings. */
    public record Row(String id, @Nullable String href, List<Cell> cells) {}

    /** A filter with its options; {@code open} says whether any value is set. */
    public record FilterView(
            String key,
            Filter.Kind kind,
            String label,
            List<Filter.Option> options,
            List<String> values,
            boolean quiet) {

        /** Whether a value is set. */
        public boolean has(String value) {
            return values.contains(value);
        }

        /** The single value, or nothing. */
        public String value() {
            return values.isEmpty() ? "" : values.getFirst();
        }
    }

    /** A filter value that is set. */
    public record ChipView(String label, String value, String without) {}

    /**
     * A column that can be shown or hidden; {@code own} says whether the list shows it by itself.
     */
    public record Choosable(String key, String label, boolean shown, boolean own) {}

    /** A bulk act. */
    public record BulkView(String label, String href) {}

    /** The search filter, if the list has one. */
    public @Nullable FilterView search() {
        return filters.stream().filter(filter -> filter.key().equals("q")).findFirst().orElse(null);
    }

    /** All filters offered beside the search. */
    public List<FilterView> others() {
        return filters.stream()
                .filter(filter -> !filter.key().equals("q"))
                .filter(filter -> !filter.quiet() || !filter.values().isEmpty())
                .toList();
    }

    /** The same with another empty state than the one from the messages. */
    public ListView orEmpty(Empty other) {
        return new ListView(
                key,
                request,
                heads,
                rows,
                filters,
                chips,
                choosable,
                bulk,
                count,
                previous,
                next,
                export,
                request.unfiltered() ? other : empty);
    }
}
