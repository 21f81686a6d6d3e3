package org.fengsui.server.platform.audit.domain;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Seals at every beat while the server runs; a beat of zero leaves it to be stepped by hand. */
@Component
class SealerTimer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SealerTimer.class);

    private final Sealer sealer;
    private final Duration beat;
    private @Nullable ScheduledExecutorService timer;

    SealerTimer(Sealer sealer, @Value("${fengsui.audit.seal-every:1s}") Duration beat) {
        this.sealer = sealer;
        this.beat = beat;
    }

    @Override
    public synchronized void start() {
        if (beat.isPositive() && timer == null) {
            timer = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
            long nanos = beat.toNanos();
            var _ = timer.scheduleWithFixedDelay(this::step, nanos, nanos, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.close();
            timer = null;
            step();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }

    // A beat that fails must not end the following ones.
    @SuppressWarnings("CatchingUnchecked")
    private void step() {
        try {
            int sealed;
            do {
                sealed = sealer.sealBlock();
            } while (sealed == Sealer.ENTRIES_PER_BLOCK);
        } catch (RuntimeException e) {
            LOG.error("The audit log could not be sealed; entries wait until it can", e);
        }
    }
}
