package org.fengsui.server.campus.registry.domain;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RegistryException;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.engine.attribution.RegistryTable;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.platform.page.Csv;

/**
 * Rows as cells and back. Whatever wants to stand in the registry (a table, a form) goes through
 * the one reader that checks it.
 */
final class CellRows {

    private static final List<Column> COLUMNS = List.of(Column.values());

    private CellRows() {}

    /**
     * Reads rows from their cells.
     *
     * @param name what messages call it
     * @throws RegistryException naming every bad cell; the first row has line 2
     */
    static List<RegistryRow> read(
            String name,
            Collection<Map<Column, String>> rows,
            Collection<RegistryRow.Unit> knownUnits) {
        return read(name, write(rows), knownUnits);
    }

    /** Reads what {@link #write} has written. */
    static List<RegistryRow> read(
            String name, String table, Collection<RegistryRow.Unit> knownUnits) {
        var file = InputFile.of(name, table.getBytes(StandardCharsets.UTF_8));
        return RegistryTable.read(file, knownUnits).rows();
    }

    /** The rows as a table with all columns, a line for each. */
    static String write(Collection<Map<Column, String>> rows) {
        var lines = new ArrayList<List<String>>();
        lines.add(COLUMNS.stream().map(Column::header).toList());
        for (var row : rows) {
            lines.add(COLUMNS.stream().map(column -> row.getOrDefault(column, "")).toList());
        }
        var out = new ByteArrayOutputStream();
        Csv.write(out, lines);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What stands, with those columns of the other row that are meant to be set. */
    static Map<Column, String> merge(
            Map<Column, String> standing, Map<Column, String> row, Collection<Column> set) {
        var merged = new EnumMap<Column, String>(Column.class);
        merged.putAll(standing);
        for (var column : set) {
            var text = row.get(column);
            if (text == null) {
                merged.remove(column);
            } else {
                merged.put(column, text);
            }
        }
        return merged;
    }
}
