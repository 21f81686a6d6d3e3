package org.fengsui.server.campus.registry.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.engine.attribution.RowKind;
import org.jspecify.annotations.Nullable;

/**
 * The whole registry at one edition, in the words of the import table; by kind and code.
 *
 * @param edition the edition
 * @param units by code
 * @param people by code
 * @param systems by code
 * @param networks by code
 */
record Holdings(
        long edition,
        Map<String, Known<RegistryRow.Unit>> units,
        Map<String, Known<RegistryRow.Person>> people,
        Map<String, Known<RegistryRow.InformationSystem>> systems,
        Map<String, Known<RegistryRow.Network>> networks) {

    /** The row of a kind and code, or null. */
    @Nullable Known<? extends RegistryRow> find(RowKind kind, String code) {
        return of(kind).get(code);
    }

    /** The row of a kind and identity, or null. */
    @Nullable Known<? extends RegistryRow> find(RowKind kind, long id) {
        for (var known : of(kind).values()) {
            if (known.id() == id) {
                return known;
            }
        }
        return null;
    }

    private Map<String, ? extends Known<? extends RegistryRow>> of(RowKind kind) {
        return switch (kind) {
            case UNIT -> units;
            case PERSON -> people;
            case SYSTEM -> systems;
            case NETWORK -> networks;
        };
    }

    /** The units as the table's reader takes them for known. */
    List<RegistryRow.Unit> knownUnits() {
        return units.values().stream().map(Known::row).toList();
    }

    /** All rows: units parents first, then people, systems, networks. */
    List<RegistryRow> rows() {
        return Stream.<Stream<? extends RegistryRow>>of(
                        parentsFirst().stream(),
                        people.values().stream().map(Known::row),
                        systems.values().stream().map(Known::row),
                        networks.values().stream().map(Known::row))
                .<RegistryRow>flatMap(rows -> rows)
                .toList();
    }

    private List<RegistryRow.Unit> parentsFirst() {
        var placed = new LinkedHashMap<String, RegistryRow.Unit>();
        units.values().forEach(unit -> place(unit.row(), placed));
        return List.copyOf(placed.values());
    }

    private void place(RegistryRow.Unit unit, Map<String, RegistryRow.Unit> placed) {
        if (placed.containsKey(unit.code())) {
            return;
        }
        var parent = unit.parent() == null ? null : units.get(unit.parent());
        if (parent != null) {
            place(parent.row(), placed);
        }
        placed.put(unit.code(), unit);
    }
}
