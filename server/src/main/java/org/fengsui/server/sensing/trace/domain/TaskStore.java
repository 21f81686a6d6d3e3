package org.fengsui.server.sensing.trace.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Question;
import org.fengsui.server.sensing.trace.TaskState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Terminal tasks and their histories. */
@Component
class TaskStore {

    private static final String COLUMNS =
            """
            select t.id, t.account, t.check_key, t.title, t.severity, t.state, t.opened_at,
                   t.notified_at, t.ended_at, t.unit_id, h.hits, h.last_at
            """;

    private static final String FROM =
            """
              from trace.task t
              left join lateral (select count(*) as hits, max(at) as last_at
                                   from trace.hit where task_id = t.id) h on true
            """;

    private static final String TASKS = COLUMNS + FROM;

    /** Stands where an account stood that is forgotten. */
    private static final String NOBODY = "—";

    private final Database database;

    TaskStore(Database database) {
        this.database = database;
    }

    /**
     * The task a hit belongs to: the live one of the account and kind of problem, or the one that
     * was done after the hit.
     */
    Optional<Task> fitting(Scope scope, String account, String check, Instant at) {
        return database.in(scope)
                .sql(
                        TASKS
                                + """
                                 where t.account = :account and t.check_key = :check
                                   and (t.state in ('OPEN', 'NOTIFIED')
                                        or t.state = 'DONE' and t.ended_at > :at)
                                 order by t.ended_at desc nulls first, t.id
                                 limit 1
                                   for update of t
                                """)
                .param("account", account)
                .param("check", check)
                .param("at", Timestamp.from(at))
                .query((row, number) -> task(row))
                .optional();
    }

    long open(Scope scope, String account, Hit hit, Instant now) {
        return database.in(scope)
                .sql(
                        """
                        insert into trace.task (account, check_key, title, severity, state,
                            opened_at)
                        values (:account, :check, :title, :severity, 'OPEN', :now)
                        returning id
                        """)
                .param("account", account)
                .param("check", hit.check())
                .param("title", hit.title())
                .param("severity", hit.severity().rank())
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    Optional<Task> locked(Scope scope, long id) {
        return one(scope, id, " for update of t");
    }

    Optional<Task> find(Scope scope, long id) {
        return one(scope, id, "");
    }

    private Optional<Task> one(Scope scope, long id, String lock) {
        return database.in(scope)
                .sql(TASKS + " where t.id = :id" + lock)
                .param("id", id)
                .query((row, number) -> task(row))
                .optional();
    }

    void move(Scope scope, long id, TaskState to, @Nullable Long unitId, Instant now) {
        int changed =
                database.in(scope)
                        .sql(
                                """
                                update trace.task
                                   set state = :state, unit_id = :unit,
                                       notified_at = case when :state = 'NOTIFIED'
                                                          then cast(:now as timestamptz)
                                                          else notified_at end,
                                       ended_at = case when :state <> 'NOTIFIED'
                                                       then cast(:now as timestamptz) end
                                 where id = :id and state in ('OPEN', 'NOTIFIED')
                                """)
                        .param("state", to.name())
                        .param("unit", unitId, Types.BIGINT)
                        .param("now", Timestamp.from(now))
                        .param("id", id)
                        .update();
        if (changed != 1) {
            throw new IllegalStateException("task " + id + " was moved meanwhile");
        }
    }

    void step(Scope scope, long taskId, Instant at, Actor by, String what, String note) {
        database.in(scope)
                .sql(
                        """
                        insert into trace.step (task_id, at, by_id, by_name, what, note)
                        values (:task, :at, :by, :name, :what, :note)
                        """)
                .param("task", taskId)
                .param("at", Timestamp.from(at))
                .param("by", by.accountId())
                .param("name", by.name())
                .param("what", what)
                .param("note", note)
                .update();
    }

    /** The history, newest first. */
    List<Step> steps(Scope scope, long taskId) {
        return database.in(scope)
                .sql(
                        """
                        select at, case when by_id <> 0 then by_name end as who, what, note
                          from trace.step
                         where task_id = :task
                         order by id desc
                        """)
                .param("task", taskId)
                .query((row, number) ->
                        new Step(
                                row.getTimestamp("at").toInstant(),
                                row.getString("who"),
                                row.getString("what"),
                                row.getString("note")))
                .list();
    }

    /** Who worked the task last; 0 for nobody. */
    long lastWorker(Scope scope, long taskId) {
        return database.in(scope)
                .sql(
                        """
                        select coalesce((select by_id from trace.step
                                          where task_id = :task and by_id <> 0
                                          order by id desc limit 1), 0)
                        """)
                .param("task", taskId)
                .query(Long.class)
                .single();
    }

    ListResult<Task> list(Scope scope, ListRequest asked) {
        return new Question(FROM, asked)
                .any("state", "t.state = any (:state)")
                .words("t.title", "t.check_key")
                .answer(database.in(scope), COLUMNS, (row, number) -> task(row));
    }

    /** How many tasks ended before an instant and still name an account. */
    long nameable(Scope scope, Instant before) {
        return database.in(scope)
                .sql(
                        "select count(*) from trace.task where ended_at < :before and account <> :none")
                .param("before", Timestamp.from(before))
                .param("none", NOBODY)
                .query(Long.class)
                .single();
    }

    /** Takes the account out of some of them, and all that leads to it out of their hits. */
    int forgetNames(Scope scope, Instant before, int most) {
        return database.in(scope)
                .sql(
                        """
                        with gone as (
                            update trace.task set account = :none
                             where id in (select id from trace.task
                                           where ended_at < :before and account <> :none
                                           order by id limit :most)
                            returning id),
                        bare as (
                            update trace.hit h
                               set accounts = '{}', inside = null, mac = null, again = false
                              from gone where h.task_id = gone.id)
                        select count(*) from gone
                        """)
                .param("none", NOBODY)
                .param("before", Timestamp.from(before))
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    private static Task task(ResultSet row) throws SQLException {
        return new Task(
                row.getLong("id"),
                row.getString("account"),
                row.getString("check_key"),
                row.getString("title"),
                Severity.ofRank(row.getInt("severity")),
                TaskState.valueOf(row.getString("state")),
                row.getLong("hits"),
                row.getTimestamp("opened_at").toInstant(),
                instant(row.getTimestamp("last_at")),
                instant(row.getTimestamp("notified_at")),
                instant(row.getTimestamp("ended_at")),
                row.getObject("unit_id", Long.class));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
