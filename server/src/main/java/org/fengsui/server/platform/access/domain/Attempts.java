package org.fengsui.server.platform.access.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The failed attempts of an account.
 *
 * @param failed how many in a row since the last success or the end of the last lock
 * @param lockedUntil the end of a lock, which may lie in the past; null if there was none
 */
record Attempts(int failed, @Nullable Instant lockedUntil) {

    static final Attempts NONE = new Attempts(0, null);

    boolean lockedAt(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /**
     * After one more failure.
     *
     * @throws IllegalStateException while locked: such attempts do not count
     */
    Attempts failedAt(Instant now, AccessSettings.Lock lock) {
        if (lockedAt(now)) {
            throw new IllegalStateException("attempts during a lock do not count");
        }
        int failures = lockedUntil == null ? failed + 1 : 1;
        return new Attempts(failures, failures >= lock.failures() ? now.plus(lock.period()) : null);
    }
}
