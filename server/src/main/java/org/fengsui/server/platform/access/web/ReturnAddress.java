package org.fengsui.server.platform.access.web;

import org.jspecify.annotations.Nullable;

/** Where somebody may be sent after signing in. */
final class ReturnAddress {

    private ReturnAddress() {}

    /** Whether an address leads to a page of this server and nowhere else. */
    static boolean isOurs(@Nullable String address) {
        return address != null
                && address.startsWith("/")
                && !address.contains("//")
                && !address.contains("/.")
                && address.chars().noneMatch(c -> c == '\\' || c < 0x20 || c > 0x7E);
    }
}
