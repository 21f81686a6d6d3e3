package org.fengsui.server.platform.audit.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.fengsui.server.platform.audit.AuditVerifications.State;
import org.fengsui.server.platform.audit.AuditVerifications.Verification;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The verifications that were asked for, and how far the one that goes on is. */
@Component
class VerificationStore {

    // As ChainStore's: "AUDITWAL" in ASCII.
    private static final long WALKER_LOCK = 0x415544495457414CL;

    private final Database database;

    VerificationStore(Database database) {
        this.database = database;
    }

    /** One that has not ended. */
    record Open(long id, Verification verification) {}

    /** Whether nobody else walks; held until the transaction ends. */
    boolean lock(Scope scope) {
        return database.in(scope)
                .sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", WALKER_LOCK)
                .query(Boolean.class)
                .single();
    }

    /** Adds one unless one has not ended. */
    void add(Scope scope, long accountId, String name, Instant now) {
        database.in(scope)
                .sql(
                        """
                        insert into audit.verification (asked_at, account_id, actor_name)
                        values (:now, :account, :name) on conflict do nothing
                        """)
                .param("now", Timestamp.from(now))
                .param("account", accountId)
                .param("name", name)
                .update();
    }

    Optional<Verification> newest(Scope scope) {
        return database.in(scope)
                .sql("select * from audit.verification order by id desc limit 1")
                .query((row, _) -> verification(row))
                .optional();
    }

    Optional<Open> open(Scope scope) {
        return database.in(scope)
                .sql("select * from audit.verification where ended_at is null")
                .query((row, _) -> new Open(row.getLong("id"), verification(row)))
                .optional();
    }

    /** In a transaction of its own, so that a walk that dies is known to have begun. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void begin(Scope scope, long id, Instant now) {
        database.in(scope)
                .sql("update audit.verification set begun_at = :now where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    /** In a transaction of its own, so that people see it. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void report(Scope scope, long id, long entries, long total) {
        database.in(scope)
                .sql(
                        """
                        update audit.verification set entries = :entries, total = :total
                        where id = :id
                        """)
                .param("entries", entries)
                .param("total", total)
                .param("id", id)
                .update();
    }

    void end(Scope scope, long id, boolean cutOff, Instant now) {
        int rows =
                database.in(scope)
                        .sql(
                                """
                                update audit.verification set ended_at = :now, cut_off = :cutOff
                                where id = :id and ended_at is null
                                """)
                        .param("now", Timestamp.from(now))
                        .param("cutOff", cutOff)
                        .param("id", id)
                        .update();
        if (rows != 1) {
            throw new IllegalStateException("verification " + id + " has ended already");
        }
    }

    private static Verification verification(ResultSet row) throws SQLException {
        return new Verification(
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getLong("account_id"),
                row.getString("actor_name"),
                instant(row, "begun_at"),
                row.getLong("entries"),
                row.getLong("total"),
                state(row));
    }

    private static State state(ResultSet row) throws SQLException {
        if (row.getBoolean("cut_off")) {
            return State.CUT_OFF;
        }
        return row.getTimestamp("ended_at") == null ? State.RUNNING : State.ENDED;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
