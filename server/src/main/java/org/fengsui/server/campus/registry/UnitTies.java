package org.fengsui.server.campus.registry;

import java.util.List;

/**
 * A slot: what another room knows that binds a unit. While there is any, the unit ends only where
 * another takes its place; then it goes over in that room's own way.
 */
public interface UnitTies {

    /** What binds it now, as a person calls it; empty for nothing. */
    List<String> of(long unitId);
}
