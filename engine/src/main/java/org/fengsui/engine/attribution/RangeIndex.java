package org.fengsui.engine.attribution;

import java.util.List;
import org.fengsui.engine.net.IpAddress;

/**
 * Addresses and ranges of one family, flattened into sorted borders. Between two borders the same
 * rules hold; they hang there as a chain from the closest outwards, tails shared between
 * neighbours. Look-ups allocate nothing.
 */
final class RangeIndex {
    /** No chain. */
    static final int NONE = -1;

    private final boolean narrow;
    private final long[] high;
    private final long[] low;
    private final int[] chainAt;
    private final int[] chainRule;
    private final int[] chainRank;
    private final int[] chainNext;

    /**
     * Flattens the spans.
     *
     * @param spans of one family
     * @param v4 whether that is IPv4, whose upper 64 bits are all zero
     */
    RangeIndex(List<Span> spans, boolean v4) {
        BorderSweep sweep = new BorderSweep(spans);
        narrow = v4;
        high = v4 ? new long[0] : sweep.high();
        low = sweep.low();
        chainAt = sweep.chainAt();
        chainRule = sweep.chainRule();
        chainRank = sweep.chainRank();
        chainNext = sweep.chainNext();
    }

    /** The chain of rules that hold an address of the family, or {@link #NONE}. */
    int chain(long addressHigh, long addressLow) {
        int after = narrow ? bordersUpTo(addressLow) : bordersUpTo(addressHigh, addressLow);
        return after == 0 ? NONE : chainAt[after - 1];
    }

    /** The rule at a chain's head. */
    int rule(int chain) {
        return chainRule[chain];
    }

    /** The chain without its head, or {@link #NONE}. */
    int next(int chain) {
        return chainNext[chain];
    }

    /** How close the head is: 0 names the very address; equal ranks are equally close. */
    int rank(int chain) {
        return chainRank[chain];
    }

    /** The size of borders and chains in bytes, without the rules. */
    long bytes() {
        return 8L * high.length + 12L * low.length + 12L * chainRule.length;
    }

    /** IPv4 in its mapped form is positive, so the signed comparison is the right one. */
    private int bordersUpTo(long addressLow) {
        int from = 0;
        int to = low.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (low[middle] <= addressLow) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private int bordersUpTo(long addressHigh, long addressLow) {
        int from = 0;
        int to = low.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (IpAddress.compare(high[middle], low[middle], addressHigh, addressLow) <= 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
