package org.fengsui.engine.table;

import java.util.List;

/**
 * One row of a table.
 *
 * @param line the line (xlsx: row) where it starts, from 1
 * @param header the table's header
 * @param cells exactly as many as the header has columns; stripped; empty where nothing stands
 */
public record TableRow(long line, TableHeader header, List<String> cells) {
    /**
     * The cell under the column, matched as {@link TableHeader#index(String)} does; empty if the
     * column is missing.
     */
    public String cell(String column) {
        int index = header.index(column);
        return index < 0 ? "" : cells.get(index);
    }

    /** Whether every cell is empty. */
    boolean blank() {
        return cells.stream().allMatch(String::isEmpty);
    }
}
