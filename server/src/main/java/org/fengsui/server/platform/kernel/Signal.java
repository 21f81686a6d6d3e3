package org.fengsui.server.platform.kernel;

/**
 * Something a room tells the ledger. Each room has one enum of its own that implements this; the
 * profile maps the keys to clocks and is checked at start-up against the enums that exist.
 */
public interface Signal {

    /** Stable dotted key, room first: {@code notice.item-served}. */
    String key();

    /** The {@link Subject#type()} this signal is about. */
    String subjectType();
}
