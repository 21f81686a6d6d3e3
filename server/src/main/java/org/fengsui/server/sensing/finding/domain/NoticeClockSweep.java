package org.fengsui.server.sensing.finding.domain;

import java.time.Duration;
import org.fengsui.server.platform.kernel.Periodic;
import org.springframework.stereotype.Component;

/**
 * Starts and ends the office's clocks where the notice policy has come to see a finding otherwise:
 * by a new version, another severity or a further source. Each batch locks its episodes, so of two
 * nodes the slower one finds nothing left to do.
 */
@Component
class NoticeClockSweep implements Periodic {

    private static final int BATCH = 500;

    private final NoticeClocks clocks;

    NoticeClockSweep(NoticeClocks clocks) {
        this.clocks = clocks;
    }

    @Override
    public String name() {
        return "notice-clocks";
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void runOnce() {
        int settled = BATCH;
        while (settled == BATCH) {
            settled = clocks.settle(BATCH);
        }
    }
}
