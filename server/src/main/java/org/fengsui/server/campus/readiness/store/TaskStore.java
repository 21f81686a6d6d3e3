package org.fengsui.server.campus.readiness.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.campus.readiness.TaskKind;
import org.fengsui.server.campus.readiness.UnitTask;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The table of what units are asked for. */
@Component
public class TaskStore {

    private static final int MOST = 1_000;

    private final Database database;

    TaskStore(Database database) {
        this.database = database;
    }

    /** Writes a new one; empty where it was asked in that period already. */
    public Optional<Long> insert(Scope scope, UnitTask task) {
        return database.in(scope)
                .sql(
                        """
                        insert into readiness.task (kind, unit_id, system_id, about, person_code,
                            title, ask, starts, asked_at)
                        values (:kind, :unit, :system, :about, :person, :title, :ask, :starts, :at)
                        on conflict do nothing
                        returning id
                        """)
                .param("kind", task.kind().name())
                .param("unit", task.unitId())
                .param("system", task.systemId(), Types.BIGINT)
                .param("about", task.about())
                .param("person", task.personCode(), Types.VARCHAR)
                .param("title", task.title())
                .param("ask", task.ask())
                .param("starts", task.starts())
                .param("at", Rows.at(task.askedAt()))
                .query(Long.class)
                .optional();
    }

    /** For whom one of a kind was asked that day or later. */
    public record Asked(long unitId, long systemId) {}

    /** For whom one of a kind was asked that day or later; 0 for no system. */
    public List<Asked> asked(Scope scope, TaskKind kind, LocalDate from) {
        return database.in(scope)
                .sql(
                        """
                        select unit_id, coalesce(system_id, 0) as system from readiness.task
                        where kind = :kind and starts >= :from
                        """)
                .param("kind", kind.name())
                .param("from", from)
                .query((row, number) -> new Asked(row.getLong("unit_id"), row.getLong("system")))
                .list();
    }

    /** Writes what was done; false where it is over or somebody else was first. */
    public boolean done(
            Scope scope, Actor by, UnitTask task, boolean problem, String said, Instant now) {
        return database.in(scope)
                        .sql(
                                """
                                update readiness.task
                                set version = version + 1, state = 'DONE', done_at = :now,
                                    done_by = :account, who = :who, problem = :problem,
                                    said = :said
                                where id = :id and version = :version and state = 'OPEN'
                                """)
                        .param("now", Rows.at(now))
                        .param("account", by.accountId())
                        .param("who", by.name())
                        .param("problem", problem)
                        .param("said", said)
                        .param("id", task.id())
                        .param("version", task.version())
                        .update()
                == 1;
    }

    /** Nobody is asked any more; those that were open. */
    public List<UnitTask> drop(Scope scope, Collection<Long> ids) {
        return database.in(scope)
                .sql(
                        """
                        update readiness.task set version = version + 1, state = 'DROPPED'
                        where id = any (:ids) and state = 'OPEN' returning *
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .query(TaskStore::task)
                .list();
    }

    /** Its time is over and it is not done; false where that is noted already. */
    public boolean missed(Scope scope, long id, Instant now) {
        return database.in(scope)
                        .sql(
                                """
                                update readiness.task set missed_at = :now
                                where id = :id and missed_at is null and state = 'OPEN'
                                """)
                        .param("now", Rows.at(now))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** The open ones that are not noted as missed. */
    public List<UnitTask> toWatch(Scope scope) {
        return select(scope, "where state = 'OPEN' and missed_at is null order by id")
                .query(TaskStore::task)
                .list();
    }

    /** The open ones, the oldest first. */
    public List<UnitTask> open(Scope scope) {
        return select(scope, "where state = 'OPEN' order by starts, id limit :most")
                .param("most", MOST)
                .query(TaskStore::task)
                .list();
    }

    /** How many are open. */
    public long count(Scope scope) {
        return database.in(scope)
                .sql("select count(*) from readiness.task where state = 'OPEN'")
                .query(Long.class)
                .single();
    }

    /** The newest that are over. */
    public List<UnitTask> over(Scope scope, int most) {
        return select(scope, "where state = 'DONE' order by done_at desc, id desc limit :most")
                .param("most", most)
                .query(TaskStore::task)
                .list();
    }

    /** One, if the scope sees it. */
    public Optional<UnitTask> find(Scope scope, long id) {
        return select(scope, "where id = :id").param("id", id).query(TaskStore::task).optional();
    }

    /** Those of them the scope sees. */
    public List<UnitTask> some(Scope scope, Collection<Long> ids) {
        return select(scope, "where id = any (:ids) order by id")
                .param("ids", ids.toArray(Long[]::new))
                .query(TaskStore::task)
                .list();
    }

    /**
     * How a unit did.
     *
     * @param asked of a kind, since a day
     * @param done of them
     * @param missed of them, done later or never
     */
    public record Score(long unitId, TaskKind kind, long asked, long done, long missed) {}

    /** How units did since a day. */
    public List<Score> scores(Scope scope, LocalDate since) {
        return database.in(scope)
                .sql(
                        """
                        select unit_id, kind, count(*) as asked,
                            count(*) filter (where state = 'DONE') as done,
                            count(*) filter (where missed_at is not null) as missed
                        from readiness.task
                        where state <> 'DROPPED' and starts >= :since
                        group by unit_id, kind order by unit_id, kind
                        """)
                .param("since", since)
                .query((row, number) ->
                        new Score(
                                row.getLong("unit_id"),
                                TaskKind.valueOf(row.getString("kind")),
                                row.getLong("asked"),
                                row.getLong("done"),
                                row.getLong("missed")))
                .list();
    }

    private StatementSpec select(Scope scope, String rest) {
        return database.in(scope).sql("select * from readiness.task " + rest);
    }

    private static UnitTask task(ResultSet row, int number) throws SQLException {
        return new UnitTask(
                row.getLong("id"),
                row.getInt("version"),
                TaskKind.valueOf(row.getString("kind")),
                row.getLong("unit_id"),
                row.getObject("system_id", Long.class),
                row.getString("about"),
                row.getString("person_code"),
                row.getString("title"),
                row.getString("ask"),
                row.getObject("starts", LocalDate.class),
                Rows.moment(row, "asked_at"),
                UnitTask.State.valueOf(row.getString("state")),
                Rows.optional(row, "done_at"),
                row.getString("who"),
                row.getBoolean("problem"),
                row.getString("said"));
    }
}
