package org.fengsui.engine.attribution;

import java.util.List;

/**
 * Addresses and ranges of one family, flattened into sorted borders. Between two borders the same
 * rules hold; they hang there as a chain from the closest outwards, tails shared between
 * neighbours. Where the answer is the same at all times it stands at the border itself. Look-ups
 * allocate nothing.
 */
final class RangeIndex {
    /** No chain. */
    static final int NONE = -1;

    private static final int UNSETTLED = -3;
    private static final int NODE = 3;

    private final Borders borders;
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
        int[] answers = new int[chainAt.length];
        for (int border = 0; border < answers.length; border++) {
            answers[border] = settled(chainAt[border], rules);
        }
        borders =
                v4
                        ? new Borders.Narrow(sweep.low(), answers)
                        : new Borders.Wide(sweep.high(), sweep.low(), answers);
    }

    /**
     * The rule that alone is the closest at a time, {@link AttributionSnapshot#NONE} or {@link
     * AttributionSnapshot#SEVERAL}.
     */
    int find(long addressHigh, long addressLow, long milli) {
        int border = borders.of(addressHigh, addressLow);
        if (border == Borders.NONE) {
            return AttributionSnapshot.NONE;
        }
        int answer = borders.answer(border);
        return answer == UNSETTLED ? findAt(chainAt[border], milli) : answer;
    }

    /** The chain of rules that hold an address of the family at a time, or {@link #NONE}. */
    int chain(long addressHigh, long addressLow, long milli) {
        int border = borders.of(addressHigh, addressLow);
        return border == Borders.NONE ? NONE : valid(chainAt[border], milli);
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
        return borders.bytes() + 4L * chainAt.length + 4L * nodes.length + 8L * windows.length;
    }

    private int findAt(int from, long milli) {
        int chain = valid(from, milli);
        if (chain == NONE) {
            return AttributionSnapshot.NONE;
        }
        int second = next(chain, milli);
        boolean tie = second != NONE && rank(second) == rank(chain);
        return tie ? AttributionSnapshot.SEVERAL : rule(chain);
    }

    /** The answer at a chain if no rule's time can change it, or {@link #UNSETTLED}. */
    private int settled(int chain, List<Rule> rules) {
        if (chain == NONE) {
            return AttributionSnapshot.NONE;
        }
        int second = nodes[NODE * chain + 2];
        boolean tie = second != NONE && rank(second) == rank(chain);
        boolean timed =
                rules.get(rule(chain)).isLimited() || (tie && rules.get(rule(second)).isLimited());
        if (timed) {
            return UNSETTLED;
        }
        return tie ? AttributionSnapshot.SEVERAL : rule(chain);
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
}
