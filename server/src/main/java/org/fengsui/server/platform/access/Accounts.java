package org.fengsui.server.platform.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of the school: created by the system administrator, given roles by the security
 * administrator.
 */
public interface Accounts {

    /**
     * An account as others see it; never with its password.
     *
     * @param id identity
     * @param username the name used at sign-in, lower case
     * @param displayName the person's name
     * @param email may be null
     * @param unitId the unit for unit-side accounts
     * @param personCode the registry's stable key of the person, or null
     * @param roles roles held
     * @param enabled whether it can sign in
     * @param locked whether it is locked after failed attempts
     */
    record Account(
            long id,
            String username,
            String displayName,
            @Nullable String email,
            @Nullable Long unitId,
            @Nullable String personCode,
            Set<Role> roles,
            boolean enabled,
            boolean locked) {}

    /** What is needed to create one. */
    record NewAccount(
            String username,
            String displayName,
            @Nullable String email,
            @Nullable Long unitId,
            @Nullable String personCode,
            String password) {}

    /** Creates an account without roles. */
    Account create(Actor by, NewAccount account);

    /**
     * Sets the roles of an account.
     *
     * @param reason as it will stand in the audit log; needed where a role is taken away
     */
    void grant(Actor by, long accountId, Set<Role> roles, String reason);

    /** Enables or disables, with the reason that will stand in the audit log. */
    void setEnabled(Actor by, long accountId, boolean enabled, String reason);

    /** Ends a lock before its time. */
    void unlock(Actor by, long accountId);

    /** Sets a new password that must be changed at the next sign-in. */
    void resetPassword(Actor by, long accountId, String password);

    /** One account. */
    Optional<Account> find(long accountId);

    /** All, by name; filtered by text when not blank. */
    List<Account> list(String text);

    /** The enabled accounts of these persons, by person code. */
    Map<String, Account> ofPersons(Collection<String> personCodes);

    /** The enabled accounts that hold a role. */
    List<Account> withRole(Role role);

    /** The enabled accounts that hold one of these roles, each once. */
    default List<Account> withAnyRole(Collection<Role> roles) {
        return roles.stream().flatMap(role -> withRole(role).stream()).distinct().toList();
    }

    /** The actor for an account now, with its scope; empty if it cannot act. */
    Optional<Actor> actor(long accountId);

    /**
     * The actor for an account that has something done now which it asked for before.
     *
     * @param needed what it takes, by the rights held now
     * @throws Refusal if it may not any more
     */
    default Actor actor(long accountId, Permission needed) {
        return actor(accountId)
                .filter(actor -> actor.may(needed))
                .orElseThrow(() -> new Refusal(CommonProblem.FORBIDDEN));
    }
}
