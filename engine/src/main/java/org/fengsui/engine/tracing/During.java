package org.fengsui.engine.tracing;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * While a record holds.
 *
 * @param start inclusive
 * @param end exclusive, after the start; null while it still holds
 */
public record During(Instant start, @Nullable Instant end) {

    /** Refuses an end that is not after the start. */
    public During {
        if (end != null && !end.isAfter(start)) {
            throw new IllegalArgumentException("ends " + end + ", not after its start " + start);
        }
    }

    /**
     * Whether it comes into question at an instant of another clock.
     *
     * @param skew how far the two clocks may be apart, either way
     */
    public boolean touches(Instant at, Duration skew) {
        return !start.isAfter(at.plus(skew)) && (end == null || end.isAfter(at.minus(skew)));
    }
}
