package org.fengsui.server.platform.access.domain;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id (16 MiB, two passes). Only as many at once as there are
 * processors, so that a flood of attempts cannot take the memory of the server.
 */
@Component
class Passwords {

    private final Argon2PasswordEncoder argon2 =
            Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final Semaphore atOnce =
            new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private final String nobody = argon2.encode("the password of nobody");

    String hash(String password) {
        atOnce.acquireUninterruptibly();
        try {
            return notNull(argon2.encode(password));
        } finally {
            atOnce.release();
        }
    }

    /**
     * Whether the password is the one that was hashed. Takes the same time for an account that does
     * not exist, which is given as null and never matches.
     */
    boolean matches(String password, @Nullable String hash) {
        boolean tooLong = password.length() > PasswordPolicy.LONGEST;
        var tried = tooLong ? password.substring(0, PasswordPolicy.LONGEST) : password;
        atOnce.acquireUninterruptibly();
        try {
            boolean same = argon2.matches(tried, hash == null ? nobody : hash);
            return same && hash != null && !tooLong;
        } finally {
            atOnce.release();
        }
    }

    private static String notNull(@Nullable String hash) {
        if (hash == null) {
            throw new IllegalStateException("a password has no hash");
        }
        return hash;
    }
}
