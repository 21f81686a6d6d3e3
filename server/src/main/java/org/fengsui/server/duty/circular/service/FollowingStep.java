package org.fengsui.server.duty.circular.service;

import java.time.Duration;
import org.fengsui.server.platform.kernel.Periodic;
import org.springframework.stereotype.Component;

/** Looks whether a unit’s time for a circular is over. */
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
        following.look();
    }
}
