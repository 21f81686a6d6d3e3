package org.fengsui.server.platform.access.domain;

import java.time.Instant;
import org.fengsui.server.platform.access.Tokens.Token;
import org.jspecify.annotations.Nullable;

/**
 * A token of a REST client, without its word.
 *
 * @param id identity
 * @param accountId whose
 * @param name what its owner calls it
 * @param createdAt when
 * @param expiresAt from when on it is refused
 * @param revokedAt when it was revoked, or null
 * @param lastUsedAt when it was last used, to the minute; null if never
 */
record TokenRow(
        long id,
        long accountId,
        String name,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {

    boolean valid(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    Token token(Instant now) {
        return new Token(id, name, createdAt, expiresAt, revokedAt, lastUsedAt, valid(now));
    }
}
