package org.fengsui.engine.attribution;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The units as a tree, by code. */
public final class Units {
    private final Map<String, RegistryRow.Unit> byCode = new LinkedHashMap<>();

    /**
     * The tree of these units; of two with one code the later counts.
     *
     * @param units whose parents are among them and lead to a top
     */
    public Units(Collection<RegistryRow.Unit> units) {
        units.forEach(unit -> byCode.put(unit.code(), unit));
    }

    /** The unit of a code. */
    public Optional<RegistryRow.Unit> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** All units, in the order given. */
    public List<RegistryRow.Unit> all() {
        return List.copyOf(byCode.values());
    }

    /**
     * Whom a notice to a unit is addressed to: the nearest of itself and the units above that is
     * flagged as responsible (责任单位).
     *
     * @return empty when the code is unknown or nobody above is flagged
     */
    public Optional<RegistryRow.Unit> addressee(String code) {
        return upwards(code).stream()
                .map(byCode::get)
                .filter(unit -> unit != null && unit.responsible())
                .findFirst();
    }

    /** The codes from a unit to the top; ends before a code that would come twice. */
    Set<String> upwards(String code) {
        Set<String> way = new LinkedHashSet<>();
        RegistryRow.Unit unit = byCode.get(code);
        while (unit != null && way.add(unit.code())) {
            String parent = unit.parent();
            unit = parent == null ? null : byCode.get(parent);
        }
        return way;
    }

    /** Whether the units above a unit lead back to it. */
    boolean isInCycle(String code) {
        return upwards(code).stream()
                .map(byCode::get)
                .anyMatch(unit -> unit != null && code.equals(unit.parent()));
    }
}
