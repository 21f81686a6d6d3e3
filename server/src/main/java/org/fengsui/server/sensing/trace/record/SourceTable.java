package org.fengsui.server.sensing.trace.record;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A table or view of another database that holds look-up records of one kind.
 *
 * @param name what the page and the log call it; it remembers how far it was read, so it stays
 * @param table its name, with schema: {@code public.sessions}
 * @param kind what its rows are
 * @param time the column by which it is read on: rows get there in its order, when they are whole
 * @param columns which column holds which field of a record
 */
record SourceTable(
        String name, String table, RecordKind kind, String time, Map<RecordField, String> columns) {

    private static final int LONGEST = 120;
    private static final Pattern NAMED = Pattern.compile("[^\"\\p{Cntrl}]{1," + LONGEST + "}");

    /** Refuses a mapping without which there are no records, naming what is missing. */
    SourceTable {
        columns = columns.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(columns));
        demand(name, "name", name);
        demand(name, "table", table);
        demand(name, "time", time);
        for (var entry : columns.entrySet()) {
            demand(name, "columns." + entry.getKey().header(), entry.getValue());
        }
        for (var field : needed(kind)) {
            if (!columns.containsKey(field)) {
                throw new IllegalArgumentException(
                        "fengsui.trace.database: table "
                                + name
                                + " names no column for "
                                + field.header()
                                + ", which records of kind "
                                + kind
                                + " need");
            }
        }
        if (kind == RecordKind.RADIUS
                && !columns.containsKey(RecordField.INSIDE)
                && !columns.containsKey(RecordField.MAC)) {
            throw new IllegalArgumentException(
                    "fengsui.trace.database: table "
                            + name
                            + " names a column neither for inside_address nor for mac");
        }
    }

    private static void demand(String name, String setting, String value) {
        if (!NAMED.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "fengsui.trace.database: "
                            + setting
                            + " of table "
                            + name
                            + " is missing, too long or holds a quotation mark");
        }
    }

    private static List<RecordField> needed(RecordKind kind) {
        var fields = new ArrayList<>(List.of(RecordField.START, RecordField.END));
        fields.addAll(
                switch (kind) {
                    case NAT -> List.of(RecordField.OUTSIDE, RecordField.INSIDE);
                    case DHCP -> List.of(RecordField.INSIDE, RecordField.MAC);
                    case RADIUS -> List.of(RecordField.ACCOUNT);
                });
        return fields;
    }

    /** The fields in the order in which their columns are asked for. */
    List<RecordField> fields() {
        return columns.keySet().stream().sorted().toList();
    }

    /** The table’s name as SQL takes it. */
    String quotedTable() {
        return String.join(
                ".", List.of(table.split("\\.", 2)).stream().map(it -> quoted(it)).toList());
    }

    static String quoted(String name) {
        return '"' + name + '"';
    }
}
