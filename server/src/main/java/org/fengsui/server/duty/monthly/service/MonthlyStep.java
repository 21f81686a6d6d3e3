package org.fengsui.server.duty.monthly.service;

import java.time.Duration;
import org.fengsui.server.platform.kernel.Periodic;
import org.springframework.stereotype.Component;

/** Looks whether a month's lists are to be made. */
@Component
class MonthlyStep implements Periodic {

    private final MonthlyMaking making;

    MonthlyStep(MonthlyMaking making) {
        this.making = making;
    }

    @Override
    public String name() {
        return "monthly-lists";
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void runOnce() {
        making.make();
    }
}
