package org.fengsui.server.platform.access;

import org.jspecify.annotations.Nullable;

/** Which pages open to whom, so that no page offers a link that is refused. */
@FunctionalInterface
public interface Doors {

    /**
     * Whether this person may read a page. What the page then shows is another matter: the scope
     * decides that.
     *
     * @param href path and query, from the root; one that is no page is open to nobody
     */
    boolean open(Actor actor, String href);

    /** The address where it opens to this person; otherwise null. */
    default @Nullable String href(Actor actor, String href) {
        return open(actor, href) ? href : null;
    }
}
