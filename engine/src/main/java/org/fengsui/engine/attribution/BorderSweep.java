package org.fengsui.engine.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.fengsui.engine.net.IpAddress;

/**
 * Builds the borders and chains of a {@link RangeIndex} by walking from the smallest address to the
 * greatest. The spans that hold are kept farthest first, each with the chain that it heads; nested
 * networks only push and pop at the end. Ranges that overlap without nesting rebuild the chains
 * from the place of the change.
 */
final class BorderSweep {
    private final Span[] spans;
    private final int[] rank;
    private final long[] high;
    private final long[] low;
    private final int[] chainAt;
    private int borders;

    private int[] chainRule = new int[64];
    private int[] chainRank = new int[64];
    private int[] chainNext = new int[64];
    private int chains;

    private int[] holding = new int[16];
    private int[] headed = new int[16];
    private int held;
    private int unchanged;

    /**
     * Something begins or ends at an address.
     *
     * @param at the first address inside, or the first after
     * @param begins which of the two
     * @param span index by closeness
     */
    private record Border(IpAddress at, boolean begins, int span) {
        static final Comparator<Border> ORDER =
                Comparator.comparing(Border::at)
                        .thenComparing(Border::begins)
                        .thenComparing(Comparator.comparingInt(Border::span).reversed());
    }

    BorderSweep(List<Span> given) {
        spans = given.toArray(Span[]::new);
        Arrays.sort(spans, Span.CLOSEST_FIRST.thenComparingInt(Span::rule));
        rank = ranks(spans);
        high = new long[2 * spans.length];
        low = new long[2 * spans.length];
        chainAt = new int[2 * spans.length];
        walk(sortedBorders());
    }

    long[] high() {
        return Arrays.copyOf(high, borders);
    }

    long[] low() {
        return Arrays.copyOf(low, borders);
    }

    int[] chainAt() {
        return Arrays.copyOf(chainAt, borders);
    }

    int[] chainRule() {
        return Arrays.copyOf(chainRule, chains);
    }

    int[] chainRank() {
        return Arrays.copyOf(chainRank, chains);
    }

    int[] chainNext() {
        return Arrays.copyOf(chainNext, chains);
    }

    private static int[] ranks(Span[] sorted) {
        int[] ranks = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i].exact()) {
                ranks[i] = 0;
            } else if (i > 0 && Span.CLOSEST_FIRST.compare(sorted[i - 1], sorted[i]) == 0) {
                ranks[i] = ranks[i - 1];
            } else {
                ranks[i] = i + 1;
            }
        }
        return ranks;
    }

    private List<Border> sortedBorders() {
        List<Border> all = new ArrayList<>(2 * spans.length);
        for (int i = 0; i < spans.length; i++) {
            all.add(new Border(spans[i].first(), true, i));
            IpAddress last = spans[i].last();
            boolean greatest = last.high() == -1 && last.low() == -1;
            if (!greatest) {
                long carry = last.low() == -1 ? 1 : 0;
                all.add(new Border(new IpAddress(last.high() + carry, last.low() + 1), false, i));
            }
        }
        all.sort(Border.ORDER);
        return all;
    }

    private void walk(List<Border> sorted) {
        for (int i = 0; i < sorted.size(); i++) {
            Border border = sorted.get(i);
            if (border.begins()) {
                begin(border.span());
            } else {
                end(border.span());
            }
            boolean lastHere =
                    i + 1 == sorted.size() || !sorted.get(i + 1).at().equals(border.at());
            if (lastHere) {
                close(border.at());
            }
        }
    }

    private void begin(int span) {
        if (held == holding.length) {
            holding = Arrays.copyOf(holding, 2 * held);
            headed = Arrays.copyOf(headed, 2 * held);
        }
        int place = place(span);
        System.arraycopy(holding, place, holding, place + 1, held - place);
        holding[place] = span;
        held++;
        unchanged = Math.min(unchanged, place);
    }

    private void end(int span) {
        int place = place(span);
        held--;
        System.arraycopy(holding, place + 1, holding, place, held - place);
        unchanged = Math.min(unchanged, place);
    }

    /** Where a span stands, or belongs, among those that hold: farthest first. */
    private int place(int span) {
        int from = 0;
        int to = held;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (holding[middle] > span) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private void close(IpAddress at) {
        for (int i = unchanged; i < held; i++) {
            headed[i] = link(holding[i], i == 0 ? RangeIndex.NONE : headed[i - 1]);
        }
        unchanged = held;
        high[borders] = at.high();
        low[borders] = at.low();
        chainAt[borders] = held == 0 ? RangeIndex.NONE : headed[held - 1];
        borders++;
    }

    private int link(int span, int tail) {
        if (chains == chainRule.length) {
            chainRule = Arrays.copyOf(chainRule, 2 * chains);
            chainRank = Arrays.copyOf(chainRank, 2 * chains);
            chainNext = Arrays.copyOf(chainNext, 2 * chains);
        }
        chainRule[chains] = spans[span].rule();
        chainRank[chains] = rank[span];
        chainNext[chains] = tail;
        return chains++;
    }
}
