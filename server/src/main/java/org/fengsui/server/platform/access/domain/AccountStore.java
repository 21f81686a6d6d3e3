package org.fengsui.server.platform.access.domain;

import static org.fengsui.server.platform.access.domain.SqlValues.at;
import static org.fengsui.server.platform.access.domain.SqlValues.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads accounts. */
@Component
class AccountStore {

    private static final String SELECT =
            """
            select id, username, display_name, email, unit_id, person_code, must_change,
                   password_changed_at, enabled, roles, epoch, created_by,
                   (select max(a.locked_until) from access.attempt a
                     where a.account_id = account.id) as locked_until,
                   created_at, last_sign_in_at, version
            from access.account
            """;

    private final Database database;

    AccountStore(Database database) {
        this.database = database;
    }

    Optional<AccountRow> find(Scope scope, long id) {
        return database.in(scope)
                .sql(SELECT + "where id = :id")
                .param("id", id)
                .query((row, _) -> account(row))
                .optional();
    }

    /** The same, held until the end of the transaction. */
    Optional<AccountRow> lock(Scope scope, long id) {
        return database.in(scope)
                .sql(SELECT + "where id = :id for update")
                .param("id", id)
                .query((row, _) -> account(row))
                .optional();
    }

    Optional<AccountRow> byUsername(Scope scope, String username) {
        return database.in(scope)
                .sql(SELECT + "where username = :username")
                .param("username", username)
                .query((row, _) -> account(row))
                .optional();
    }

    /** By name, where a name, a person code or an address contains the text. */
    List<AccountRow> list(Scope scope, String text) {
        return database.in(scope)
                .sql(
                        SELECT
                                + """
                                where :text = ''
                                   or position(:text in username) > 0
                                   or position(:text in lower(display_name)) > 0
                                   or position(:text in lower(coalesce(person_code, ''))) > 0
                                   or position(:text in lower(coalesce(email, ''))) > 0
                                order by username
                                """)
                .param("text", text)
                .query((row, _) -> account(row))
                .list();
    }

    List<AccountRow> enabledOfPersons(Scope scope, Collection<String> personCodes) {
        return database.in(scope)
                .sql(SELECT + "where enabled and person_code = any(:codes) order by username")
                .param("codes", texts(personCodes))
                .query((row, _) -> account(row))
                .list();
    }

    List<AccountRow> enabledWith(Scope scope, Role role) {
        return database.in(scope)
                .sql(SELECT + "where enabled and roles @> :role order by username")
                .param("role", texts(List.of(role.name())))
                .query((row, _) -> account(row))
                .list();
    }

    /** The same, held until the end of the transaction. */
    List<AccountRow> lockEnabledWith(Scope scope, Role role) {
        return database.in(scope)
                .sql(SELECT + "where enabled and roles @> :role order by id for update")
                .param("role", texts(List.of(role.name())))
                .query((row, _) -> account(row))
                .list();
    }

    boolean any(Scope scope) {
        return database.in(scope)
                .sql("select exists (select from access.account)")
                .query(Boolean.class)
                .single();
    }

    String passwordHash(Scope scope, long id) {
        return database.in(scope)
                .sql("select password_hash from access.account where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private static AccountRow account(ResultSet row) throws SQLException {
        var roles = (String[]) row.getArray("roles").getArray();
        return new AccountRow(
                row.getLong("id"),
                row.getString("username"),
                row.getString("display_name"),
                row.getString("email"),
                row.getObject("unit_id", Long.class),
                row.getString("person_code"),
                row.getBoolean("must_change"),
                instant(row, "password_changed_at"),
                row.getBoolean("enabled"),
                Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toSet()),
                at(row, "locked_until"),
                row.getLong("epoch"),
                row.getLong("created_by"),
                instant(row, "created_at"),
                at(row, "last_sign_in_at"),
                row.getLong("version"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable Instant value = at(row, column);
        if (value == null) {
            throw new SQLException("no value in " + column);
        }
        return value;
    }
}
