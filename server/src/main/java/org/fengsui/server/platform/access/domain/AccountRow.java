package org.fengsui.server.platform.access.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.fengsui.server.platform.access.AccountFile;
import org.fengsui.server.platform.access.Accounts.Account;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Subject;
import org.jspecify.annotations.Nullable;

/**
 * An account with everything but its password.
 *
 * @param id identity
 * @param username the name used at sign-in, lower case
 * @param displayName the person's name
 * @param email may be null
 * @param unitId the unit for unit-side accounts
 * @param personCode the registry's stable key of the person, or null
 * @param mustChange whether the password was set by another person
 * @param passwordChangedAt when it was set
 * @param enabled whether it can sign in
 * @param roles roles held
 * @param lockedUntil the end of the last lock of any origin, which may lie in the past
 * @param epoch sessions and tokens of an older epoch are void
 * @param createdBy the account that created it; 0 for the first start
 * @param createdAt when
 * @param lastSignInAt when, or null if never
 * @param version raised by each change an administrator makes
 */
public record AccountRow(
        long id,
        String username,
        String displayName,
        @Nullable String email,
        @Nullable Long unitId,
        @Nullable String personCode,
        boolean mustChange,
        Instant passwordChangedAt,
        boolean enabled,
        Set<Role> roles,
        @Nullable Instant lockedUntil,
        long epoch,
        long createdBy,
        Instant createdAt,
        @Nullable Instant lastSignInAt,
        long version) {

    /** The audit log's name for accounts. */
    static final String SUBJECT = "account";

    /** Keeps its own copy of the roles. */
    public AccountRow {
        roles = Set.copyOf(roles);
    }

    /** As others see it. */
    public Account account(Instant now) {
        return new Account(
                id, username, displayName, email, unitId, personCode, roles, enabled, locked(now));
    }

    /** Whether some origin is shut out at that instant. */
    public boolean locked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /** Whether the password must be changed before anything else. */
    public boolean passwordDue(Instant now, Duration maxAge) {
        return mustChange || (maxAge.isPositive() && !now.isBefore(passwordChangedAt.plus(maxAge)));
    }

    /** As its administrators see it. */
    public AccountFile file(Instant now, Duration maxAge) {
        return new AccountFile(
                account(now),
                passwordDue(now, maxAge),
                locked(now) ? lockedUntil : null,
                createdBy,
                createdAt,
                lastSignInAt,
                version);
    }

    Subject subject() {
        return new Subject(SUBJECT, id);
    }
}
