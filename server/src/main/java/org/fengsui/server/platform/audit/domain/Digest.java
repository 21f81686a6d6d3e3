package org.fengsui.server.platform.audit.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.fengsui.server.platform.kernel.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over values written so that no two different rows give the same bytes: numbers as eight
 * bytes, texts and bytes after their length, absence as length −1.
 */
final class Digest {

    private final MessageDigest sha256 = Sha256.begin();

    Digest(String purpose) {
        text(purpose);
    }

    Digest number(long value) {
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(value).flip());
        return this;
    }

    Digest instant(Instant value) {
        return number(ChronoUnit.MICROS.between(Instant.EPOCH, value));
    }

    Digest text(@Nullable String value) {
        return value == null ? number(-1) : bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    Digest bytes(byte[] value) {
        number(value.length);
        sha256.update(value);
        return this;
    }

    /** The hash, 64 lower-case hex digits; the digest starts anew. */
    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
