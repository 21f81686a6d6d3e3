package org.fengsui.server.platform.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the view of a list. */
final class ListViews {

    private ListViews() {}

    static <T> ListView of(
            ListSpec<T> spec,
            ListRequest request,
            ListResult<T> result,
            Reader reader,
            Map<String, List<Filter.Option>> options) {
        var shown = spec.shown(request);
        var filters = filters(spec, request, reader, options);
        return new ListView(
                spec.key(),
                request,
                shown.stream().map(column -> head(spec, column, request, reader)).toList(),
                result.rows().stream().map(row -> row(spec, shown, row, reader)).toList(),
                filters,
                filters.stream()
                        .flatMap(filter ->
                                filter.values().stream()
                                        .map(value -> chip(filter, value, request, reader)))
                        .toList(),
                spec.columns().stream()
                        .map(column ->
                                new ListView.Choosable(
                                        column.key(),
                                        reader.say(spec.key() + ".col." + column.key()),
                                        request.columns().contains(column.key()),
                                        column.shown()))
                        .toList(),
                spec.bulk().stream()
                        .filter(bulk ->
                                reader.actorOrNull() != null
                                        && bulk.anyOf().stream().anyMatch(reader.actor()::may))
                        .map(bulk ->
                                new ListView.BulkView(
                                        reader.say(spec.key() + ".bulk." + bulk.key()),
                                        bulk.href()))
                        .toList(),
                count(request, result, reader),
                request.page() > 1 ? request.onPage(request.page() - 1) : null,
                result.more() ? request.onPage(request.page() + 1) : null,
                spec.exportPath() == null
                        ? request.at(spec.path()) + "&format=csv"
                        : request.at(spec.exportPath()),
                empty(spec, request, reader));
    }

    private static <T> ListView.Head head(
            ListSpec<T> spec, Column<T> column, ListRequest request, Reader reader) {
        var here = column.key().equals(request.sort());
        return new ListView.Head(
                column.key(),
                reader.say(spec.key() + ".col." + column.key()),
                column.sort() == null ? null : request.sortedBy(column.key()),
                here ? (request.descending() ? "descending" : "ascending") : "none",
                column.figures());
    }

    private static <T> ListView.Row row(
            ListSpec<T> spec, List<Column<T>> shown, T row, Reader reader) {
        return new ListView.Row(
                spec.id().apply(row),
                spec.href() == null ? null : spec.href().apply(row),
                shown.stream().map(column -> column.cell().apply(row, reader)).toList());
    }

    private static <T> List<ListView.FilterView> filters(
            ListSpec<T> spec,
            ListRequest request,
            Reader reader,
            Map<String, List<Filter.Option>> options) {
        return spec.filters().stream()
                .map(filter -> {
                    var label = spec.key() + ".filter." + filter.key();
                    return new ListView.FilterView(
                            filter.key(),
                            filter.kind(),
                            reader.say(label),
                            filter.values().isEmpty()
                                    ? options.getOrDefault(filter.key(), List.of())
                                    : filter.values().stream()
                                            .map(value ->
                                                    new Filter.Option(
                                                            value, reader.say(label + "." + value)))
                                            .toList(),
                            request.values(filter.key()),
                            filter.quiet());
                })
                .toList();
    }

    private static ListView.ChipView chip(
            ListView.FilterView filter, String value, ListRequest request, Reader reader) {
        var label =
                filter.options().stream()
                        .filter(option -> option.value().equals(value))
                        .map(Filter.Option::label)
                        .findFirst()
                        .orElse(value);
        return new ListView.ChipView(
                filter.key().equals("q") ? reader.say("list.words") : filter.label(),
                label,
                request.without(filter.key(), value));
    }

    private static String count(ListRequest request, ListResult<?> result, Reader reader) {
        var times = reader.times();
        if (result.bounded()) {
            return reader.say("list.countMore", times.number(ListRequest.COUNT_LIMIT));
        }
        if (result.total() < 0) {
            return result.rows().isEmpty()
                    ? ""
                    : reader.say(
                            "list.range",
                            times.number(request.offset() + 1L),
                            times.number(request.offset() + (long) result.rows().size()));
        }
        return reader.say("list.count", times.number(result.total()));
    }

    private static @Nullable Action act(ListSpec.@Nullable Offer offer, String key, Reader reader) {
        var actor = reader.actorOrNull();
        return offer == null || actor == null || !actor.may(offer.permission())
                ? null
                : Action.link(reader.say(key), offer.href());
    }

    private static <T> Empty empty(ListSpec<T> spec, ListRequest request, Reader reader) {
        if (!request.unfiltered()) {
            return new Empty(
                    reader.say("list.nothingFound"),
                    reader.say("list.nothingFoundText"),
                    Action.link(reader.say("list.clear"), request.cleared()));
        }
        return new Empty(
                reader.say(spec.key() + ".empty.title"),
                reader.say(spec.key() + ".empty.text"),
                act(spec.first(), spec.key() + ".empty.act", reader),
                act(spec.sample(), "list.sample", reader));
    }
}
