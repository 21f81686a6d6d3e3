package org.fengsui.server.command;

/** The arguments of a verb cannot be taken; the message is for the person at the console. */
class RefusedArguments extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedArguments(String key, Object... arguments) {
        super(Texts.of(key, arguments));
    }
}
