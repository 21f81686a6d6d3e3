package org.fengsui.engine.tracing;

import org.fengsui.engine.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A RADIUS record: an account was signed in from an address or a device.
 *
 * @param inside the address; null where the record has none
 * @param mac the device; null where the record has none, but never both
 * @param account the account’s name as the sign-in server writes it
 * @param during while it was signed in
 */
public record Session(
        @Nullable IpAddress inside, @Nullable Mac mac, String account, During during) {

    /** Refuses a session without any place. */
    public Session {
        if (inside == null && mac == null) {
            throw new IllegalArgumentException("a session with neither address nor device");
        }
    }
}
