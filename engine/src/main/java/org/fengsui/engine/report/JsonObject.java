package org.fengsui.engine.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fengsui.engine.table.TableHeader;
import org.jspecify.annotations.Nullable;

/**
 * One result of a JSON report: names are matched as in tables ({@code template-id = templateID}),
 * values are strings, lists or objects; null is absent.
 *
 * @param line where it starts, from 1
 * @param values by folded name; each is a String, a List of such values, or a JsonObject
 */
record JsonObject(long line, Map<String, Object> values) {
    static JsonObject empty(long line) {
        return new JsonObject(line, new HashMap<>());
    }

    void put(String name, Object value) {
        values.putIfAbsent(TableHeader.fold(name), value);
    }

    /** The value under the first of the names that is present. */
    @Nullable Object value(String... names) {
        for (String name : names) {
            Object value = values.get(TableHeader.fold(name));
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /**
     * The text under the first of the names that has any; a list gives its parts on lines of their
     * own; empty if none.
     */
    String text(String... names) {
        for (String name : names) {
            String text = asText(values.get(TableHeader.fold(name)));
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    /** The object under the name; an empty one if there is none. */
    JsonObject object(String name) {
        return values.get(TableHeader.fold(name)) instanceof JsonObject object
                ? object
                : empty(line);
    }

    /** The texts of a list, or of a single text, under the first of the names present. */
    List<String> texts(String... names) {
        Object value = value(names);
        return switch (value) {
            case null -> List.of();
            case List<?> list ->
                    list.stream().map(JsonObject::asText).filter(t -> !t.isBlank()).toList();
            default -> List.of(asText(value));
        };
    }

    static String asText(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text;
            case List<?> list ->
                    list.stream().map(JsonObject::asText).collect(Collectors.joining("\n"));
            case JsonObject object ->
                    object.values().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(e -> e.getKey() + ": " + asText(e.getValue()))
                            .collect(Collectors.joining("\n"));
            default -> value.toString();
        };
    }
}
