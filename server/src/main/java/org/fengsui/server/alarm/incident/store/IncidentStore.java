package org.fengsui.server.alarm.incident.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.alarm.incident.Incident;
import org.fengsui.server.alarm.incident.Incident.Act;
import org.fengsui.server.alarm.incident.Incident.Found;
import org.fengsui.server.alarm.incident.Incident.Seen;
import org.fengsui.server.alarm.incident.Incident.Source;
import org.fengsui.server.alarm.incident.IncidentState;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Question;
import org.springframework.stereotype.Component;

/** The tables of incidents and of what was done about them. */
@Component
public class IncidentStore {

    private static final String FROM = " from incident.incident i ";

    private final Database database;

    IncidentStore(Database database) {
        this.database = database;
    }

    /** Reserves an identity, so that what is about the incident can name it. */
    public long next(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select nextval(pg_get_serial_sequence('incident.incident', 'id'))
                        """)
                .query(Long.class)
                .single();
    }

    /** Writes a new one under its identity. */
    public void insert(Scope scope, Incident incident) {
        var seen = incident.seen();
        database.in(scope)
                .sql(
                        """
                        insert into incident.incident
                          (id, unit_id, system_id, state, source, title, place, text, harm,
                           seen_at, reported_at, reported_by, reporter, unit_knew_at,
                           assessment_id)
                        overriding system value
                        values (:id, :unit, :system, :state, :source, :title, :place, :text, :harm,
                           :seen, :reported, :by, :reporter, :knew, :assessment)
                        """)
                .param("id", incident.id())
                .param("unit", incident.unitId())
                .param("system", seen.systemId(), Types.BIGINT)
                .param("state", incident.state().name())
                .param("source", incident.source().name())
                .param("title", seen.title())
                .param("place", seen.place())
                .param("text", seen.text())
                .param("harm", seen.harm())
                .param("seen", Rows.at(seen.seenAt()))
                .param("reported", Rows.at(incident.reportedAt()))
                .param("by", incident.reportedBy())
                .param("reporter", incident.reporter())
                .param("knew", Rows.at(incident.unitKnewAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("assessment", incident.assessmentId())
                .update();
    }

    /** Writes a locked one at its next version. */
    public void update(Scope scope, Incident incident) {
        var found = incident.found();
        Rows.one(
                database.in(scope)
                        .sql(
                                """
                                update incident.incident
                                set version = version + 1, state = :state, unit_knew_at = :knew,
                                    category = :category, category_name = :name,
                                    code_2007 = :code2007, scope = :scope, impact = :impact,
                                    lessons = :lessons, contained_at = :contained
                                where id = :id
                                """)
                        .param("id", incident.id())
                        .param("state", incident.state().name())
                        .param(
                                "knew",
                                Rows.at(incident.unitKnewAt()),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("category", found.category())
                        .param("name", found.categoryName())
                        .param("code2007", found.code2007())
                        .param("scope", found.scope())
                        .param("impact", found.impact())
                        .param("lessons", incident.lessons())
                        .param(
                                "contained",
                                Rows.at(incident.containedAt()),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .update());
    }

    /** One, if the scope sees it. */
    public Optional<Incident> find(Scope scope, long id) {
        return all(scope, List.of(id)).stream().findFirst();
    }

    /** The same, locked until the transaction ends. */
    public Optional<Incident> lock(Scope scope, long id) {
        return database.in(scope)
                .sql("select i.*" + FROM + "where i.id = :id for update")
                .param("id", id)
                .query(IncidentStore::incident)
                .optional();
    }

    /** Those of these identities that the scope sees. */
    public List<Incident> all(Scope scope, Collection<Long> ids) {
        return database.in(scope)
                .sql("select i.*" + FROM + "where i.id = any (:ids) order by i.id")
                .param("ids", ids.toArray(Long[]::new))
                .query(IncidentStore::incident)
                .list();
    }

    /** The latest a scope sees. */
    public List<Incident> latest(Scope scope, int most) {
        return database.in(scope)
                .sql("select i.*" + FROM + "order by i.id desc limit :most")
                .param("most", most)
                .query(IncidentStore::incident)
                .list();
    }

    /** Those a list asks for. */
    public ListResult<Incident> list(Scope scope, ListRequest asked) {
        return new Question(FROM, asked)
                .words("i.title", "i.place", "i.text")
                .any("state", "i.state = any (:state)")
                .id("unit", "i.unit_id = :unit")
                .when("open", "yes", "i.state not in ('CLOSED', 'NOT_AN_INCIDENT')")
                .answer(database.in(scope), "select i.*", IncidentStore::incident);
    }

    /** How many are not over. */
    public long open(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select count(*) from incident.incident
                        where state not in ('CLOSED', 'NOT_AN_INCIDENT')
                        """)
                .query(Long.class)
                .single();
    }

    /** Notes what somebody did. */
    public void did(Scope scope, Incident incident, Act act) {
        database.in(scope)
                .sql(
                        """
                        insert into incident.act
                          (incident_id, unit_id, what, at, account_id, who, note)
                        values (:id, :unit, :what, :at, :account, :who, :note)
                        """)
                .param("id", incident.id())
                .param("unit", incident.unitId())
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
                        select what, at, account_id, who, note from incident.act
                        where incident_id = :id order by id
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

    private static Incident incident(ResultSet row, int at) throws SQLException {
        return new Incident(
                row.getLong("id"),
                row.getInt("version"),
                row.getLong("unit_id"),
                IncidentState.valueOf(row.getString("state")),
                Source.valueOf(row.getString("source")),
                new Seen(
                        row.getString("title"),
                        row.getObject("system_id", Long.class),
                        row.getString("place"),
                        row.getString("text"),
                        row.getString("harm"),
                        Rows.moment(row, "seen_at")),
                Rows.moment(row, "reported_at"),
                row.getLong("reported_by"),
                row.getString("reporter"),
                Rows.optional(row, "unit_knew_at"),
                row.getLong("assessment_id"),
                new Found(
                        row.getString("category"),
                        row.getString("category_name"),
                        row.getString("code_2007"),
                        row.getString("scope"),
                        row.getString("impact")),
                row.getString("lessons"),
                Rows.optional(row, "contained_at"));
    }
}
