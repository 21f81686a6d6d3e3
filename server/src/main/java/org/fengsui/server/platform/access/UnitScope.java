package org.fengsui.server.platform.access;

import java.util.Map;
import java.util.Set;

/** The port by which the registry tells access what lies below a unit. */
public interface UnitScope {

    /** The unit and all units below it; empty if there is no such unit. */
    Set<Long> withSubUnits(long unitId);

    /** The names of all units, by identity, in the school's order: to choose a unit from. */
    default Map<Long, String> names() {
        return Map.of();
    }
}
