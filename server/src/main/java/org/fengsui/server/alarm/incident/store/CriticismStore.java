package org.fengsui.server.alarm.incident.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.alarm.incident.Criticism;
import org.fengsui.server.alarm.incident.Criticism.Failing;
import org.fengsui.server.alarm.incident.Criticism.State;
import org.fengsui.server.alarm.incident.Incident.Act;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The tables of criticisms. */
@Component
public class CriticismStore {

    private static final String SELECT = "select c.* from incident.criticism c ";

    private final Database database;

    CriticismStore(Database database) {
        this.database = database;
    }

    /** Writes a new one and gives its identity. */
    public long insert(Scope scope, Criticism criticism) {
        return database.in(scope)
                .sql(
                        """
                        insert into incident.criticism
                          (unit_id, incident_id, kind, day, words, proofs, holders, state,
                           proposed_by, proposer, proposed_at)
                        values (:unit, :incident, :kind, :day, :words, :proofs, :holders, :state,
                           :by, :name, :at)
                        returning id
                        """)
                .param("unit", criticism.unitId())
                .param("incident", criticism.incidentId(), Types.BIGINT)
                .param("kind", criticism.failing().name())
                .param("day", criticism.day())
                .param("words", criticism.words())
                .param("proofs", criticism.proofs().toArray(String[]::new))
                .param("holders", criticism.holders().toArray(String[]::new))
                .param("state", criticism.state().name())
                .param("by", criticism.proposedBy())
                .param("name", criticism.proposer())
                .param("at", Rows.at(criticism.proposedAt()))
                .query(Long.class)
                .single();
    }

    /** Writes where a locked one stands, at its next version. */
    public void update(Scope scope, Criticism criticism) {
        Rows.one(
                database.in(scope)
                        .sql(
                                """
                                update incident.criticism
                                set version = version + 1, state = :state,
                                    statement = :statement, number = :number
                                where id = :id
                                """)
                        .param("id", criticism.id())
                        .param("state", criticism.state().name())
                        .param("statement", criticism.statement())
                        .param("number", criticism.number(), Types.VARCHAR)
                        .update());
    }

    /** Those of these identities that the scope sees. */
    public List<Criticism> all(Scope scope, Collection<Long> ids) {
        return database.in(scope)
                .sql(SELECT + "where c.id = any (:ids) order by c.id")
                .param("ids", ids.toArray(Long[]::new))
                .query(CriticismStore::criticism)
                .list();
    }

    /** One, locked until the transaction ends. */
    public Optional<Criticism> lock(Scope scope, long id) {
        return database.in(scope)
                .sql(SELECT + "where c.id = :id for update")
                .param("id", id)
                .query(CriticismStore::criticism)
                .optional();
    }

    /** The latest a scope sees. */
    public List<Criticism> latest(Scope scope, int most) {
        return database.in(scope)
                .sql(SELECT + "order by c.id desc limit :most")
                .param("most", most)
                .query(CriticismStore::criticism)
                .list();
    }

    /** Notes what somebody did. */
    public void did(Scope scope, Criticism criticism, Act act) {
        database.in(scope)
                .sql(
                        """
                        insert into incident.criticism_act
                          (criticism_id, unit_id, what, at, account_id, who, note)
                        values (:id, :unit, :what, :at, :account, :who, :note)
                        """)
                .param("id", criticism.id())
                .param("unit", criticism.unitId())
                .param("what", act.what())
                .param("at", Rows.at(act.at()))
                .param("account", act.accountId())
                .param("who", act.who())
                .param("note", act.note())
                .update();
    }

    /** What was done, oldest first. */
    public List<Act> acts(Scope scope, long id) {
        return database.in(scope)
                .sql(
                        """
                        select what, at, account_id, who, note from incident.criticism_act
                        where criticism_id = :id order by id
                        """)
                .param("id", id)
                .query((row, _) ->
                        new Act(
                                row.getString("what"),
                                Rows.moment(row, "at"),
                                row.getLong("account_id"),
                                row.getString("who"),
                                row.getString("note")))
                .list();
    }

    private static Criticism criticism(ResultSet row, int at) throws SQLException {
        return new Criticism(
                row.getLong("id"),
                row.getInt("version"),
                row.getLong("unit_id"),
                row.getObject("incident_id", Long.class),
                Failing.valueOf(row.getString("kind")),
                row.getObject("day", LocalDate.class),
                row.getString("words"),
                Rows.words(row, "proofs"),
                Rows.words(row, "holders"),
                State.valueOf(row.getString("state")),
                row.getString("statement"),
                row.getString("number"),
                row.getLong("proposed_by"),
                row.getString("proposer"),
                Rows.moment(row, "proposed_at"));
    }
}
