package org.fengsui.server.platform.kernel;

import java.util.concurrent.TimeUnit;

/**
 * How often long work tells people how far it is: often enough to be seen moving, seldom enough to
 * cost nothing. By the system's monotonic clock; for one thread.
 */
public final class Pace {

    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(400);

    private long toldAt;

    private Pace(long toldAt) {
        this.toldAt = toldAt;
    }

    /** The first word is due at once. */
    public static Pace atOnce() {
        return new Pace(System.nanoTime() - EVERY);
    }

    /** The first word is due when the work has gone on for a while. */
    public static Pace later() {
        return new Pace(System.nanoTime());
    }

    /** Whether a word is due; who is told so gives it. */
    public boolean due() {
        long now = System.nanoTime();
        if (now - toldAt < EVERY) {
            return false;
        }
        toldAt = now;
        return true;
    }
}
