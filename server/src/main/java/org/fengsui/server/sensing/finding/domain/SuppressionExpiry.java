package org.fengsui.server.sensing.finding.domain;

import java.time.Duration;
import org.fengsui.server.platform.kernel.Periodic;
import org.springframework.stereotype.Component;

/** Ends rules of suppression whose last day is over, so that what they hid is work again. */
@Component
class SuppressionExpiry implements Periodic {

    private final Suppressions suppressions;

    SuppressionExpiry(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    @Override
    public String name() {
        return "suppression-expiry";
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void runOnce() {
        suppressions.expire();
    }
}
