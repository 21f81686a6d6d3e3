package org.fengsui.server.campus.registry.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.engine.attribution.RowKind;
import org.jspecify.annotations.Nullable;

/**
 * What would change for one row.
 *
 * @param kind what it is
 * @param code its key
 * @param name its name after the change
 * @param added whether it is new
 * @param cells what differs; for a new row all that it says
 */
public record RowChange(RowKind kind, String code, String name, boolean added, List<Cell> cells) {

    /** Keeps its own copy. */
    public RowChange {
        cells = List.copyOf(cells);
    }

    /**
     * One cell that differs.
     *
     * @param column the column
     * @param before empty where nothing stood
     * @param after empty where nothing will stand
     */
    public record Cell(Column column, String before, String after) {

        /** {@code before → after}, or what is new alone. */
        public String arrow() {
            return before.isEmpty() ? after : before + " → " + after;
        }
    }

    /** The change from a row, or from nothing, to a row. */
    static RowChange of(@Nullable RegistryRow before, RegistryRow after, boolean chinese) {
        return new RowChange(
                after.kind(),
                after.code(),
                after.name(),
                before == null,
                between(before, after, chinese));
    }

    /** The cells that differ. */
    static List<Cell> between(@Nullable RegistryRow before, RegistryRow after, boolean chinese) {
        var old = before == null ? Map.<Column, String>of() : RowCells.of(before, chinese);
        var wanted = RowCells.of(after, chinese);
        var cells = new ArrayList<Cell>();
        for (var column : Column.values()) {
            var from = old.getOrDefault(column, "");
            var to = wanted.getOrDefault(column, "");
            boolean key = column == Column.KIND || column == Column.CODE;
            if (!key && !from.equals(to)) {
                cells.add(new Cell(column, from, to));
            }
        }
        return cells;
    }
}
