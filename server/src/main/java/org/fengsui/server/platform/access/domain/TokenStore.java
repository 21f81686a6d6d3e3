package org.fengsui.server.platform.access.domain;

import static org.fengsui.server.platform.access.domain.SqlValues.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The tokens of REST clients. */
@Component
class TokenStore {

    private static final String SELECT =
            """
            select id, account_id, name, created_at, expires_at, revoked_at, last_used_at
            from access.token
            """;

    private final Database database;

    TokenStore(Database database) {
        this.database = database;
    }

    long insert(
            Scope scope, long accountId, String name, byte[] hash, Instant now, Instant expiresAt) {
        return database.in(scope)
                .sql(
                        """
                        insert into access.token (account_id, name, hash, created_at, expires_at)
                        values (:accountId, :name, :hash, :now, :expiresAt)
                        returning id
                        """)
                .param("accountId", accountId)
                .param("name", name)
                .param("hash", hash)
                .param("now", at(now))
                .param("expiresAt", at(expiresAt))
                .query(Long.class)
                .single();
    }

    Optional<TokenRow> byHash(Scope scope, byte[] hash) {
        return database.in(scope)
                .sql(SELECT + "where hash = :hash")
                .param("hash", hash)
                .query((row, _) -> token(row))
                .optional();
    }

    /** Newest first. */
    List<TokenRow> of(Scope scope, long accountId) {
        return database.in(scope)
                .sql(SELECT + "where account_id = :accountId order by id desc")
                .param("accountId", accountId)
                .query((row, _) -> token(row))
                .list();
    }

    boolean revoke(Scope scope, long accountId, long id, Instant now) {
        return database.in(scope)
                        .sql(
                                """
                                update access.token set revoked_at = :now
                                where id = :id and account_id = :accountId and revoked_at is null
                                """)
                        .param("now", at(now))
                        .param("id", id)
                        .param("accountId", accountId)
                        .update()
                == 1;
    }

    int revokeAll(Scope scope, long accountId, Instant now) {
        return database.in(scope)
                .sql(
                        """
                        update access.token set revoked_at = :now
                        where account_id = :accountId and revoked_at is null
                        """)
                .param("now", at(now))
                .param("accountId", accountId)
                .update();
    }

    /** Notes a use unless one was noted within the period; says whether it did. */
    boolean used(Scope scope, long id, Instant now, Duration period) {
        return database.in(scope)
                        .sql(
                                """
                                update access.token set last_used_at = :now
                                where id = :id and (last_used_at is null or last_used_at < :before)
                                """)
                        .param("now", at(now))
                        .param("before", at(now.minus(period)))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** How many were revoked or had run out before an instant. */
    long ended(Scope scope, Instant before) {
        return database.in(scope)
                .sql(
                        "select count(*) from access.token where least(revoked_at, expires_at) < :before")
                .param("before", at(before))
                .query(Long.class)
                .single();
    }

    int forgetEnded(Scope scope, Instant before) {
        return database.in(scope)
                .sql("delete from access.token where least(revoked_at, expires_at) < :before")
                .param("before", at(before))
                .update();
    }

    private static TokenRow token(ResultSet row) throws SQLException {
        return new TokenRow(
                row.getLong("id"),
                row.getLong("account_id"),
                row.getString("name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                at(row, "revoked_at"),
                at(row, "last_used_at"));
    }
}
