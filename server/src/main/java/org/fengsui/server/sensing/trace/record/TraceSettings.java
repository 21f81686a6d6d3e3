package org.fengsui.server.sensing.trace.record;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How addresses in pools are traced.
 *
 * @param keep how long look-up records are kept; whole days, from one to 434
 * @param skew how far the clocks of two records, or of a record and a finding, may be apart
 */
@ConfigurationProperties("fengsui.trace")
public record TraceSettings(
        @DefaultValue("180d") Duration keep, @DefaultValue("60s") Duration skew) {

    /** Refuses what keeps nothing, and a tolerance that is none. */
    public TraceSettings {
        if (keep.toDays() < 1 || keep.compareTo(Week.LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "fengsui.trace.keep is not from 1 to "
                            + Week.LONGEST.toDays()
                            + " days: "
                            + keep);
        }
        if (skew.isNegative() || skew.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(
                    "fengsui.trace.skew is not between nothing and an hour: " + skew);
        }
    }

    /** How many days records are kept; begun ones count. */
    int keepDays() {
        return Math.toIntExact(Math.ceilDiv(keep.toSeconds(), Duration.ofDays(1).toSeconds()));
    }

    /** The beginning of the first day (UTC) whose records are kept. */
    Instant firstKept(Instant now) {
        return now.minus(Duration.ofDays(keepDays())).truncatedTo(ChronoUnit.DAYS);
    }
}
