package org.fengsui.server.sensing.intake.domain;

import java.util.List;
import java.util.OptionalLong;

/**
 * What counts as far more than usual: above five times what nine of ten of the source's latest
 * reports stay below, so that many small re-tests do not make the monthly scan of everything look
 * strange. A source of which little is known, and small reports, are never held.
 */
final class Surge {

    /** How many of the latest imports are looked at. */
    static final int LOOKED_AT = 50;

    private static final int KNOWN = 3;
    private static final long SMALL = 100;
    private static final int FACTOR = 5;

    private Surge() {}

    /**
     * The usual volume, if these results exceed it by too much.
     *
     * @param items results in the report
     * @param before results of the latest imports
     */
    static OptionalLong exceeds(long items, List<Long> before) {
        if (before.size() < KNOWN || items <= SMALL) {
            return OptionalLong.empty();
        }
        long usual = before.stream().sorted().skip(before.size() * 9L / 10).findFirst().orElse(0L);
        return items > FACTOR * usual ? OptionalLong.of(usual) : OptionalLong.empty();
    }
}
