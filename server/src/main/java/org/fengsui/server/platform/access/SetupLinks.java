package org.fengsui.server.platform.access;

import java.time.Instant;
import java.util.Optional;
import org.fengsui.server.platform.kernel.Refusal;

/**
 * The first start: while no account exists, one link, usable once and for a short time, creates the
 * three administrators (三员) together. Only its hash is kept; whoever starts the server prints it.
 */
public interface SetupLinks {

    /**
     * A link just made.
     *
     * @param path the path below the server's address, {@code /setup/…}; never to be logged
     * @param expiresAt from when on it is refused, by the system clock
     */
    record SetupLink(String path, Instant expiresAt) {
        /** Without the path, so that a log cannot hold it by accident. */
        @Override
        public String toString() {
            return "SetupLink[expiresAt=" + expiresAt + "]";
        }
    }

    /** One of the three. */
    record Administrator(String username, String displayName, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Administrator[username=" + username + "]";
        }
    }

    /** System, security and audit administrator: three persons. */
    record Three(Administrator system, Administrator security, Administrator audit) {}

    /** Makes a new link, which voids the one before; empty when accounts exist. */
    Optional<SetupLink> renew();

    /** Whether the last part of a link's path can be used now. */
    boolean isOpen(String token);

    /**
     * Creates the three and uses the link up, or does neither.
     *
     * @throws Refusal if the link is used, expired or wrong; if two of the three have one name; if
     *     a password is too weak
     */
    void complete(String token, Three administrators);
}
