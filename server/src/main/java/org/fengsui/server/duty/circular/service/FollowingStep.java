package org.fengsui.server.duty.circular.service;

import java.time.Duration;
import org.fengsui.server.platform.kernel.Periodic;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks whether a unit’s time for a circular is over: each circular in a transaction of its own.
 */
@Component
class FollowingStep implements Periodic {

    private final Following following;

    FollowingStep(Following following) {
        this.following = following;
    }

    @Override
    public String name() {
        return "circulars";
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void runOnce() {
        RuntimeException failed = null;
        var circulars = following.running(0);
        while (!circulars.isEmpty()) {
            for (long circular : circulars) {
                failed = look(circular, failed);
            }
            circulars = following.running(circulars.getLast());
        }
        if (failed != null) {
            throw failed;
        }
    }

    /** One that fails keeps none of the others waiting. */
    private @Nullable RuntimeException look(long circular, @Nullable RuntimeException before) {
        try {
            following.look(circular);
            return before;
        } catch (RuntimeException e) {
            return before == null ? e : before;
        }
    }
}
