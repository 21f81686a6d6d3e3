package org.fengsui.server.platform.access.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The failed attempts to enter an account from one origin.
 *
 * @param failed how many in a row since the last success or the end of the last lock
 * @param locks how many locks they have led to since the last success
 * @param lockedUntil the end of a lock, which may lie in the past; null if there was none
 */
record Attempts(int failed, int locks, @Nullable Instant lockedUntil) {

    static final Attempts NONE = new Attempts(0, 0, null);

    /** The longest lock is so many times doubled. */
    private static final int MOST_DOUBLINGS = 4;

    boolean lockedAt(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /**
     * After one more failure; each further lock is twice as long.
     *
     * @throws IllegalStateException while locked: such attempts do not count
     */
    Attempts failedAt(Instant now, AccessSettings.Lock lock) {
        if (lockedAt(now)) {
            throw new IllegalStateException("attempts during a lock do not count");
        }
        int failures = lockedUntil == null ? failed + 1 : 1;
        if (failures < lock.failures()) {
            return new Attempts(failures, locks, null);
        }
        return new Attempts(failures, locks + 1, now.plus(period(lock)));
    }

    private Duration period(AccessSettings.Lock lock) {
        return lock.period().multipliedBy(1L << Math.min(locks, MOST_DOUBLINGS));
    }
}
