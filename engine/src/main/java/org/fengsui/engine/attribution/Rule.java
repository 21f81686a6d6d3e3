package org.fengsui.engine.attribution;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Says whose something is.
 *
 * @param match what the rule is about
 * @param unit the code of the unit in charge (主管单位); null for a pool that is nobody's
 * @param system the code of the system the rule belongs to; null for a network
 * @param network the kind of network; null for a system's rule
 * @param validFrom the first instant the rule holds, to the millisecond; null without beginning
 * @param validTo the first instant the rule no longer holds, to the millisecond; null without end
 * @param origin where the rule comes from, for people and for {@code rule} in reports, such as
 *     {@code system:oa}
 */
public record Rule(
        Match match,
        @Nullable String unit,
        @Nullable String system,
        @Nullable NetworkKind network,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        String origin) {
    private static final long FARTHEST_SECOND = 1L << 50;

    /**
     * Checks that a rule without unit is a pool, and cuts the times to the millisecond.
     *
     * @throws IllegalArgumentException when it is not
     */
    public Rule {
        if (unit == null && (network == null || !network.isPool())) {
            throw new IllegalArgumentException(
                    "Rule " + match + " of " + origin + " names no unit and is no address pool");
        }
        validFrom = validFrom == null ? null : validFrom.truncatedTo(ChronoUnit.MILLIS);
        validTo = validTo == null ? null : validTo.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether the rule holds at an instant. */
    public boolean isValidAt(Instant at) {
        long milli = milli(at);
        return milli >= fromMilli() && milli < toMilli();
    }

    boolean isLimited() {
        return validFrom != null || validTo != null;
    }

    long fromMilli() {
        return validFrom == null ? Long.MIN_VALUE : milli(validFrom);
    }

    long toMilli() {
        return validTo == null ? Long.MAX_VALUE : milli(validTo);
    }

    /** Milliseconds since 1970; instants beyond the reach of that count as its ends. */
    static long milli(Instant at) {
        long seconds = at.getEpochSecond();
        if (Math.abs(seconds) < FARTHEST_SECOND) {
            return at.toEpochMilli();
        }
        return seconds < 0 ? -FARTHEST_SECOND * 1000 : FARTHEST_SECOND * 1000;
    }

    /** The rule as reports name it: what it is about and where it comes from. */
    @Override
    public String toString() {
        return match + " (" + origin + ")";
    }
}
