package org.fengsui.server.campus.registry.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.campus.registry.domain.ImportWriting.Refused;
import org.fengsui.server.campus.registry.domain.ImportWriting.State;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The writing of previewed imports. */
@Component
class WritingStore {

    // An arbitrary number that no other advisory lock of the product uses: "REGWRITE" in ASCII.
    private static final long WRITER_LOCK = 0x5245475752495445L;

    private final Database database;

    WritingStore(Database database) {
        this.database = database;
    }

    /** One that was confirmed and has not ended. */
    record Waiting(String token, long accountId, boolean begun) {}

    /** One of a person's imports. */
    record Own(String token, String fileName, ImportWriting writing) {}

    /** Whether nobody else writes; held until the transaction ends. */
    boolean lock(Scope scope) {
        return database.in(scope)
                .sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", WRITER_LOCK)
                .query(Boolean.class)
                .single();
    }

    /** Confirms a preview; false if it was confirmed already. */
    boolean confirm(Actor by, String token, Instant now) {
        return database.in(by.scope())
                        .sql(
                                """
                                update registry.preview
                                set confirmed_at = :now, begun_at = null, done = 0, total = 0,
                                    cut_off = false
                                where token = :token and account_id = :account
                                  and confirmed_at is null and applied_at is null
                                  and refused is null
                                """)
                        .param("now", Timestamp.from(now))
                        .param("token", token)
                        .param("account", by.accountId())
                        .update()
                == 1;
    }

    /** The one that waits longest. */
    Optional<Waiting> waiting(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select token, account_id, begun_at is not null as begun
                        from registry.preview
                        where confirmed_at is not null and applied_at is null and refused is null
                        order by confirmed_at, id limit 1
                        """)
                .query(Waiting.class)
                .optional();
    }

    /** In a transaction of its own, so that a writing that dies is known to have begun. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void begin(Scope scope, String token, Instant now) {
        database.in(scope)
                .sql("update registry.preview set begun_at = :now where token = :token")
                .param("now", Timestamp.from(now))
                .param("token", token)
                .update();
    }

    /** In a transaction of its own, so that people see it. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void report(Scope scope, String token, int done, int total) {
        database.in(scope)
                .sql(
                        """
                        update registry.preview set done = :done, total = :total
                        where token = :token
                        """)
                .param("done", done)
                .param("total", total)
                .param("token", token)
                .update();
    }

    /** It is a preview again. */
    void cutOff(Scope scope, String token) {
        database.in(scope)
                .sql(
                        """
                        update registry.preview
                        set confirmed_at = null, begun_at = null, cut_off = true
                        where token = :token and applied_at is null
                        """)
                .param("token", token)
                .update();
    }

    void refuse(Scope scope, String token, Refused why) {
        database.in(scope)
                .sql(
                        """
                        update registry.preview set refused = :problem, refused_with = :arguments
                        where token = :token and applied_at is null
                        """)
                .param("problem", why.problem())
                .param("arguments", why.arguments().toArray(String[]::new))
                .param("token", token)
                .update();
    }

    /** What this person confirmed lately, newest first. */
    List<Own> confirmed(Actor by, int limit) {
        return database.in(by.scope())
                .sql(
                        """
                        select * from registry.preview
                        where account_id = :account and (confirmed_at is not null or cut_off)
                        order by id desc limit :limit
                        """)
                .param("account", by.accountId())
                .param("limit", limit)
                .query((row, _) ->
                        new Own(row.getString("token"), row.getString("file_name"), of(row)))
                .list();
    }

    /** How far it is, of a whole row of the table. */
    static ImportWriting of(ResultSet row) throws SQLException {
        var begun = row.getTimestamp("begun_at");
        var refused = row.getString("refused");
        return new ImportWriting(
                state(row),
                begun == null ? null : begun.toInstant(),
                row.getInt("done"),
                row.getInt("total"),
                refused == null
                        ? null
                        : new Refused(
                                refused,
                                List.of((String[]) row.getArray("refused_with").getArray())));
    }

    private static State state(ResultSet row) throws SQLException {
        if (row.getTimestamp("applied_at") != null) {
            return State.WRITTEN;
        }
        if (row.getString("refused") != null) {
            return State.REFUSED;
        }
        if (row.getTimestamp("confirmed_at") != null) {
            return State.WRITING;
        }
        return row.getBoolean("cut_off") ? State.CUT_OFF : State.PREVIEWED;
    }
}
