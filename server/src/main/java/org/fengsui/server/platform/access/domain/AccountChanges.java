package org.fengsui.server.platform.access.domain;

import static org.fengsui.server.platform.access.domain.SqlValues.at;
import static org.fengsui.server.platform.access.domain.SqlValues.texts;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Accounts.NewAccount;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Writes accounts. What an administrator changes is refused when another one was faster. */
@Component
class AccountChanges {

    private final Database database;

    AccountChanges(Database database) {
        this.database = database;
    }

    long insert(
            Scope scope,
            NewAccount account,
            String passwordHash,
            boolean mustChange,
            Collection<Role> roles,
            long createdBy,
            Instant now) {
        try {
            return database.in(scope)
                    .sql(
                            """
                            insert into access.account (username, display_name, email, unit_id,
                                person_code, password_hash, must_change, password_changed_at,
                                enabled, roles, created_by, created_at)
                            values (:username, :displayName, :email, :unitId, :personCode,
                                :passwordHash, :mustChange, :now, true, :roles, :createdBy, :now)
                            returning id
                            """)
                    .param("username", account.username())
                    .param("displayName", account.displayName())
                    .param("email", account.email())
                    .param("unitId", account.unitId())
                    .param("personCode", account.personCode())
                    .param("passwordHash", passwordHash)
                    .param("mustChange", mustChange)
                    .param("roles", names(roles))
                    .param("createdBy", createdBy)
                    .param("now", at(now))
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException e) {
            throw taken(e, account.username(), account.personCode());
        }
    }

    void amend(Scope scope, AccountRow row) {
        try {
            changed(
                    row.username(),
                    database.in(scope)
                            .sql(
                                    """
                                    update access.account
                                    set display_name = :displayName, email = :email,
                                        unit_id = :unitId, person_code = :personCode,
                                        roles = :roles, version = version + 1
                                    where id = :id and version = :version
                                    """)
                            .param("displayName", row.displayName())
                            .param("email", row.email())
                            .param("unitId", row.unitId())
                            .param("personCode", row.personCode())
                            .param("roles", names(row.roles()))
                            .param("id", row.id())
                            .param("version", row.version())
                            .update());
        } catch (DuplicateKeyException e) {
            throw taken(e, row.username(), row.personCode());
        }
    }

    void setRoles(Scope scope, AccountRow row, Collection<Role> roles) {
        changed(
                row.username(),
                database.in(scope)
                        .sql(
                                """
                                update access.account set roles = :roles, version = version + 1
                                where id = :id and version = :version
                                """)
                        .param("roles", names(roles))
                        .param("id", row.id())
                        .param("version", row.version())
                        .update());
    }

    /** Disabling ends the sessions. */
    void setEnabled(Scope scope, AccountRow row, boolean enabled) {
        changed(
                row.username(),
                database.in(scope)
                        .sql(
                                """
                                update access.account
                                set enabled = :enabled, epoch = epoch + 1, version = version + 1
                                where id = :id and version = :version
                                """)
                        .param("enabled", enabled)
                        .param("id", row.id())
                        .param("version", row.version())
                        .update());
    }

    /** Ends the sessions. */
    void resetPassword(
            Scope scope, AccountRow row, String passwordHash, boolean mustChange, Instant now) {
        changed(
                row.username(),
                database.in(scope)
                        .sql(
                                """
                                update access.account
                                set password_hash = :hash, must_change = :mustChange,
                                    password_changed_at = :now,
                                    epoch = epoch + 1, version = version + 1
                                where id = :id and version = :version
                                """)
                        .param("hash", passwordHash)
                        .param("mustChange", mustChange)
                        .param("now", at(now))
                        .param("id", row.id())
                        .param("version", row.version())
                        .update());
    }

    /** Replaces one's own password, if it still is the one that was checked. */
    void changePassword(Scope scope, AccountRow row, String before, String after, Instant now) {
        changed(
                row.username(),
                database.in(scope)
                        .sql(
                                """
                                update access.account
                                set password_hash = :after, must_change = false,
                                    password_changed_at = :now, epoch = epoch + 1
                                where id = :id and password_hash = :before
                                """)
                        .param("after", after)
                        .param("before", before)
                        .param("now", at(now))
                        .param("id", row.id())
                        .update());
    }

    void signedIn(Scope scope, AccountRow row, Instant now) {
        changed(
                row.username(),
                database.in(scope)
                        .sql(
                                """
                                update access.account
                                set last_sign_in_at = :now
                                where id = :id
                                """)
                        .param("now", at(now))
                        .param("id", row.id())
                        .update());
    }

    private static Refusal taken(
            DuplicateKeyException failure, String username, @Nullable String personCode) {
        boolean person = String.valueOf(failure.getMessage()).contains("account_person");
        return person && personCode != null
                ? new Refusal(failure, AccessProblem.PERSON_HAS_ACCOUNT, personCode)
                : new Refusal(failure, AccessProblem.ACCOUNT_EXISTS, username);
    }

    private static void changed(String username, int rows) {
        if (rows != 1) {
            throw new Refusal(CommonProblem.STALE, username);
        }
    }

    private static SqlArrayValue names(Collection<Role> roles) {
        var sorted = EnumSet.noneOf(Role.class);
        sorted.addAll(roles);
        return texts(sorted.stream().map(Role::name).toList());
    }
}
