package org.fengsui.server.sensing.finding.domain;

import org.fengsui.server.platform.kernel.Periodic;
import org.springframework.stereotype.Component;

import java.time.Duration;

/**
 * Ends acceptances whose last day is over, and says before that it comes near. Each batch is a
 * transaction that locks its episodes, so of two nodes the slower one finds nothing left to end.
 */
@Component
class AcceptanceExpiry implements Periodic {

    private static final int BATCH = 500;

    private final Acceptances acceptances;

    AcceptanceExpiry(Acceptances acceptances) {
        this.acceptances = acceptances;
    }

    @Override
    public String name() {
        return "acceptance-expiry";
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void runOnce() {
        int reminded = BATCH;
        while (reminded == BATCH) {
            reminded = acceptances.remind(BATCH);
        }
        int ended = BATCH;
        while (ended == BATCH) {
            ended = acceptances.expire(BATCH);
        }
    }
}
