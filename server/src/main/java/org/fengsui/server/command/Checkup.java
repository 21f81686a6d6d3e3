package org.fengsui.server.command;

import java.util.Locale;

/**
 * One thing the doctor looked at.
 *
 * @param state how it stands
 * @param text what was found and, when something is missing, what to do
 */
record Checkup(State state, String text) {

    /** How it stands. */
    enum State {
        /** As it should be. */
        GOOD,
        /** Fengsui runs, but does something worse or not at all. */
        WORSE,
        /** Fengsui does not run like this. */
        MISSING
    }

    /** With the text of {@code doctor.<key>}. */
    static Checkup of(State state, String key, Object... arguments) {
        return new Checkup(state, Texts.of("doctor." + key, arguments));
    }

    /** The state as a word, then the text. */
    String line() {
        return Texts.of("doctor." + state.name().toLowerCase(Locale.ROOT)) + "  " + text;
    }
}
