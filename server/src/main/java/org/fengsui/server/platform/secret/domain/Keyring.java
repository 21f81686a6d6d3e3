package org.fengsui.server.platform.secret.domain;

import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;
import org.fengsui.server.platform.kernel.DataFolder;
import org.springframework.stereotype.Component;

/**
 * The keys, each in a file of the data folder, {@code keys/secret-<number>}; the one with the
 * number 0 is {@code keys/file}, under which nothing is sealed any more.
 */
@Component
final class Keyring {

    private final DataFolder data;
    private final Map<Integer, SecretKeySpec> read = new ConcurrentHashMap<>();

    Keyring(DataFolder data) {
        this.data = data;
    }

    /** A key that is there. */
    SecretKeySpec key(int number) {
        return read.computeIfAbsent(
                number,
                _ ->
                        data.existingKey(name(number))
                                .map(Keyring::ofHex)
                                .orElseThrow(() ->
                                        new IllegalStateException(
                                                "keys/"
                                                        + name(number)
                                                        + " is missing from the data folder: bring"
                                                        + " it back from the backup of that time")));
    }

    /** A key that is made when it is not there. */
    SecretKeySpec make(int number) {
        var key = ofHex(data.key(name(number)));
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

    private static SecretKeySpec ofHex(String hex) {
        return new SecretKeySpec(HexFormat.of().parseHex(hex), "AES");
    }
}
