package org.fengsui.engine.attribution;

import java.util.Arrays;
import org.fengsui.engine.net.IpAddress;

/** Sorted borders of one family of addresses, each with the answer for what follows it. */
sealed interface Borders {
    /** No border is at or before the address. */
    int NONE = -1;

    /** The last border at or before an address of the family, or {@link #NONE}. */
    int of(long addressHigh, long addressLow);

    /** The answer that goes with a border. */
    int answer(int border);

    /** The size in bytes. */
    long bytes();

    /**
     * IPv4: address and answer share one element, so that a look-up touches one place only. The
     * address stands in the upper half with its first bit turned, which puts signed elements in the
     * order of the addresses.
     */
    final class Narrow implements Borders {
        private static final long TURNED = 1L << 63;
        private static final long LAST = 0xffff_ffff_ffffL;
        private static final long BEHIND_ALL_ANSWERS = 0xffff_ffffL;

        private final BucketTable buckets;
        private final long[] elements;

        Narrow(long[] low, int[] answers) {
            int inside = low.length;
            while (inside > 0 && low[inside - 1] > LAST) {
                inside--;
            }
            buckets = new BucketTable(Arrays.copyOf(low, inside));
            elements = new long[inside];
            for (int i = 0; i < inside; i++) {
                elements[i] = element(low[i]) | Integer.toUnsignedLong(answers[i]);
            }
        }

        @Override
        public int of(long addressHigh, long addressLow) {
            if (elements.length == 0 || buckets.isBefore(addressLow)) {
                return NONE;
            }
            int slice = buckets.slice(addressLow);
            int from = buckets.from(slice);
            int to = buckets.to(slice);
            long last = element(addressLow) | BEHIND_ALL_ANSWERS;
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (elements[middle] <= last) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from - 1;
        }

        @Override
        public int answer(int border) {
            return (int) elements[border];
        }

        @Override
        public long bytes() {
            return 8L * elements.length + buckets.bytes();
        }

        private static long element(long low) {
            return (low << Integer.SIZE) ^ TURNED;
        }
    }

    /** IPv6. */
    final class Wide implements Borders {
        private final BucketTable buckets;
        private final long[] high;
        private final long[] low;
        private final int[] answers;

        Wide(long[] high, long[] low, int[] answers) {
            buckets = new BucketTable(high);
            this.high = high;
            this.low = low;
            this.answers = answers;
        }

        @Override
        public int of(long addressHigh, long addressLow) {
            if (low.length == 0 || buckets.isBefore(addressHigh)) {
                return NONE;
            }
            int slice = buckets.slice(addressHigh);
            int from = buckets.from(slice);
            int to = buckets.to(slice);
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (IpAddress.compare(high[middle], low[middle], addressHigh, addressLow) <= 0) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from - 1;
        }

        @Override
        public int answer(int border) {
            return answers[border];
        }

        @Override
        public long bytes() {
            return 8L * high.length + 8L * low.length + 4L * answers.length + buckets.bytes();
        }
    }
}
