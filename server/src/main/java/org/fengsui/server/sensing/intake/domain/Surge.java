package org.fengsui.server.sensing.intake.domain;

import java.util.List;
import java.util.OptionalLong;

/**
 * What counts as far more than usual: above five times the largest of the source's latest reports.
 * The largest, because many small re-tests lie between two scans of everything, and the next such
 * scan must not look strange for it. A source of which little is known, and small reports, are
 * never held.
 */
final class Surge {

    /** How many of the latest imports are looked at. */
    static final int LOOKED_AT = 200;

    private static final int KNOWN = 3;
    private static final long SMALL = 100;
    private static final int FACTOR = 5;

    private Surge() {}

    /**
     * The largest volume so far, if these results exceed it by too much.
     *
     * @param items results in the report
     * @param before results of the latest imports
     */
    static OptionalLong exceeds(long items, List<Long> before) {
        if (before.size() < KNOWN || items <= SMALL) {
            return OptionalLong.empty();
        }
        long largest = before.stream().mapToLong(Long::longValue).max().orElse(0);
        return items > FACTOR * largest ? OptionalLong.of(largest) : OptionalLong.empty();
    }
}
