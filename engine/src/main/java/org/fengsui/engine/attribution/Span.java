package org.fengsui.engine.attribution;

import java.util.Comparator;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.net.IpRange;
import org.jspecify.annotations.Nullable;

/**
 * The addresses one rule holds.
 *
 * @param rule the rule's index in the snapshot
 * @param first the smallest address
 * @param last the greatest address, of the same family
 * @param exact whether the rule names this one address, which is closer than a range of one
 */
record Span(int rule, IpAddress first, IpAddress last, boolean exact) {
    /** Exact addresses first, then smaller ranges; spans that are equally close compare as 0. */
    static final Comparator<Span> CLOSEST_FIRST =
            Comparator.comparing((Span span) -> !span.exact)
                    .thenComparing(Span::sizeHigh, Long::compareUnsigned)
                    .thenComparing(Span::sizeLow, Long::compareUnsigned);

    /** The span of a rule about addresses; null for a rule about names or ports. */
    static @Nullable Span of(int rule, Match match) {
        return switch (match) {
            case Match.Address(IpAddress address) -> new Span(rule, address, address, true);
            case Match.Network network -> of(rule, network.network().range());
            case Match.Range(IpRange range) -> of(rule, range);
            case Match.Url _, Match.ExactHost _, Match.Endpoint _, Match.Suffix _ -> null;
        };
    }

    private static Span of(int rule, IpRange range) {
        return new Span(rule, range.first(), range.last(), false);
    }

    private long sizeHigh() {
        long borrow = Long.compareUnsigned(last.low(), first.low()) < 0 ? 1 : 0;
        return last.high() - first.high() - borrow;
    }

    private long sizeLow() {
        return last.low() - first.low();
    }
}
