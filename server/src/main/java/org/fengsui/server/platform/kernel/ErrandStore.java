package org.fengsui.server.platform.kernel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fengsui.server.platform.kernel.Errand.Refused;
import org.fengsui.server.platform.kernel.Errand.State;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Errands, and how far they are. */
@Component
class ErrandStore {

    private final Database database;

    ErrandStore(Database database) {
        this.database = database;
    }

    /** Whether nobody else does this work; held until the transaction ends. */
    boolean lock(Scope scope, String work) {
        return database.in(scope)
                .sql("select pg_try_advisory_xact_lock(hashtext('errand.' || :work))")
                .param("work", work)
                .query(Boolean.class)
                .single();
    }

    /** Adds one; false where the same has not ended. */
    boolean add(Scope scope, String work, String about, long accountId, String name, Instant now) {
        return database.in(scope)
                        .sql(
                                """
                                insert into kernel.errand
                                    (work, about, account_id, account_name, asked_at)
                                values (:work, :about, :account, :name, :now)
                                on conflict do nothing
                                """)
                        .param("work", work)
                        .param("about", about)
                        .param("account", accountId)
                        .param("name", name)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    Optional<Errand> newest(Scope scope, String work, String about) {
        return database.in(scope)
                .sql(
                        """
                        select * from kernel.errand where work = :work and about = :about
                        order by id desc limit 1
                        """)
                .param("work", work)
                .param("about", about)
                .query(ErrandStore::errand)
                .optional();
    }

    /** The newest of each thing a person asked for. */
    List<Errand> lately(Scope scope, String work, long accountId, int limit) {
        return database.in(scope)
                .sql(
                        """
                        select * from kernel.errand e
                        where work = :work and account_id = :account
                          and not exists (select from kernel.errand later
                              where later.work = e.work and later.about = e.about
                                and later.id > e.id)
                        order by id desc limit :limit
                        """)
                .param("work", work)
                .param("account", accountId)
                .param("limit", limit)
                .query(ErrandStore::errand)
                .list();
    }

    Set<String> going(Scope scope, String work) {
        return Set.copyOf(
                database.in(scope)
                        .sql(
                                """
                                select about from kernel.errand
                                where work = :work and ended_at is null
                                """)
                        .param("work", work)
                        .query(String.class)
                        .list());
    }

    /** The one that waits longest. */
    Optional<Errand> waiting(Scope scope, String work) {
        return database.in(scope)
                .sql(
                        """
                        select * from kernel.errand where work = :work and ended_at is null
                        order by id limit 1
                        """)
                .param("work", work)
                .query(ErrandStore::errand)
                .optional();
    }

    /** In a transaction of its own, so that one that dies is known to have begun. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void begin(Scope scope, long id, Instant now) {
        database.in(scope)
                .sql("update kernel.errand set begun_at = :now where id = :id")
                .param("now", at(now))
                .param("id", id)
                .update();
    }

    /** In a transaction of its own, so that people see it. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void report(Scope scope, long id, long done, long total) {
        database.in(scope)
                .sql("update kernel.errand set done = :done, total = :total where id = :id")
                .param("done", done)
                .param("total", total)
                .param("id", id)
                .update();
    }

    void done(Scope scope, long id, Instant now) {
        if (!end(scope, id, null, false, now)) {
            throw new IllegalStateException("errand " + id + " has ended already");
        }
    }

    /** Also where another server took it for cut off meanwhile: the reason says more. */
    void refuse(Scope scope, long id, Refused why, Instant now) {
        end(scope, id, why, false, now);
    }

    /** Unless it has ended meanwhile: what it ended with says more. */
    void cutOff(Scope scope, long id, Instant now) {
        end(scope, id, null, true, now);
    }

    /** Ends one; a refusal also ends what counts as cut off. False where it had ended. */
    private boolean end(Scope scope, long id, @Nullable Refused why, boolean cutOff, Instant now) {
        return database.in(scope)
                        .sql(
                                """
                                update kernel.errand
                                set ended_at = :now, cut_off = :cutOff, refused = :problem,
                                    refused_with = :arguments
                                where id = :id
                                  and (ended_at is null or (cut_off and :problem is not null))
                                """)
                        .param("now", at(now))
                        .param("cutOff", cutOff)
                        .param("problem", why == null ? null : why.problem(), Types.VARCHAR)
                        .param(
                                "arguments",
                                why == null
                                        ? new String[0]
                                        : why.arguments().toArray(String[]::new))
                        .param("id", id)
                        .update()
                == 1;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Errand errand(ResultSet row, int number) throws SQLException {
        var begun = row.getObject("begun_at", OffsetDateTime.class);
        var problem = row.getString("refused");
        return new Errand(
                row.getLong("id"),
                row.getString("work"),
                row.getString("about"),
                row.getLong("account_id"),
                row.getString("account_name"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                begun == null ? null : begun.toInstant(),
                row.getLong("done"),
                row.getLong("total"),
                state(row),
                problem == null
                        ? null
                        : new Refused(
                                problem,
                                List.of((String[]) row.getArray("refused_with").getArray())));
    }

    private static State state(ResultSet row) throws SQLException {
        if (row.getTimestamp("ended_at") == null) {
            return State.GOING;
        }
        if (row.getBoolean("cut_off")) {
            return State.CUT_OFF;
        }
        return row.getString("refused") == null ? State.DONE : State.REFUSED;
    }
}
