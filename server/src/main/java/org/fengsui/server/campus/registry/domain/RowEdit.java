package org.fengsui.server.campus.registry.domain;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RegistryException;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.engine.attribution.RowKind;

/** One row as somebody typed it, checked as the import table would be. */
final class RowEdit {

    private static final String FORM = "form";

    private RowEdit() {}

    /**
     * A new row.
     *
     * @param cells without the kind
     * @throws RegistryException naming what is wrong with which column
     */
    static RegistryRow added(RowKind kind, Map<Column, String> cells, Holdings standing) {
        var whole = new EnumMap<Column, String>(Column.class);
        cells.forEach((column, text) -> put(whole, column, text));
        whole.put(Column.KIND, kind.name());
        return CellRows.read(FORM, List.of(whole), standing.knownUnits()).getFirst();
    }

    /**
     * A standing row with other cells.
     *
     * @param cells the columns that are meant; the others keep what they hold
     * @throws RegistryException naming what is wrong with which column
     */
    static RegistryRow changed(
            Known<? extends RegistryRow> known, Map<Column, String> cells, Holdings standing) {
        var set = new EnumMap<Column, String>(Column.class);
        cells.forEach((column, text) -> put(set, column, text));
        var standingCells = RowCells.of(known.row(), false);
        var merged = CellRows.merge(standingCells, set, Set.copyOf(cells.keySet()));
        return added(known.row().kind(), merged, standing);
    }

    private static void put(Map<Column, String> set, Column column, String text) {
        if (!text.isBlank()) {
            set.put(column, text.strip());
        }
    }
}
