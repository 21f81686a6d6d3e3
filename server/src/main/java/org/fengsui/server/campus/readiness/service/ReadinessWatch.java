package org.fengsui.server.campus.readiness.service;

import java.time.Duration;
import org.fengsui.server.platform.kernel.Periodic;
import org.springframework.stereotype.Component;

/** Looks ahead and calls on; rows that another node has are locked there. */
@Component
class ReadinessWatch implements Periodic {

    private final Rosters rosters;
    private final StoredCallouts callouts;
    private final Asking asking;

    ReadinessWatch(Rosters rosters, StoredCallouts callouts, Asking asking) {
        this.rosters = rosters;
        this.callouts = callouts;
        this.asking = asking;
    }

    @Override
    public String name() {
        return "readiness";
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(20);
    }

    @Override
    public void runOnce() {
        callouts.callOn();
        rosters.watch();
        asking.ask();
        asking.miss();
    }
}
