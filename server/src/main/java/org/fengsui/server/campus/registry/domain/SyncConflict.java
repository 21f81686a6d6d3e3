package org.fengsui.server.campus.registry.domain;

import java.util.List;
import org.fengsui.engine.attribution.RowKind;
import org.fengsui.server.campus.registry.domain.SyncStore.RowKey;

/**
 * A row that was changed here and is told otherwise there.
 *
 * @param kind what it is
 * @param code its key
 * @param name its name here
 * @param cells here and there, as before and after
 */
public record SyncConflict(RowKind kind, String code, String name, List<RowChange.Cell> cells) {

    /** Keeps its own copy. */
    public SyncConflict {
        cells = List.copyOf(cells);
    }

    /** How a form calls it. */
    public String key() {
        return new RowKey(kind, code).written();
    }
}
