package org.fengsui.server.platform.kernel;

import java.time.Duration;

/**
 * Carries out the errands of its name, one after the other, on one server at a time. Each is done
 * in one transaction, all of it or nothing.
 */
public interface ErrandWork extends Periodic {

    /** Whoever asks hurries it; this finds what another server left behind. */
    @Override
    default Duration pause() {
        return Duration.ofSeconds(5);
    }

    /**
     * Does one, in the caller's transaction.
     *
     * @throws Refusal if it is not to be done; the person is told why
     */
    void carryOut(Errand errand, Told told);
}
