package org.fengsui.server.campus.registry.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.server.campus.registry.Registry.Unit;
import org.fengsui.server.platform.kernel.RecordReplaced;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The units in the order of their tree. Nearly every page names some of the school's thousands, so
 * what the whole school sees is kept for as long as the registry's edition stands.
 */
@Component
class UnitDirectory {

    private final UnitStore store;
    private final EditionStore editions;
    private volatile @Nullable Kept kept;

    UnitDirectory(UnitStore store, EditionStore editions) {
        this.store = store;
        this.editions = editions;
    }

    /**
     * Units at one time.
     *
     * @param standing those that have not ended, each before what is below it
     * @param ended the others, by code
     * @param names of all, those that have ended last
     */
    record Units(List<Unit> standing, List<Unit> ended, Map<Long, String> names) {}

    private record Kept(long edition, Units units) {}

    /** A transaction that changes the registry sees its own changes, which are not kept. */
    Units seen(Scope scope) {
        if (!scope.equals(Scope.school()) || EditionStore.changing()) {
            return read(scope);
        }
        long edition = editions.current(scope);
        var known = kept;
        if (known == null || known.edition() != edition) {
            known = new Kept(edition, read(scope));
            kept = known;
        }
        return known.units();
    }

    /** Says that what was read may be anything but current. */
    @EventListener(RecordReplaced.class)
    void forget() {
        kept = null;
    }

    private Units read(Scope scope) {
        var all = store.all(scope);
        var standing =
                ordered(
                        all.stream()
                                .filter(row -> row.ending() == null)
                                .map(UnitStore.Row::unit)
                                .toList());
        var ended =
                all.stream().filter(row -> row.ending() != null).map(UnitStore.Row::unit).toList();
        var names = new LinkedHashMap<Long, String>();
        standing.forEach(unit -> names.put(unit.id(), unit.name()));
        ended.forEach(unit -> names.put(unit.id(), unit.name()));
        return new Units(standing, ended, Collections.unmodifiableMap(names));
    }

    private static List<Unit> ordered(List<Unit> all) {
        Set<Long> seen = all.stream().map(Unit::id).collect(Collectors.toSet());
        var below = new HashMap<Long, List<Unit>>();
        var ordered = new ArrayList<Unit>(all.size());
        for (var unit : all) {
            if (unit.parentId() != null && seen.contains(unit.parentId())) {
                below.computeIfAbsent(unit.parentId(), _ -> new ArrayList<>()).add(unit);
            }
        }
        for (var unit : all) {
            if (unit.parentId() == null || !seen.contains(unit.parentId())) {
                place(unit, below, ordered);
            }
        }
        return Collections.unmodifiableList(ordered);
    }

    private static void place(Unit unit, Map<Long, List<Unit>> below, List<Unit> ordered) {
        ordered.add(unit);
        below.getOrDefault(unit.id(), List.of()).forEach(each -> place(each, below, ordered));
    }
}
