package org.fengsui.server.platform.access.domain;

import static org.fengsui.server.platform.access.domain.SqlValues.at;

import java.time.Instant;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** Failed attempts by account and origin, and the browsers an account is known by. */
@Component
class AttemptStore {

    private static final String PUT =
            """
            insert into access.attempt (account_id, origin, failed, locks, locked_until, failed_at)
            values (:account, :origin, :failed, :locks, :until, :now)
            on conflict (account_id, origin) do update
            set failed = excluded.failed, locks = excluded.locks,
                locked_until = excluded.locked_until, failed_at = excluded.failed_at
            """;

    private static final String KNOW =
            """
            insert into access.known_browser (account_id, hash, used_at)
            values (:account, :hash, :now)
            on conflict (account_id, hash) do update set used_at = excluded.used_at
            """;

    private static final String FORGET_OLDEST =
            """
            delete from access.known_browser
            where account_id = :account and (used_at < :oldest or hash not in (
                select hash from access.known_browser where account_id = :account
                order by used_at desc limit :most))
            """;

    private final Database database;

    AttemptStore(Database database) {
        this.database = database;
    }

    Attempts find(Scope scope, long accountId, String origin) {
        return database.in(scope)
                .sql(
                        """
                        select failed, locks, locked_until from access.attempt
                        where account_id = :account and origin = :origin
                        """)
                .param("account", accountId)
                .param("origin", origin)
                .query((row, _) ->
                        new Attempts(
                                row.getInt("failed"), row.getInt("locks"), at(row, "locked_until")))
                .optional()
                .orElse(Attempts.NONE);
    }

    void put(Scope scope, long accountId, String origin, Attempts attempts, Instant now) {
        var until = attempts.lockedUntil();
        database.in(scope)
                .sql(PUT)
                .param("account", accountId)
                .param("origin", origin)
                .param("failed", attempts.failed())
                .param("locks", attempts.locks())
                .param("until", until == null ? null : at(until))
                .param("now", at(now))
                .update();
    }

    /** From how many origins somebody failed since that moment. */
    int origins(Scope scope, long accountId, Instant since) {
        return database.in(scope)
                .sql(
                        """
                        select count(*) from access.attempt
                        where account_id = :account and failed_at >= :since
                        """)
                .param("account", accountId)
                .param("since", at(since))
                .query(Integer.class)
                .single();
    }

    /** Forgets the failures from one origin. */
    void clear(Scope scope, long accountId, String origin) {
        database.in(scope)
                .sql("delete from access.attempt where account_id = :account and origin = :origin")
                .param("account", accountId)
                .param("origin", origin)
                .update();
    }

    /** Forgets failures before a moment whose lock is over. */
    void forgetBefore(Scope scope, long accountId, Instant oldest, Instant now) {
        database.in(scope)
                .sql(
                        """
                        delete from access.attempt
                        where account_id = :account and failed_at < :oldest
                          and (locked_until is null or locked_until < :now)
                        """)
                .param("account", accountId)
                .param("oldest", at(oldest))
                .param("now", at(now))
                .update();
    }

    /** Ends every lock of an account. */
    void clearAll(Scope scope, long accountId) {
        database.in(scope)
                .sql("delete from access.attempt where account_id = :account")
                .param("account", accountId)
                .update();
    }

    boolean knows(Scope scope, long accountId, byte[] browser, Instant oldest) {
        return database.in(scope)
                .sql(
                        """
                        select exists (select from access.known_browser
                            where account_id = :account and hash = :hash and used_at >= :oldest)
                        """)
                .param("account", accountId)
                .param("hash", browser)
                .param("oldest", at(oldest))
                .query(Boolean.class)
                .single();
    }

    /** Knows a browser from now on; beyond the most, and after long disuse, the oldest go. */
    void know(Scope scope, long accountId, byte[] browser, Instant now, Instant oldest, int most) {
        database.in(scope)
                .sql(KNOW)
                .param("account", accountId)
                .param("hash", browser)
                .param("now", at(now))
                .update();
        database.in(scope)
                .sql(FORGET_OLDEST)
                .param("account", accountId)
                .param("oldest", at(oldest))
                .param("most", most)
                .update();
    }

    /** A new password was set for the account: no browser is known any more. */
    void forgetBrowsers(Scope scope, long accountId) {
        database.in(scope)
                .sql("delete from access.known_browser where account_id = :account")
                .param("account", accountId)
                .update();
    }
}
