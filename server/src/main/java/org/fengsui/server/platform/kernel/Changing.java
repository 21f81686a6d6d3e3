package org.fengsui.server.platform.kernel;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the running transaction changes. Whoever keeps what was read of it asks here first: what
 * such a transaction sees may be its own work, is nobody else's yet, and may be taken back.
 */
public final class Changing implements TransactionSynchronization {

    private final Class<?> what;

    private Changing(Class<?> what) {
        this.what = what;
    }

    /**
     * Says that the running transaction changes something, until it ends.
     *
     * @throws IllegalStateException outside a transaction
     */
    public static void now(Class<?> what) {
        TransactionSynchronizationManager.registerSynchronization(new Changing(what));
    }

    /** Whether the running transaction, if any, changes it. */
    public static boolean is(Class<?> what) {
        return TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.getSynchronizations().stream()
                        .anyMatch(
                                each -> each instanceof Changing changing && changing.what == what);
    }
}
