package org.fengsui.server.platform.access;

import java.util.EnumSet;
import java.util.Set;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: a signed-in person with the roles and scope of this moment, or the machine. Controllers
 * take it as a method argument.
 *
 * @param accountId the account; 0 for the machine
 * @param name the person's name as it stands in histories; for the machine the name of its part
 * @param roles the roles held now; empty for the machine
 * @param unitId the unit of a unit-side account; null for the school's offices and the machine
 * @param scope whose rows this actor sees
 */
public record Actor(
        long accountId, String name, Set<Role> roles, @Nullable Long unitId, Scope scope) {

    /** Keeps its own copy of the roles. */
    public Actor {
        roles = Set.copyOf(roles);
    }

    /**
     * A part of the machine, such as {@code sweep}; it sees the whole school and decides nothing.
     */
    public static Actor machine(String part) {
        return new Actor(0, part, EnumSet.noneOf(Role.class), null, Scope.school());
    }

    /** Whether this is the machine. */
    public boolean isMachine() {
        return accountId == 0;
    }

    /** Whether any role gives the permission; what is one's own needs no role. */
    public boolean may(Permission permission) {
        return (permission == Permission.SELF && !isMachine())
                || roles.stream().anyMatch(permission.roles()::contains);
    }

    /**
     * Whether any role is one that decides it; that the person is not the other side is not said.
     */
    public boolean decides(Decision decision) {
        return roles.stream().anyMatch(decision.deciders()::contains);
    }

    /** Whether the person works in the unit's frame. */
    public boolean isUnitSide() {
        return roles.stream().anyMatch(role -> role.side() == Role.Side.UNIT);
    }
}
