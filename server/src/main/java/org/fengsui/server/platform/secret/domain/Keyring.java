package org.fengsui.server.platform.secret.domain;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.secret.DoesNotOpen;
import org.fengsui.server.platform.secret.SealCipher;
import org.fengsui.server.platform.secret.SealingKey;
import org.springframework.stereotype.Component;

/**
 * The keys, each in a file of the data folder, {@code keys/secret-<number>}; the one with the
 * number 0 is {@code keys/file}, under which nothing is sealed any more.
 */
@Component
final class Keyring {

    private final DataFolder data;
    private final Map<Integer, SealingKey> read = new ConcurrentHashMap<>();

    Keyring(DataFolder data) {
        this.data = data;
    }

    /**
     * A key that is there.
     *
     * @throws DoesNotOpen if it is not there: nothing under it opens
     * @throws IllegalStateException if its file holds no key
     */
    SealingKey key(int number) {
        return find(number)
                .orElseThrow(() ->
                        new DoesNotOpen(
                                "keys/"
                                        + name(number)
                                        + " is missing from the data folder: bring it back from the"
                                        + " backup of that time",
                                null));
    }

    /** The same, where it is not certain that it is there. */
    Optional<SealingKey> find(int number) {
        var known = read.get(number);
        if (known != null) {
            return Optional.of(known);
        }
        var there = data.existingKey(name(number)).map(written -> of(number, written));
        there.ifPresent(key -> read.put(number, key));
        return there;
    }

    /** A key that is made, of that cipher, when it is not there. */
    SealingKey make(int number, SealCipher cipher) {
        var key = of(number, data.key(name(number), () -> SealingKey.random(cipher).written()));
        read.put(number, key);
        return key;
    }

    /** Destroys a key. */
    void destroy(int number) {
        data.forgetKey(name(number));
        read.remove(number);
    }

    private static String name(int number) {
        return number == 0 ? "file" : "secret-" + number;
    }

    private static SealingKey of(int number, String written) {
        try {
            return SealingKey.of(written);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "keys/" + name(number) + " of the data folder holds no key: " + e.getMessage(),
                    e);
        }
    }
}
