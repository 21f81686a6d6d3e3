package org.fengsui.server.platform.page;

import java.util.Set;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Role;

/**
 * One entry a room contributes to the navigation, as a bean. Several entries of one slot show as
 * tabs below the page's head; the slot itself leads to the first one the person may see.
 *
 * @param slot where it stands
 * @param key message key of its tab's label; the slot's own label is {@code nav.<SLOT>}
 * @param href where it leads; a page whose path starts with it counts as inside
 * @param order among the entries of its slot
 * @param anyOf the permissions of which one is enough
 * @param count a figure beside the slot, for this person; negative shows none. Must be cheap
 */
public record NavItem(
        NavSlot slot, String key, String href, int order, Set<Permission> anyOf, Count count) {

    /** A figure beside an entry. */
    @FunctionalInterface
    public interface Count {
        /** The figure for this person; negative shows none. */
        long of(Actor actor);
    }

    /** Keeps its own copy. */
    public NavItem {
        anyOf = Set.copyOf(anyOf);
    }

    /** An entry without a figure. */
    public static NavItem of(
            NavSlot slot, String key, String href, int order, Permission... anyOf) {
        return new NavItem(slot, key, href, order, Set.of(anyOf), actor -> -1);
    }

    /** The same entry with a figure. */
    public NavItem counting(Count figure) {
        return new NavItem(slot, key, href, order, anyOf, figure);
    }

    /** Whether this person sees it: a permission, and the frame the person works in. */
    public boolean shownTo(Actor actor) {
        var frameFits =
                slot == NavSlot.PERSON
                        || slot.unitSide() == actor.isUnitSide()
                        || (!slot.unitSide() && actor.roles().stream().anyMatch(NavItem::school));
        return frameFits && anyOf.stream().anyMatch(actor::may);
    }

    private static boolean school(Role role) {
        return role.side() != Role.Side.UNIT;
    }
}
