package org.fengsui.server.sensing.trace.record;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The ring of weeks in which records are kept; the partitions of the table. */
final class Week {

    /** How many weeks the ring has. */
    static final int SLOTS = 64;

    /** The longest time that never comes round to a week in use. */
    static final Duration LONGEST = Duration.ofDays(7L * (SLOTS - 2));

    private static final long SECONDS = Duration.ofDays(7).toSeconds();

    private Week() {}

    /** The place of an instant’s week in the ring, from 0. */
    static int slot(Instant at) {
        return (int) Math.floorMod(Math.floorDiv(at.getEpochSecond(), SECONDS), (long) SLOTS);
    }

    /** The table of a place. */
    static String partition(int slot) {
        return String.format(Locale.ROOT, "trace.record_%02d", slot);
    }
}
