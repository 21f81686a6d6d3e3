package org.fengsui.server.platform.secret;

import org.fengsui.server.platform.kernel.Scope;

/**
 * Seals values (AES-256-GCM). A column that holds them is named in {@code kernel.sealed_column}; it
 * can be copied as it is, but neither searched nor compared.
 */
public interface Secrets {

    /** Seals under the key of the day, to the end of the transaction, for one thread. */
    @FunctionalInterface
    interface Seal {
        /** The value as it is to be stored. */
        String seal(Place place, Packed value);

        /** The value as it is to be stored; an empty one stays empty. */
        default String seal(Place place, String plain) {
            return plain.isEmpty() ? "" : seal(place, Packed.of(plain));
        }
    }

    /**
     * Seals values of the running transaction; the key stays in use until it ends.
     *
     * @param scope of the transaction
     * @throws IllegalStateException outside a transaction, or if the key's file is missing or
     *     another
     */
    Seal forThisTransaction(Scope scope);

    /**
     * The value that was sealed; one that was stored before its column was sealed, as it is.
     *
     * @throws IllegalStateException if it was changed, stands in another place, or its key is gone
     */
    String open(Place place, String stored);
}
