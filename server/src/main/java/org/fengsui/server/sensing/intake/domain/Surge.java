package org.fengsui.server.sensing.intake.domain;

import java.util.List;
import java.util.OptionalLong;

/**
 * What counts as far more than usual: above five times a source's usual volume.
 *
 * <p>Usual is the median of the source's latest large reports. Small ones (a re-test, a single
 * host) are never held and say nothing of the next scan of everything. A report that was held and
 * released is one among the others: a single flood moves no median, and a source that has grown for
 * good is usual again once as many large reports were released as came by themselves.
 *
 * <p>While fewer than three large reports are known, usual is the largest report that came by
 * itself; what was released does not count, so a second flood is held as the first was. A source of
 * fewer than three reports of any size is not held: nothing is known of it.
 */
final class Surge {

    /** How many of the latest imports are looked at. */
    static final int LOOKED_AT = 200;

    private static final int LARGE_LOOKED_AT = 20;
    private static final int KNOWN = 3;
    private static final long SMALL = 100;
    private static final int FACTOR = 5;

    private Surge() {}

    /**
     * How much an import brought.
     *
     * @param items its results
     * @param released whether it was held and a person let it in
     */
    record Volume(long items, boolean released) {}

    /**
     * The usual volume, if these results exceed it by too much.
     *
     * @param items results in the report
     * @param before the latest imports, newest first
     */
    static OptionalLong exceeds(long items, List<Volume> before) {
        if (before.size() < KNOWN || items <= SMALL) {
            return OptionalLong.empty();
        }
        long usual = usual(before);
        return items > FACTOR * usual ? OptionalLong.of(usual) : OptionalLong.empty();
    }

    private static long usual(List<Volume> before) {
        var large =
                before.stream()
                        .mapToLong(Volume::items)
                        .filter(items -> items > SMALL)
                        .limit(LARGE_LOOKED_AT)
                        .sorted()
                        .toArray();
        if (large.length >= KNOWN) {
            return large[(large.length - 1) / 2];
        }
        return before.stream()
                .filter(volume -> !volume.released())
                .mapToLong(Volume::items)
                .max()
                .orElse(0);
    }
}
