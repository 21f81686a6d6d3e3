package org.fengsui.server.campus.registry.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.server.campus.registry.RegistryProblem;
import org.fengsui.server.campus.registry.domain.RegistrySync.Choice;
import org.fengsui.server.campus.registry.domain.RegistrySync.Preview;
import org.fengsui.server.campus.registry.domain.SyncPlan.Compared;
import org.fengsui.server.campus.registry.domain.SyncStore.RowKey;
import org.fengsui.server.campus.registry.domain.SyncStore.Synced;
import org.fengsui.server.platform.kernel.Errand;
import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Another system's table against what stands: what it would do, and what is to be written. */
final class SyncedTable {

    private static final int FULL = 100;

    private final SyncStore.Run run;
    private final Holdings standing;
    private final Map<RowKey, Synced> before;
    private final List<RegistryRow> rows;
    private final int leftOut;
    private final List<Compared> compared;
    private final List<RowKey> missing;
    private final long known;
    private final LocalDate today;

    /**
     * Compares.
     *
     * @param before what the source and the registry said when it was last applied
     * @param today the school's day
     */
    SyncedTable(SyncStore.Run run, Holdings standing, Map<RowKey, Synced> before, LocalDate today) {
        this.run = run;
        this.standing = standing;
        this.before = before;
        this.today = today;
        var all = CellRows.read(run.fileName(), run.rows(), standing.knownUnits());
        this.rows =
                all.stream()
                        .filter(row -> !TableReading.endedUnknown(row, standing, today))
                        .toList();
        this.leftOut = all.size() - rows.size();
        var plan = new SyncPlan(standing, before, run.columns(), today);
        this.compared = plan.compare(rows);
        this.missing = plan.missing(all);
        this.known = plan.known(all);
    }

    Preview preview(boolean chinese, int percent, @Nullable Errand errand) {
        var changes = new ArrayList<RowChange>();
        for (var row : merged(new Choice(Set.of(), Set.of(), Set.of(), Set.of(), false))) {
            var before = standing.find(row.kind(), row.code());
            if (before == null || !RowChange.between(before.row(), row, chinese).isEmpty()) {
                changes.add(RowChange.of(before == null ? null : before.row(), row, chinese));
            }
        }
        var conflicts = new ArrayList<SyncConflict>();
        for (int at = 0; at < rows.size(); at++) {
            if (!compared.get(at).conflicts().isEmpty()) {
                conflicts.add(conflict(compared.get(at), rows.get(at), chinese));
            }
        }
        var touched = new HashSet<String>();
        changes.forEach(it -> touched.add(new RowKey(it.kind(), it.code()).written()));
        conflicts.forEach(it -> touched.add(it.key()));
        return new Preview(
                run.face(),
                changes,
                conflicts,
                missing.stream().map(this::missing).toList(),
                rows.size() - touched.size(),
                leftOut,
                known,
                tooMany(percent),
                standing.edition(),
                true,
                errand);
    }

    private SyncConflict conflict(Compared row, RegistryRow there, boolean chinese) {
        var known = Objects.requireNonNull(find(row.key()));
        var here = RowCells.of(known.row(), chinese);
        var said = RowCells.of(there, chinese);
        return new SyncConflict(
                row.key().kind(),
                row.key().code(),
                known.row().name(),
                row.conflicts().stream()
                        .sorted()
                        .map(column ->
                                new RowChange.Cell(
                                        column,
                                        here.getOrDefault(column, ""),
                                        said.getOrDefault(column, "")))
                        .toList());
    }

    private SyncMissing missing(RowKey key) {
        var known = Objects.requireNonNull(find(key));
        var posts = known.row() instanceof RegistryRow.Person person && !person.posts().isEmpty();
        return new SyncMissing(key.kind(), key.code(), known.row().name(), known.id(), posts);
    }

    private @Nullable Known<? extends RegistryRow> find(RowKey key) {
        return standing.find(key.kind(), key.code());
    }

    private boolean tooMany(int percent) {
        return missing.size() * (long) FULL > known * percent;
    }

    /** Refuses a choice that leaves something open. */
    void refuse(Choice choice, int percent) {
        if (tooMany(percent) && !choice.manyMissing()) {
            throw new Refusal(
                    RegistryProblem.SYNC_MANY_MISSING,
                    Integer.toString(missing.size()),
                    Long.toString(known),
                    run.source());
        }
        for (var row : compared) {
            var key = row.key().written();
            boolean decided = choice.theirs().contains(key) ^ choice.ours().contains(key);
            if (!row.conflicts().isEmpty() && !decided) {
                throw new Refusal(RegistryProblem.SYNC_UNDECIDED, row.key().code());
            }
        }
    }

    /** The rows as they shall stand. */
    List<RegistryRow> wanted(Choice choice) {
        var wanted = new ArrayList<>(merged(choice));
        for (var key : missing) {
            var known = find(key);
            if (known != null && choice.ended().contains(key.written())) {
                wanted.add(
                        RowEdit.changed(
                                known,
                                Map.of(
                                        Column.POSTS, "",
                                        Column.VALID_FROM, "",
                                        Column.VALID_TO, ""),
                                standing));
            }
        }
        return wanted;
    }

    private List<RegistryRow> merged(Choice choice) {
        var cells = new ArrayList<Map<Column, String>>();
        for (int at = 0; at < rows.size(); at++) {
            var row = compared.get(at);
            var known = find(row.key());
            var said = RowCells.of(rows.get(at), false);
            if (known == null) {
                cells.add(said);
                continue;
            }
            var set = new HashSet<>(row.taken());
            if (choice.theirs().contains(row.key().written())) {
                set.addAll(row.conflicts());
            }
            cells.add(CellRows.merge(RowCells.of(known.row(), false), said, set));
        }
        return CellRows.read(run.fileName(), cells, standing.knownUnits()).stream()
                .map(row -> TableReading.settled(row, standing, today))
                .toList();
    }

    /**
     * What both sides say after the writing, so that the same table again changes nothing; rows of
     * which the same was known already are left out.
     */
    Map<RowKey, Synced> said(Holdings after) {
        var said = new LinkedHashMap<RowKey, Synced>();
        for (var row : compared) {
            var known = after.find(row.key().kind(), row.key().code());
            if (known != null) {
                var now = RowCells.of(known.row(), false);
                var here = new EnumMap<Column, String>(Column.class);
                row.there().keySet().forEach(it -> here.put(it, now.getOrDefault(it, "")));
                var both = new Synced(row.there(), here);
                if (!both.equals(before.get(row.key()))) {
                    said.put(row.key(), both);
                }
            }
        }
        return said;
    }

    /** Missing rows that are the source's no more by a choice. */
    List<RowKey> gone(Choice choice) {
        return missing.stream()
                .filter(key ->
                        choice.ended().contains(key.written())
                                || choice.dropped().contains(key.written()))
                .toList();
    }

    /** How many rows the source has no more. */
    int missing() {
        return missing.size();
    }
}
