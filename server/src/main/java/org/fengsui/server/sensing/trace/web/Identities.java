package org.fengsui.server.sensing.trace.web;

import org.jspecify.annotations.Nullable;

/**
 * How identities (account, hardware address, inside address) are shown: masked, unless the reader
 * has just said why they need them.
 *
 * @param shown whether they are shown
 */
record Identities(boolean shown) {

    private static final String DOTS = "•••";
    private static final int RECOGNISABLE = 6;

    static final Identities MASKED = new Identities(false);

    static final Identities SHOWN = new Identities(true);

    /** Enough of it to tell two apart, not enough to know who. */
    String say(@Nullable Object identity) {
        if (identity == null) {
            return "—";
        }
        var text = identity.toString();
        if (shown) {
            return text;
        }
        int end = text.length();
        return end < RECOGNISABLE ? DOTS : text.substring(0, 2) + DOTS + text.substring(end - 1);
    }
}
