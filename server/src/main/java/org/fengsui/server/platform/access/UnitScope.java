package org.fengsui.server.platform.access;

import java.util.Set;

/** The port by which the registry tells access what lies below a unit. */
public interface UnitScope {

    /** The unit and all units below it; empty if there is no such unit. */
    Set<Long> withSubUnits(long unitId);
}
