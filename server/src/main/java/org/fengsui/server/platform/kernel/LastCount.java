package org.fengsui.server.platform.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Figures that are dear to count and may be a minute old. They are kept for each scope apart, so
 * nobody sees what another scope counted, and counted once however many ask at the same time. They
 * are counted again before they are too old, as long as somebody looks at them.
 *
 * @param <T> the figures, immutable
 */
public abstract class LastCount<T> implements Periodic {

    /** The oldest figures that are handed out. */
    public static final Duration OLDEST = Duration.ofMinutes(1);

    private static final Duration PAUSE = OLDEST.dividedBy(4);

    /** What is as old as this is renewed; the rest of the minute is there to count in. */
    private static final Duration AGEING = OLDEST.dividedBy(2);

    /** How long after the last look figures are renewed. */
    private static final Duration ATTENTION = Duration.ofMinutes(10);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final BusinessClock clock;
    private final Map<Scope, Slot> slots = new ConcurrentHashMap<>();

    /** Tells the figures' age by this clock. */
    protected LastCount(BusinessClock clock) {
        this.clock = clock;
    }

    /**
     * Figures with their age.
     *
     * @param at when the counting began; what was committed before is in them
     */
    public record Counted<T>(T figures, Instant at) {}

    /**
     * Counts what a scope sees, in a transaction of its own.
     *
     * @param before what was counted last of it, for what need not be counted so often; null the
     *     first time
     */
    protected abstract T count(Scope scope, @Nullable T before);

    /**
     * The figures of what a scope sees, at most {@link #OLDEST} old.
     *
     * @throws IllegalStateException in a transaction: whoever waits for others must not hold a
     *     connection that they need
     * @throws Refusal if they are not counted in 20 s
     */
    public final Counted<T> of(Scope scope) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("figures are waited for outside a transaction only");
        }
        var slot = slots.computeIfAbsent(scope, Slot::new);
        slot.askedAt = clock.now();
        return slot.atMost(OLDEST);
    }

    @Override
    public final Duration pause() {
        return PAUSE;
    }

    /** Counts again what was looked at lately and is half as old as it may get. */
    @Override
    public final void runOnce() {
        var now = clock.now();
        slots.values().removeIf(slot -> age(slot.askedAt, now).compareTo(ATTENTION) > 0);
        slots.values().forEach(slot -> slot.atMost(AGEING));
    }

    @EventListener(RecordReplaced.class)
    final void forget() {
        slots.clear();
    }

    /** A clock that was set back makes nothing young. */
    private static Duration age(Instant then, Instant now) {
        return Duration.between(then, now).abs();
    }

    /** What is known of one scope. */
    private final class Slot {
        private final Scope scope;
        private volatile Instant askedAt = Instant.MIN;
        private volatile @Nullable Counted<T> last;
        private @Nullable FutureTask<Counted<T>> counting;

        Slot(Scope scope) {
            this.scope = scope;
        }

        Counted<T> atMost(Duration old) {
            var known = young(old);
            if (known != null) {
                return known;
            }
            FutureTask<Counted<T>> task;
            boolean mine = false;
            synchronized (this) {
                known = young(old);
                if (known != null) {
                    return known;
                }
                var running = counting;
                if (running == null || running.isDone()) {
                    running = new FutureTask<>(this::count);
                    counting = running;
                    mine = true;
                }
                task = running;
            }
            if (mine) {
                task.run();
            }
            return result(task);
        }

        private @Nullable Counted<T> young(Duration old) {
            var known = last;
            return known != null && age(known.at(), clock.now()).compareTo(old) < 0 ? known : null;
        }

        private Counted<T> count() {
            var at = clock.now();
            var known = last;
            var before = known == null ? null : known.figures();
            var counted = new Counted<>(LastCount.this.count(scope, before), at);
            last = counted;
            return counted;
        }

        private Counted<T> result(FutureTask<Counted<T>> task) {
            try {
                return task.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case RuntimeException failure -> throw failure;
                    case Error failure -> throw failure;
                    case null, default -> throw new IllegalStateException(e);
                }
            } catch (TimeoutException e) {
                throw new Refusal(CommonProblem.RECORD_UNAVAILABLE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Refusal(CommonProblem.RECORD_UNAVAILABLE);
            }
        }
    }
}
