package org.fengsui.engine.attribution;

/**
 * Narrows a search in sorted unsigned keys to the few that share the query's leading bits: for each
 * of up to 65,536 equal slices of the span between the smallest and the greatest key it knows where
 * the keys begin.
 */
final class BucketTable {
    private static final int MOST_BITS = 16;

    private final long smallest;
    private final int shift;
    private final int[] begin;

    BucketTable(long[] keys) {
        smallest = keys.length == 0 ? 0 : keys[0];
        long span = keys.length == 0 ? 0 : keys[keys.length - 1] - smallest;
        int spanBits = Long.SIZE - Long.numberOfLeadingZeros(span);
        int bits = Math.min(MOST_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(keys.length));
        shift = Math.max(0, spanBits - bits);
        int slices = (int) (span >>> shift) + 1;
        begin = new int[slices + 1];
        int at = 0;
        for (int slice = 0; slice < slices; slice++) {
            begin[slice] = at;
            while (at < keys.length && (keys[at] - smallest) >>> shift == slice) {
                at++;
            }
        }
        begin[slices] = keys.length;
    }

    /** Whether the key is smaller than all. */
    boolean isBefore(long key) {
        return Long.compareUnsigned(key, smallest) < 0;
    }

    /** The first key that may be equal; all before are smaller. */
    int from(long key) {
        long slice = (key - smallest) >>> shift;
        return begin[(int) Math.min(slice & Long.MAX_VALUE, begin.length - 1)];
    }

    /** The first key that is surely greater. */
    int to(long key) {
        long slice = (key - smallest) >>> shift;
        return begin[(int) Math.min((slice & Long.MAX_VALUE) + 1, begin.length - 1)];
    }

    long bytes() {
        return 4L * begin.length;
    }
}
