package org.fengsui.server.platform.page;

import org.fengsui.server.platform.access.Actor;

/** The port of the in-app inbox: what the bell shows. At most one bean. */
public interface InboxCount {

    /** Unread messages of this person. */
    long unread(Actor actor);

    /** The inbox's page. */
    String href();
}
