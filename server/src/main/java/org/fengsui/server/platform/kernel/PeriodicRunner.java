package org.fengsui.server.platform.kernel;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Runs every {@link Periodic} bean after the application is up and stops before it goes down.
 * Switched off by {@code fengsui.periodic.enabled=false}, as tests do.
 */
@Component
@ConditionalOnBooleanProperty(name = "fengsui.periodic.enabled", matchIfMissing = true)
class PeriodicRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PeriodicRunner.class);

    /** Three may be at long works, reports and tables and the audit chain, and the short go on. */
    private static final int THREADS = 8;

    private final Turns turns;
    private @Nullable ScheduledExecutorService executor;

    PeriodicRunner(Turns turns) {
        this.turns = turns;
    }

    @Override
    public synchronized void start() {
        if (executor != null) {
            return;
        }
        var threads =
                Executors.newScheduledThreadPool(
                        THREADS, Thread.ofPlatform().name("periodic-", 0).factory());
        for (var work : turns.works()) {
            long pause = work.pause().toMillis();
            var _ =
                    threads.scheduleWithFixedDelay(
                            () -> run(work.name()), pause, pause, TimeUnit.MILLISECONDS);
        }
        executor = threads;
    }

    /** Does at once what somebody waits for. */
    @TransactionalEventListener(fallbackExecution = true)
    synchronized void hurry(WorkWaits waiting) {
        var threads = executor;
        if (threads != null) {
            threads.execute(() -> run(waiting.work()));
        }
    }

    /** A failure must not end the series: the executor drops a task that throws. */
    private void run(String work) {
        try {
            turns.unlessBusy(work);
        } catch (RuntimeException e) {
            LOG.warn("{} failed and will be run again", work, e);
        }
    }

    @Override
    public synchronized void stop() {
        var threads = executor;
        executor = null;
        if (threads == null) {
            return;
        }
        threads.shutdown();
        try {
            if (!threads.awaitTermination(20, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }
}
