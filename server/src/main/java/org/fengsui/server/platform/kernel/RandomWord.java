package org.fengsui.server.platform.kernel;

import java.security.SecureRandom;
import java.util.Base64;

/** Random words that can stand in an address; whoever does not have one cannot guess it. */
public final class RandomWord {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomWord() {}

    /** A new word of so many random bytes, four characters for each three of them. */
    public static String of(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
