package org.fengsui.server.alarm.content.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.alarm.content.Takedown;
import org.fengsui.server.alarm.content.TakedownState;
import org.fengsui.server.alarm.content.TakedownState.Move;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Question;
import org.springframework.stereotype.Component;

/** The tables of takedown tasks and of what was done about them. */
@Component
public class TakedownStore {

    private static final String FROM = "from content.takedown t";

    private final Database database;

    TakedownStore(Database database) {
        this.database = database;
    }

    /** Writes a new task and gives its identity. */
    public long insert(Scope scope, Takedown task, Instant now) {
        return database.in(scope)
                .sql(
                        """
                        insert into content.takedown
                          (state, record_id, url, what, system_id, system_name, unit_id, changed_at)
                        values (:state, :record, :url, :what, :system, :name, :unit, :now)
                        returning id
                        """)
                .param("state", task.state().name())
                .param("record", task.recordId(), Types.BIGINT)
                .param("url", task.url())
                .param("what", task.what())
                .param("system", task.systemId(), Types.BIGINT)
                .param("name", task.systemName())
                .param("unit", task.unitId(), Types.BIGINT)
                .param("now", Rows.at(now))
                .query(Long.class)
                .single();
    }

    /** Writes the state of a task that is locked, at its next version. */
    public void update(Scope scope, Takedown task, Instant now) {
        int written =
                database.in(scope)
                        .sql(
                                """
                                update content.takedown
                                set version = version + 1, state = :state, changed_at = :now
                                where id = :id
                                """)
                        .param("id", task.id())
                        .param("state", task.state().name())
                        .param("now", Rows.at(now))
                        .update();
        if (written != 1) {
            throw new IllegalStateException("tasks changed: " + written);
        }
    }

    /** One task, if the scope sees it. */
    public Optional<Takedown> find(Scope scope, long id) {
        return one(scope, id, "");
    }

    /** The same, locked until the transaction ends. */
    public Optional<Takedown> lock(Scope scope, long id) {
        return one(scope, id, " for update");
    }

    private Optional<Takedown> one(Scope scope, long id, String rest) {
        return database.in(scope)
                .sql("select t.* " + FROM + " where t.id = :id" + rest)
                .param("id", id)
                .query(TakedownStore::task)
                .optional();
    }

    /** Those of the tasks that the scope sees. */
    public List<Takedown> all(Scope scope, Collection<Long> ids) {
        return database.in(scope)
                .sql("select t.* " + FROM + " where t.id = any(:ids) order by t.id")
                .param("ids", ids.toArray(Long[]::new))
                .query(TakedownStore::task)
                .list();
    }

    /** Those a list asks for. */
    public ListResult<Takedown> list(Scope scope, ListRequest asked) {
        return new Question(FROM, asked)
                .words("t.url", "t.what", "t.system_name")
                .any("state", "t.state = any (:state)")
                .answer(database.in(scope), "select t.*", TakedownStore::task);
    }

    /** The tasks that units have and the scope sees, those not over first. */
    public List<Takedown> ofUnits(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select t.* from content.takedown t where t.unit_id is not null
                        order by t.state in ('CONFIRMED', 'REVOKED'), t.id desc limit 500
                        """)
                .query(TakedownStore::task)
                .list();
    }

    /** The tasks a record led to, oldest first. */
    public List<Takedown> ofRecord(Scope scope, long recordId) {
        return database.in(scope)
                .sql("select t.* " + FROM + " where t.record_id = :id order by t.id")
                .param("id", recordId)
                .query(TakedownStore::task)
                .list();
    }

    /** How many are in one of some states. */
    public long count(Scope scope, Collection<TakedownState> states) {
        return database.in(scope)
                .sql("select count(*) from content.takedown where state = any(:states)")
                .param("states", states.stream().map(TakedownState::name).toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** Notes what somebody did and gives its identity; that of the act is not read. */
    public long did(Scope scope, Takedown task, Takedown.Act act) {
        return database.in(scope)
                .sql(
                        """
                        insert into content.takedown_act
                          (takedown_id, unit_id, move, at, account_id, who, note)
                        values (:task, :unit, :move, :at, :account, :who, :note)
                        returning id
                        """)
                .param("task", task.id())
                .param("unit", task.unitId(), Types.BIGINT)
                .param("move", act.move().name())
                .param("at", Rows.at(act.at()))
                .param("account", act.accountId())
                .param("who", act.who())
                .param("note", act.note())
                .query(Long.class)
                .single();
    }

    /** What was done about a task, oldest first. */
    public List<Takedown.Act> acts(Scope scope, long id) {
        return database.in(scope)
                .sql(
                        """
                        select id, move, at, account_id, who, note from content.takedown_act
                        where takedown_id = :id order by id
                        """)
                .param("id", id)
                .query((row, _) ->
                        new Takedown.Act(
                                row.getLong("id"),
                                Move.valueOf(row.getString("move")),
                                Rows.moment(row, "at"),
                                row.getLong("account_id"),
                                row.getString("who"),
                                row.getString("note")))
                .list();
    }

    private static Takedown task(ResultSet row, int at) throws SQLException {
        return new Takedown(
                row.getLong("id"),
                row.getInt("version"),
                TakedownState.valueOf(row.getString("state")),
                row.getObject("record_id", Long.class),
                row.getString("url"),
                row.getString("what"),
                row.getObject("system_id", Long.class),
                row.getString("system_name"),
                row.getObject("unit_id", Long.class));
    }
}
