package org.fengsui.server.platform.page;

import java.util.List;

/**
 * A filter a list offers; one parameter of its address. Its label is the message {@code
 * <list>.filter.<key>}, a fixed choice's is {@code <list>.filter.<key>.<value>}.
 *
 * @param key the parameter
 * @param kind how it is asked
 * @param values the values of a fixed choice; empty where the room gives the options per request
 * @param quiet whether it is offered only where a link has set it, such as a chart's
 */
public record Filter(String key, Kind kind, List<String> values, boolean quiet) {

    /** How a filter is asked. */
    public enum Kind {
        /** Free words; the one with key {@code q} is the list's search box. */
        TEXT,
        /** One of some values. */
        ONE,
        /** Any of some values. */
        ANY,
        /** A day, {@code 2026-10-09}. */
        DAY
    }

    /** One value with its finished label. */
    public record Option(String value, String label) {

        /** Something by its identity, with its name. */
        public static Option of(long id, String name) {
            return new Option(Long.toString(id), name);
        }
    }

    /** Keeps its own copy. */
    public Filter {
        values = List.copyOf(values);
    }

    /** A filter that is always offered. */
    public Filter(String key, Kind kind, List<String> values) {
        this(key, kind, values, false);
    }

    /** The same, offered only where a link has set it. */
    public Filter onlyByLink() {
        return new Filter(key, kind, values, true);
    }

    /** Free words. */
    public static Filter text(String key) {
        return new Filter(key, Kind.TEXT, List.of());
    }

    /** One of fixed values. */
    public static Filter one(String key, String... values) {
        return new Filter(key, Kind.ONE, List.of(values));
    }

    /** Any of fixed values. */
    public static Filter any(String key, String... values) {
        return new Filter(key, Kind.ANY, List.of(values));
    }

    /** One of values that the room gives per request, such as units. */
    public static Filter oneOf(String key) {
        return new Filter(key, Kind.ONE, List.of());
    }

    /** A day. */
    public static Filter day(String key) {
        return new Filter(key, Kind.DAY, List.of());
    }
}
