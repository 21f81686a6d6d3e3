package org.fengsui.server.platform.secret.domain;

import java.util.Objects;
import org.fengsui.server.platform.secret.Place;
import org.fengsui.server.platform.secret.SealingKey;

/** Tells whether a key file holds the key that the record means. */
final class Proof {

    private static final String TABLE = "kernel.secret_key";
    private static final String KNOWN = "fengsui";

    private Proof() {}

    static String of(int number, SealingKey key) {
        return SealedText.under(number, key).seal(new Place(TABLE, "proof", number), KNOWN);
    }

    /**
     * Refuses another key.
     *
     * @throws IllegalStateException if the proof does not open
     */
    static void demand(int number, SealingKey key, String proof) {
        var sealed = Objects.requireNonNull(SealedText.of(proof), "a proof is a sealed text");
        sealed.open(key, new Place(TABLE, "proof", number));
    }
}
