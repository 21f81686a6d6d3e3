package org.fengsui.server.platform.page;

import java.util.Set;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Role;

/**
 * Work of a room that waits for a person and has no clock of its own, contributed as a bean; the
 * workbench lists it. What has a clock stands in the ledger and needs none.
 *
 * @param key message key of what waits, such as 误报申请
 * @param href the list that holds it
 * @param roles whose work it is
 * @param count how many wait in the person's scope. Must be cheap
 */
public record Waiting(String key, String href, Set<Role> roles, NavItem.Count count) {

    /** Keeps its own copy. */
    public Waiting {
        roles = Set.copyOf(roles);
    }

    /** What waits for a decision. */
    public static Waiting decision(
            String key, String href, Decision decision, NavItem.Count count) {
        return new Waiting(key, href, decision.deciders(), count);
    }

    /** How many wait for this person; none for whom it is not the work of. */
    public long of(Actor actor) {
        return actor.roles().stream().anyMatch(roles::contains) ? count.of(actor) : 0;
    }
}
