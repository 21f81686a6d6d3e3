package org.fengsui.engine.attribution;

/**
 * Narrows a search in sorted unsigned keys to a few. The span between the smallest and the greatest
 * key is cut into 4,096 equal coarse slices, each of those into about as many fine ones as it has
 * keys, so that crowded parts are cut finer; for each fine slice the table knows where its keys
 * begin.
 */
final class BucketTable {
    private static final int COARSE_BITS = 12;
    private static final int SHIFT_BITS = 6;
    private static final int SHIFT_MASK = (1 << SHIFT_BITS) - 1;

    private final long smallest;
    private final int coarseShift;
    private final long withinCoarse;

    /** For each coarse slice the place of its first fine one, and how far its keys are shifted. */
    private final int[] coarse;

    private final int[] begin;
    private final int keys;

    BucketTable(long[] sorted) {
        keys = sorted.length;
        smallest = keys == 0 ? 0 : sorted[0];
        long span = keys == 0 ? 0 : sorted[keys - 1] - smallest;
        int spanBits = Long.SIZE - Long.numberOfLeadingZeros(span);
        coarseShift = Math.max(0, spanBits - COARSE_BITS);
        withinCoarse = (1L << coarseShift) - 1;
        coarse = new int[(int) (span >>> coarseShift) + 1];
        int[] ends = endsOfCoarse(sorted);
        int fine = 0;
        for (int slice = 0; slice < coarse.length; slice++) {
            int inside = ends[slice] - (slice == 0 ? 0 : ends[slice - 1]);
            int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, inside - 1));
            int shift = Math.max(0, coarseShift - bits);
            coarse[slice] = (fine << SHIFT_BITS) | shift;
            fine += 1 << (coarseShift - shift);
        }
        begin = new int[fine + 1];
        int at = 0;
        for (int slice = 0; slice < fine; slice++) {
            begin[slice] = at;
            while (at < keys && fineSlice(sorted[at] - smallest) == slice) {
                at++;
            }
        }
        begin[fine] = keys;
    }

    /** Whether the key is smaller than all. */
    boolean isBefore(long key) {
        return Long.compareUnsigned(key, smallest) < 0;
    }

    /**
     * The fine slice of a key that is not before all; keys beyond the last slice count as behind
     * it.
     */
    int slice(long key) {
        long distance = key - smallest;
        return Long.compareUnsigned(distance >>> coarseShift, coarse.length) < 0
                ? fineSlice(distance)
                : begin.length - 1;
    }

    /** The first key of a slice; all before are smaller than what falls into it. */
    int from(int slice) {
        return begin[slice];
    }

    /** The first key behind a slice. */
    int to(int slice) {
        return slice == begin.length - 1 ? keys : begin[slice + 1];
    }

    long bytes() {
        return 4L * begin.length + 4L * coarse.length;
    }

    private int[] endsOfCoarse(long[] sorted) {
        int[] ends = new int[coarse.length];
        int at = 0;
        for (int slice = 0; slice < ends.length; slice++) {
            while (at < keys && (sorted[at] - smallest) >>> coarseShift == slice) {
                at++;
            }
            ends[slice] = at;
        }
        return ends;
    }

    private int fineSlice(long distance) {
        int entry = coarse[(int) (distance >>> coarseShift)];
        return (entry >>> SHIFT_BITS) + (int) ((distance & withinCoarse) >>> (entry & SHIFT_MASK));
    }
}
