package org.fengsui.server.platform.access.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.fengsui.server.platform.kernel.RandomWord;

/** Random words of 256 bits, of which only the SHA-256 is kept: guessing one is out of reach. */
final class Secret {

    private static final int BYTES = 32;

    private Secret() {}

    /** 43 characters that can stand in a URL. */
    static String word() {
        return RandomWord.of(BYTES);
    }

    static byte[] hash(String word) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(word.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
