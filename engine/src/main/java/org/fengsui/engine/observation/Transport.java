package org.fengsui.engine.observation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The transport protocol a port belongs to. */
public enum Transport {
    /** TCP. */
    TCP,
    /** UDP. */
    UDP;

    /**
     * Reads {@code tcp} or {@code udp} in any case; null for everything else (icmp, general, …).
     */
    public static @Nullable Transport of(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "tcp", "tcp4", "tcp6" -> TCP;
            case "udp", "udp4", "udp6" -> UDP;
            default -> null;
        };
    }

    /** {@code tcp} or {@code udp}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
