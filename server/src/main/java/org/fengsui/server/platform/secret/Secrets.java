package org.fengsui.server.platform.secret;

import org.fengsui.server.platform.kernel.Scope;

/**
 * Seals values with the cipher of the day's key. A column that holds them is named in {@code
 * kernel.sealed_column}; it can be copied as it is, but neither searched nor compared.
 */
public interface Secrets {

    /** Seals under the key of the day, to the end of the transaction, for one thread. */
    interface Seal {
        /** The value as it is to be stored. */
        String seal(Place place, Packed value);

        /** The value as it is to be stored; an empty one stays empty. */
        default String seal(Place place, String plain) {
            return plain.isEmpty() ? "" : seal(place, Packed.of(plain));
        }

        /** The key's cipher: whatever is sealed beside the value is to be sealed with it too. */
        SealCipher cipher();
    }

    /** Opens values. */
    @FunctionalInterface
    interface Opener {
        /** As {@link Secrets#open}. */
        String open(Place place, String stored);
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
     * @throws DoesNotOpen if it was changed, stands in another place, or its key is gone
     */
    String open(Place place, String stored);
}
