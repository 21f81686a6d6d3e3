package org.fengsui.server.speaking.delivery.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a channel that did not take a message is asked again: soon at first, then every half hour.
 * After some time a person is told that it gave up; it is asked for some days more, because a relay
 * that was away for a day should still bring what was written meanwhile.
 *
 * @param giveUpAfter after which a person is told, counted from when the message was written
 * @param tryFor after which it is not asked any more, counted likewise; not shorter
 */
public record RetryPlan(Duration giveUpAfter, Duration tryFor) {

    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(20));
    private static final Duration LATER = Duration.ofMinutes(30);

    /** Refuses a plan that gives nothing, or that stops before it gives up. */
    public RetryPlan {
        if (!giveUpAfter.isPositive()) {
            throw new IllegalArgumentException("a retry plan gives some time, not " + giveUpAfter);
        }
        if (tryFor.compareTo(giveUpAfter) < 0) {
            throw new IllegalArgumentException(
                    "a message is tried for " + tryFor + ", less than " + giveUpAfter);
        }
    }

    /**
     * The next attempt.
     *
     * @param written when the message was written
     * @param attempts how many were made, 1 or more
     * @param now when the last one failed
     * @return empty when there is none any more
     */
    public Optional<Instant> next(Instant written, int attempts, Instant now) {
        var pause = attempts <= PAUSES.size() ? PAUSES.get(attempts - 1) : LATER;
        var until = written.plus(givesUp(written, now) ? tryFor : giveUpAfter);
        if (!now.isBefore(until)) {
            return Optional.empty();
        }
        var next = now.plus(pause);
        return Optional.of(next.isBefore(until) ? next : until);
    }

    /** Whether a person is to be told by then. */
    public boolean givesUp(Instant written, Instant now) {
        return !now.isBefore(written.plus(giveUpAfter));
    }
}
