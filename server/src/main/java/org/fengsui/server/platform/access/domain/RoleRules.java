package org.fengsui.server.platform.access.domain;

import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.access.Role.Side;
import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Which roles one account can hold together. */
final class RoleRules {

    private RoleRules() {}

    /**
     * Checks a set of roles.
     *
     * @param username the account, for the refusal's text
     * @throws Refusal if an administrator would hold anything beside (三员分立), or a unit's role would
     *     have no unit
     */
    static void check(String username, Set<Role> roles, @Nullable Long unitId) {
        var sides = roles.stream().map(Role::side).collect(Collectors.toSet());
        if (sides.contains(Side.ADMINISTRATION) && roles.size() > 1) {
            throw new Refusal(AccessProblem.ADMINISTRATORS_APART, username);
        }
        if (sides.contains(Side.UNIT) && unitId == null) {
            throw new Refusal(AccessProblem.ROLE_NEEDS_UNIT, username);
        }
    }
}
