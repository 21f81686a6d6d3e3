package org.fengsui.server.alarm.warning.service;

import java.time.Duration;
import org.fengsui.server.platform.kernel.Periodic;
import org.springframework.stereotype.Component;

/**
 * Ends warnings whose time is over. Each batch is a transaction that locks its warnings, so of two
 * nodes the slower one finds nothing left to end.
 */
@Component
class WarningExpiry implements Periodic {

    private static final int BATCH = 100;

    private final StoredWarnings warnings;

    WarningExpiry(StoredWarnings warnings) {
        this.warnings = warnings;
    }

    @Override
    public String name() {
        return "warning-expiry";
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void runOnce() {
        int ended = BATCH;
        while (ended == BATCH) {
            ended = warnings.expire(BATCH);
        }
    }
}
