package org.fengsui.server.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for something that another thread or process brings about. */
public final class Eventually {

    private static final long PAUSE_MILLIS = 20;

    private Eventually() {}

    /**
     * Returns as soon as the condition holds; one that throws does not hold yet.
     *
     * @throws AssertionError if it does not hold within the limit
     */
    public static void holds(String what, Duration limit, Callable<Boolean> condition) {
        long begin = System.nanoTime();
        Exception last = null;
        while (System.nanoTime() - begin < limit.toNanos()) {
            try {
                if (condition.call()) {
                    return;
                }
                last = null;
            } catch (Exception e) {
                last = e;
            }
            pause();
        }
        throw new AssertionError(what + " did not come about within " + limit, last);
    }

    private static void pause() {
        try {
            new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", e);
        }
    }
}
