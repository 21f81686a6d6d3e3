package org.fengsui.server.alarm.incident.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.fengsui.server.alarm.incident.Incident;
import org.fengsui.server.alarm.incident.Incident.Call;
import org.fengsui.server.alarm.incident.Incident.Paper;
import org.fengsui.server.alarm.incident.Incident.Stage;
import org.fengsui.server.alarm.incident.Incident.Task;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The tables of what is done about an incident: calls, tasks, papers. */
@Component
public class WorkStore {

    private final Database database;

    WorkStore(Database database) {
        this.database = database;
    }

    /** Somebody was called. */
    public void called(Scope scope, Incident incident, Call call) {
        database.in(scope)
                .sql(
                        """
                        insert into incident.call
                          (incident_id, unit_id, caller, callee, phone, answered, at, words)
                        values (:id, :unit, :caller, :callee, :phone, :answered, :at, :words)
                        """)
                .param("id", incident.id())
                .param("unit", incident.unitId())
                .param("caller", call.caller())
                .param("callee", call.callee())
                .param("phone", call.phone())
                .param("answered", call.answered())
                .param("at", Rows.at(call.at()))
                .param("words", call.words())
                .update();
    }

    /** Who was called, oldest first. */
    public List<Call> calls(Scope scope, long incidentId) {
        return database.in(scope)
                .sql("select * from incident.call where incident_id = :id order by id")
                .param("id", incidentId)
                .query((row, _) ->
                        new Call(
                                row.getString("caller"),
                                row.getString("callee"),
                                row.getString("phone"),
                                row.getBoolean("answered"),
                                Rows.moment(row, "at"),
                                row.getString("words")))
                .list();
    }

    /** Something is to be done; gives its identity. */
    public long give(Scope scope, Incident incident, Task task) {
        return database.in(scope)
                .sql(
                        """
                        insert into incident.task (incident_id, unit_id, what, owner, of_unit, due)
                        values (:id, :unit, :what, :owner, :ofUnit, :due)
                        returning id
                        """)
                .param("id", incident.id())
                .param("unit", incident.unitId())
                .param("what", task.what())
                .param("owner", task.owner())
                .param("ofUnit", task.ofUnit())
                .param("due", Rows.at(task.due()))
                .query(Long.class)
                .single();
    }

    /** A task is done; false where it was. */
    public boolean done(Scope scope, long id, Instant at, String who, String result) {
        return database.in(scope)
                        .sql(
                                """
                                update incident.task
                                set done_at = :at, done_by = :who, result = :result
                                where id = :id and done_at is null
                                """)
                        .param("id", id)
                        .param("at", Rows.at(at))
                        .param("who", who)
                        .param("result", result)
                        .update()
                == 1;
    }

    /** What is to be done, oldest first. */
    public List<Task> tasks(Scope scope, long incidentId) {
        return database.in(scope)
                .sql("select * from incident.task where incident_id = :id order by id")
                .param("id", incidentId)
                .query(WorkStore::task)
                .list();
    }

    /** A task with its incident. */
    public record Given(long incidentId, Task task) {}

    /** Tasks of these identities that the scope sees. */
    public List<Given> given(Scope scope, Collection<Long> ids) {
        return database.in(scope)
                .sql("select * from incident.task where id = any (:ids) order by id")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, at) -> new Given(row.getLong("incident_id"), task(row, at)))
                .list();
    }

    /** A report is frozen; gives its identity. */
    public long submit(Scope scope, Incident incident, Paper paper, long account) {
        return database.in(scope)
                .sql(
                        """
                        insert into incident.report
                          (incident_id, unit_id, stage, number, sections, at, account_id, who,
                           on_behalf)
                        values (:id, :unit, :stage, :number, :sections, :at, :account, :who,
                           :onBehalf)
                        returning id
                        """)
                .param("id", incident.id())
                .param("unit", incident.unitId())
                .param("stage", paper.stage().name())
                .param("number", paper.number())
                .param("sections", paper.sections().toArray(String[]::new))
                .param("at", Rows.at(paper.at()))
                .param("account", account)
                .param("who", paper.who())
                .param("onBehalf", paper.onBehalf())
                .query(Long.class)
                .single();
    }

    /** The unit's reports, oldest first. */
    public List<Paper> papers(Scope scope, long incidentId) {
        return database.in(scope)
                .sql("select * from incident.report where incident_id = :id order by id")
                .param("id", incidentId)
                .query((row, _) ->
                        new Paper(
                                row.getLong("id"),
                                Stage.valueOf(row.getString("stage")),
                                row.getString("number"),
                                Rows.words(row, "sections"),
                                Rows.moment(row, "at"),
                                row.getString("who"),
                                row.getBoolean("on_behalf")))
                .list();
    }

    private static Task task(ResultSet row, int at) throws SQLException {
        return new Task(
                row.getLong("id"),
                row.getString("what"),
                row.getString("owner"),
                row.getBoolean("of_unit"),
                Rows.moment(row, "due"),
                Rows.optional(row, "done_at"),
                row.getString("done_by"),
                row.getString("result"));
    }
}
