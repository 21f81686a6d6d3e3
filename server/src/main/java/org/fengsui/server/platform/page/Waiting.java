package org.fengsui.server.platform.page;

import java.util.List;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;

/**
 * Work of a room that waits for a person and has no clock of its own, contributed as a bean; the
 * workbench lists it. What has a clock stands in the ledger and needs none.
 */
@FunctionalInterface
public interface Waiting {

    /**
     * One kind of it.
     *
     * @param key message key of what waits, such as 误报申请
     * @param href the list that holds it
     * @param count how many wait in the person's scope; with none it is not shown
     */
    record Line(String key, String href, long count) {}

    /** What waits for this person. Must be cheap. */
    List<Line> of(Actor actor);

    /** What waits for those who may do it. */
    static Waiting work(String key, String href, Permission permission, NavItem.Count count) {
        return actor ->
                actor.may(permission) ? List.of(new Line(key, href, count.of(actor))) : List.of();
    }

    /** What waits for those who decide. */
    static Waiting decision(String key, String href, Decision decision, NavItem.Count count) {
        return actor ->
                actor.decides(decision) ? List.of(new Line(key, href, count.of(actor))) : List.of();
    }
}
