package org.fengsui.server.platform.access;

import java.time.Instant;
import org.fengsui.server.platform.access.Accounts.Account;
import org.jspecify.annotations.Nullable;

/**
 * An account as its administrators see it. Instants are of the system clock.
 *
 * @param account what everyone sees
 * @param passwordDue whether the password must be changed at the next request
 * @param lockedUntil the end of the lock that holds now, or null
 * @param createdBy the account that created it; 0 for the first start
 * @param createdAt when
 * @param lastSignInAt when, or null if never
 * @param version what a change names, so that it is refused if another one was faster
 */
public record AccountFile(
        Account account,
        boolean passwordDue,
        @Nullable Instant lockedUntil,
        long createdBy,
        Instant createdAt,
        @Nullable Instant lastSignInAt,
        long version) {}
