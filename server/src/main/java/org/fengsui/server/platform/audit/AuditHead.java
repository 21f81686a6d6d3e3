package org.fengsui.server.platform.audit;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The newest block of the chain: whoever holds a copy of it outside can show that nothing up to it
 * was changed or cut off.
 *
 * @param block the block's number; 0 while nothing is sealed
 * @param hash the block's SHA-256, 64 lower-case hex digits
 * @param sealedAt when it was sealed; null while nothing is sealed
 */
public record AuditHead(long block, String hash, @Nullable Instant sealedAt) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

    /** The head of a chain without blocks. */
    public static final AuditHead NONE = new AuditHead(0, "0".repeat(64), null);

    /** {@code 17:9f86…}, as it is mailed and given to the verifier. */
    public String written() {
        return block + ":" + hash;
    }

    /**
     * Reads {@link #written()}.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static AuditHead of(String written) {
        var parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a chain head (BLOCK:HASH): " + written);
        }
        return new AuditHead(Long.parseLong(parts.group(1)), parts.group(2), null);
    }
}
