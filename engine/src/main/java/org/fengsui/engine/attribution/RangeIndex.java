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

    private static final int NODE = 3;

    private final boolean narrow;
    private final long[] high;
    private final long[] low;
    private final BucketTable buckets;
    private final int[] chainAt;
    private final int[] nodes;
    private final long[] windows;

    /**
     * Flattens the spans.
     *
     * @param spans of one family
     * @param v4 whether that is IPv4, whose upper 64 bits are all zero
     * @param rules the rules the spans point to
     */
    RangeIndex(List<Span> spans, boolean v4, List<Rule> rules) {
        BorderSweep sweep = new BorderSweep(spans);
        narrow = v4;
        high = v4 ? new long[0] : sweep.high();
        low = sweep.low();
        buckets = new BucketTable(v4 ? low : high);
        chainAt = sweep.chainAt();
        int[] rule = sweep.chainRule();
        int[] rank = sweep.chainRank();
        int[] next = sweep.chainNext();
        boolean limited = rules.stream().anyMatch(Rule::isLimited);
        nodes = new int[NODE * rule.length];
        windows = new long[limited ? 2 * rule.length : 0];
        for (int chain = 0; chain < rule.length; chain++) {
            nodes[NODE * chain] = rule[chain];
            nodes[NODE * chain + 1] = rank[chain];
            nodes[NODE * chain + 2] = next[chain];
            if (limited) {
                windows[2 * chain] = rules.get(rule[chain]).fromMilli();
                windows[2 * chain + 1] = rules.get(rule[chain]).toMilli();
            }
        }
    }

    /** The chain of rules that hold an address of the family at a time, or {@link #NONE}. */
    int chain(long addressHigh, long addressLow, long milli) {
        long key = narrow ? addressLow : addressHigh;
        if (low.length == 0 || buckets.isBefore(key)) {
            return NONE;
        }
        int from = buckets.from(key);
        int to = buckets.to(key);
        int after =
                narrow
                        ? bordersUpTo(from, to, addressLow)
                        : bordersUpTo(from, to, addressHigh, addressLow);
        return after == 0 ? NONE : valid(chainAt[after - 1], milli);
    }

    /** The rule at a chain's head. */
    int rule(int chain) {
        return nodes[NODE * chain];
    }

    /** How close the head is: 0 names the very address; equal ranks are equally close. */
    int rank(int chain) {
        return nodes[NODE * chain + 1];
    }

    /** The chain from the next rule outwards that is valid at the time, or {@link #NONE}. */
    int next(int chain, long milli) {
        return valid(nodes[NODE * chain + 2], milli);
    }

    /** The size of borders and chains in bytes, without the rules. */
    long bytes() {
        return 8L * high.length
                + 8L * low.length
                + buckets.bytes()
                + 4L * chainAt.length
                + 4L * nodes.length
                + 8L * windows.length;
    }

    private int valid(int chain, long milli) {
        int here = chain;
        while (windows.length > 0
                && here != NONE
                && (milli < windows[2 * here] || milli >= windows[2 * here + 1])) {
            here = nodes[NODE * here + 2];
        }
        return here;
    }

    /** IPv4 in its mapped form is positive, so the signed comparison is the right one. */
    private int bordersUpTo(int first, int end, long addressLow) {
        int from = first;
        int to = end;
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

    private int bordersUpTo(int first, int end, long addressHigh, long addressLow) {
        int from = first;
        int to = end;
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
