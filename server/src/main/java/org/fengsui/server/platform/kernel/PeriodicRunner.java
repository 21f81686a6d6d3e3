package org.fengsui.server.platform.kernel;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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

    private final List<Turn> works;
    private @Nullable ScheduledExecutorService executor;

    PeriodicRunner(List<Periodic> works) {
        this.works = works.stream().map(Turn::new).toList();
    }

    @Override
    public synchronized void start() {
        if (executor != null) {
            return;
        }
        var threads =
                Executors.newScheduledThreadPool(
                        2, Thread.ofPlatform().name("periodic-", 0).factory());
        for (var work : works) {
            long pause = work.of().pause().toMillis();
            var _ = threads.scheduleWithFixedDelay(work, pause, pause, TimeUnit.MILLISECONDS);
        }
        executor = threads;
    }

    /** Does at once what somebody waits for. */
    @TransactionalEventListener(fallbackExecution = true)
    synchronized void hurry(WorkWaits waiting) {
        var threads = executor;
        if (threads != null) {
            works.stream()
                    .filter(work -> work.of().name().equals(waiting.work()))
                    .forEach(threads::execute);
        }
    }

    /**
     * One work, which is never done twice at once: what arrives while it is being done is found by
     * that run or by the next.
     *
     * @param of the work
     * @param running whether it is being done
     */
    private record Turn(Periodic of, AtomicBoolean running) implements Runnable {

        Turn(Periodic of) {
            this(of, new AtomicBoolean());
        }

        /** A failure must not end the series: the executor drops a task that throws. */
        @Override
        public void run() {
            if (!running.compareAndSet(false, true)) {
                return;
            }
            try {
                of.runOnce();
            } catch (RuntimeException e) {
                LOG.warn("{} failed and will be run again", of.name(), e);
            } finally {
                running.set(false);
            }
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
