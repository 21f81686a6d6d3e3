package org.fengsui.server.speaking.delivery;

import java.util.Optional;
import java.util.regex.Pattern;

/** Tells a mobile telephone of the mainland from other numbers. */
public final class Mobile {

    private static final Pattern FILLING = Pattern.compile("[\\s()-]");
    private static final Pattern NUMBER = Pattern.compile("(?:\\+?86|0086)?(1[3-9][0-9]{9})");

    private Mobile() {}

    /** The 11 digits; empty where a number is of another kind. */
    public static Optional<String> of(String written) {
        var match = NUMBER.matcher(FILLING.matcher(written).replaceAll(""));
        return match.matches() ? Optional.of(match.group(1)) : Optional.empty();
    }
}
