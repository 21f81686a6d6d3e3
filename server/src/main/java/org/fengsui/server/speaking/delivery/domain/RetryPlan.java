package org.fengsui.server.speaking.delivery.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a channel that did not take a message is asked again: soon at first, then every half hour,
 * and not for longer than the plan gives.
 *
 * @param giveUpAfter counted from when the message was written
 */
public record RetryPlan(Duration giveUpAfter) {

    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(20));
    private static final Duration LATER = Duration.ofMinutes(30);

    /** Refuses a plan that gives nothing. */
    public RetryPlan {
        if (!giveUpAfter.isPositive()) {
            throw new IllegalArgumentException("a retry plan gives some time, not " + giveUpAfter);
        }
    }

    /**
     * The next attempt.
     *
     * @param written when the message was written
     * @param attempts how many were made, 1 or more
     * @param now when the last one failed
     * @return empty when it is to be given up
     */
    public Optional<Instant> next(Instant written, int attempts, Instant now) {
        var pause = attempts <= PAUSES.size() ? PAUSES.get(attempts - 1) : LATER;
        var last = written.plus(giveUpAfter);
        if (!now.isBefore(last)) {
            return Optional.empty();
        }
        var next = now.plus(pause);
        return Optional.of(next.isBefore(last) ? next : last);
    }
}
