package org.fengsui.server.platform.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Tokens by which REST clients act for an account ({@code Authorization: Bearer …} below {@code
 * /api/}): shown once, kept as a hash, never more than what the account may do at that moment.
 */
public interface Tokens {

    /**
     * A token without its word. Instants are of the system clock.
     *
     * @param id identity
     * @param name what its owner calls it
     * @param createdAt when
     * @param expiresAt from when on it is refused
     * @param revokedAt when it was revoked, or null
     * @param lastUsedAt when it was last used, to the minute; null if never
     * @param valid whether it opens anything now
     */
    record Token(
            long id,
            String name,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt,
            boolean valid) {}

    /**
     * Makes a token of one's own.
     *
     * @return the word, which is kept nowhere
     * @throws Refusal if the name is empty or the life too long
     */
    String create(Actor by, String name, Duration life);

    /** One's own tokens, newest first. */
    List<Token> of(Actor owner);

    /**
     * Revokes one of one's own.
     *
     * @throws Refusal if it is not one's own or no longer stands
     */
    void revoke(Actor by, long tokenId);
}
