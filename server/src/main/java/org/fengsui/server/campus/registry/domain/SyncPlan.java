package org.fengsui.server.campus.registry.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.engine.attribution.RowKind;
import org.fengsui.server.campus.registry.domain.SyncStore.RowKey;
import org.fengsui.server.campus.registry.domain.SyncStore.Synced;
import org.jspecify.annotations.Nullable;

/**
 * What another system's table says against what stands here and what both said when it was last
 * applied. A cell changed there alone is taken; one changed here since is a conflict, whatever the
 * source says now; one that was decided before and has not changed since is left alone. The two
 * ends of a period are decided together, so that half of each side never makes a period that ends
 * before it begins.
 */
final class SyncPlan {

    private static final Set<Column> PERIOD = Set.of(Column.VALID_FROM, Column.VALID_TO);

    private final Holdings standing;
    private final Map<RowKey, Synced> before;
    private final Set<Column> columns;
    private final LocalDate today;

    SyncPlan(Holdings standing, Map<RowKey, Synced> before, Set<Column> columns, LocalDate today) {
        this.today = today;
        this.standing = standing;
        this.before = before;
        this.columns = new HashSet<>(columns);
        this.columns.remove(Column.KIND);
        this.columns.remove(Column.CODE);
    }

    /**
     * A row of the table, compared.
     *
     * @param key which row
     * @param there what the table says under its columns
     * @param taken the cells to be set where no conflict is decided otherwise
     * @param conflicts columns changed here since the table was last applied
     */
    record Compared(
            RowKey key, Map<Column, String> there, Set<Column> taken, Set<Column> conflicts) {}

    /** The rows of the table, compared. */
    List<Compared> compare(List<RegistryRow> rows) {
        return rows.stream().map(this::compare).toList();
    }

    private Compared compare(RegistryRow row) {
        var key = new RowKey(row.kind(), row.code());
        var said = RowCells.of(row, false);
        var known = standing.find(row.kind(), row.code());
        var here = known == null ? Map.<Column, String>of() : RowCells.of(known.row(), false);
        var last = before.get(key);
        var there = new EnumMap<Column, String>(Column.class);
        var taken = new HashSet<Column>();
        var conflicts = new HashSet<Column>();
        var differing = EnumSet.noneOf(Column.class);
        for (var column : columns) {
            if (!said.containsKey(column) && !here.containsKey(column)) {
                continue;
            }
            var theirs = said.getOrDefault(column, "");
            there.put(column, theirs);
            var ours = here.getOrDefault(column, "");
            if (ours.equals(theirs) || (column == lastDay(row) && stays(row, known))) {
                continue;
            }
            if (PERIOD.contains(column)) {
                differing.add(column);
            }
            var lastThere = of(last == null ? null : last.there(), column);
            var lastHere = of(last == null ? null : last.here(), column);
            if (known == null || lastHere == null || lastThere == null) {
                taken.add(column);
            } else if (!lastHere.equals(ours)) {
                conflicts.add(column);
            } else if (!lastThere.equals(theirs)) {
                taken.add(column);
            }
        }
        if (!taken.containsAll(differing) && !Collections.disjoint(differing, taken)) {
            taken.removeAll(differing);
            conflicts.addAll(differing);
        }
        return new Compared(key, there, taken, conflicts);
    }

    /**
     * Over there and not here: a system is retired on proof and a unit ends with what goes over, so
     * a person sees to it.
     */
    private boolean over(RegistryRow row) {
        var known = standing.find(row.kind(), row.code());
        var lastDay = lastDay(row);
        return known != null
                && lastDay != null
                && RowCells.of(row, false).containsKey(lastDay)
                && !RowCells.of(known.row(), false).containsKey(lastDay);
    }

    /** A new system alone brings its last day, where that is over. */
    private boolean stays(RegistryRow row, @Nullable Known<?> known) {
        return known != null
                || (row instanceof RegistryRow.InformationSystem system
                        && Retirement.missing(null, system, today));
    }

    /** The column that no table moves. */
    private static @Nullable Column lastDay(RegistryRow row) {
        return switch (row.kind()) {
            case SYSTEM -> Column.ONLINE_TO;
            case UNIT -> Column.VALID_TO;
            case PERSON, NETWORK -> null;
        };
    }

    private static @Nullable String of(@Nullable Map<Column, String> cells, Column column) {
        return cells == null ? null : cells.getOrDefault(column, "");
    }

    /** Rows the source had, of the kinds the table has, that it lacks now and that stand here. */
    List<RowKey> missing(List<RegistryRow> rows) {
        var kinds = new HashSet<RowKind>();
        var present = new HashSet<RowKey>();
        for (var row : rows) {
            kinds.add(row.kind());
            if (!over(row)) {
                present.add(new RowKey(row.kind(), row.code()));
            }
        }
        var missing = new ArrayList<RowKey>();
        for (var key : before.keySet()) {
            var known = standing.find(key.kind(), key.code());
            if (kinds.contains(key.kind()) && !present.contains(key) && known != null) {
                missing.add(key);
            }
        }
        return missing;
    }

    /** How many rows of these kinds the source is known to have. */
    long known(List<RegistryRow> rows) {
        var kinds = new HashSet<RowKind>();
        rows.forEach(row -> kinds.add(row.kind()));
        return before.keySet().stream().filter(key -> kinds.contains(key.kind())).count();
    }
}
