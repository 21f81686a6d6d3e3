package org.fengsui.server.sensing.finding.domain;

import java.time.Duration;
import org.fengsui.server.platform.kernel.Periodic;
import org.springframework.stereotype.Component;

/** Looks which systems in service are to be scanned. */
@Component
class ScanWatchStep implements Periodic {

    private final ScanWatch watch;

    ScanWatchStep(ScanWatch watch) {
        this.watch = watch;
    }

    @Override
    public String name() {
        return "scan-watch";
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void runOnce() {
        watch.look();
    }
}
