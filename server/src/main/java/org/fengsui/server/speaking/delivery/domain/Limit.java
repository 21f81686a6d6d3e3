package org.fengsui.server.speaking.delivery.domain;

import java.time.Duration;

/**
 * How many messages a channel takes in a time. Kept on our side, because a channel that was given
 * more drops them or is shut for a while.
 *
 * @param each whether it is counted for each recipient, else for all together
 * @param most how many
 * @param within in any time of this length
 */
public record Limit(boolean each, int most, Duration within) {

    /** Refuses what would never let anything through. */
    public Limit {
        if (most < 1 || !within.isPositive()) {
            throw new IllegalArgumentException("a limit lets something through");
        }
    }

    /** For each recipient. */
    public static Limit forEach(int most, Duration within) {
        return new Limit(true, most, within);
    }

    /** For all together. */
    public static Limit forAll(int most, Duration within) {
        return new Limit(false, most, within);
    }
}
