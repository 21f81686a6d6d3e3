package org.fengsui.server.platform.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fengsui.server.platform.access.Accounts.NewAccount;
import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What the system and the security administrator do to accounts. Each change names the version it
 * was decided on and is refused as stale when the account has changed since. Every refusal leaves
 * everything as it was.
 */
public interface AccountAdministration {

    /** Whom an account stands for. */
    record Identity(
            String displayName,
            @Nullable String email,
            @Nullable Long unitId,
            @Nullable String personCode) {}

    /** By account name, where a name, a person code or an address contains the text. */
    List<AccountFile> list(String text);

    /** One account. */
    Optional<AccountFile> find(long accountId);

    /**
     * Creates an account without roles; the password must be changed at the first sign-in.
     *
     * @throws Refusal if the name is taken or malformed, or the password too weak
     */
    AccountFile create(Actor by, NewAccount account);

    /**
     * Changes whom the account stands for. With another unit the roles are gone: what they open is
     * the unit's, so the security administrator grants them anew.
     *
     * @throws Refusal if a field is malformed
     */
    void amend(Actor by, long accountId, long version, Identity identity);

    /**
     * Sets the roles; takes effect with the person's next request.
     *
     * @param reason as it will stand in the audit log; needed where a role is taken away
     * @throws Refusal if an administrator would hold anything beside (三员分立), a unit's role would
     *     have no unit, the granter created the account or is its holder, or nobody else would be
     *     left in an administrator's role
     */
    void grant(Actor by, long accountId, long version, Set<Role> roles, String reason);

    /** Lets the account sign in again. */
    void enable(Actor by, long accountId, long version);

    /**
     * Disables; ends the sessions at once and voids tokens.
     *
     * @param reason as it will stand in the audit log
     * @throws Refusal if nobody else would be left in an administrator's role
     */
    void disable(Actor by, long accountId, long version, String reason);

    /** Ends a lock before its time. */
    void unlock(Actor by, long accountId);

    /**
     * Sets a password that must be changed at the next sign-in; ends sessions, lock and tokens.
     *
     * @throws Refusal if the password is too weak
     */
    void resetPassword(Actor by, long accountId, long version, String password);
}
