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
    /** Levels of a tree of units; a school has four or five. */
    static final int MOST_LEVELS = 20;

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

    /** Whether more units stand above one another than a school has. */
    boolean isTooDeep(String code) {
        return upwards(code).size() > MOST_LEVELS;
    }

    /**
     * The codes from a unit to the top; ends before a code that would come twice, or where it is
     * too deep.
     */
    Set<String> upwards(String code) {
        Set<String> way = new LinkedHashSet<>();
        RegistryRow.Unit unit = byCode.get(code);
        while (unit != null && way.size() <= MOST_LEVELS && way.add(unit.code())) {
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
