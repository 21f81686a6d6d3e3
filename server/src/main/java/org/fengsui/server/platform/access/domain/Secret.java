package org.fengsui.server.platform.access.domain;

import org.fengsui.server.platform.kernel.RandomWord;
import org.fengsui.server.platform.kernel.Sha256;

/** Random words of 256 bits, of which only the SHA-256 is kept: guessing one is out of reach. */
final class Secret {

    private static final int BYTES = 32;

    private Secret() {}

    /** 43 characters that can stand in a URL. */
    static String word() {
        return RandomWord.of(BYTES);
    }

    static byte[] hash(String word) {
        return Sha256.of(word);
    }
}
