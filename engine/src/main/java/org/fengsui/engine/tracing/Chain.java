package org.fengsui.engine.tracing;

import org.fengsui.engine.net.IpAddress;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * One way from the address through the records, as far as it leads.
 *
 * @param translation the NAT record; null where none was needed
 * @param inside the address behind it, or the address asked about
 * @param lease the DHCP record; null where there is none
 * @param session the RADIUS record; null where the way ends before an account
 */
public record Chain(
        @Nullable Translation translation,
        IpAddress inside,
        @Nullable Lease lease,
        @Nullable Session session) {

    /** The device, by whichever record knows it. */
    public @Nullable Mac mac() {
        if (lease != null) {
            return lease.mac();
        }
        return session == null ? null : session.mac();
    }

    /** Whether it leads to an account. */
    boolean complete() {
        return session != null;
    }

    /** Where it ends; only of one that leads to no account. */
    Gap gap() {
        if (complete()) {
            throw new IllegalStateException("leads to an account");
        }
        return lease == null ? Gap.NO_LEASE : Gap.NO_SESSION;
    }

    /** The account; only of one that leads to one. */
    String account() {
        return Objects.requireNonNull(session).account();
    }
}
