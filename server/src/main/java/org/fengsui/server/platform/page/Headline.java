package org.fengsui.server.platform.page;

/**
 * One figure that a room adds to the leaders' page, as a bean: how many incidents run, how many
 * warnings hold. It leads to the list it counts.
 */
@FunctionalInterface
public interface Headline {

    /** The figure, in the reader's scope. Must be cheap. */
    Kpi of(Reader reader);
}
