package org.fengsui.server.account.accountability.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.account.accountability.Objection;
import org.fengsui.server.account.accountability.Objection.State;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Yardstick;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Question;
import org.springframework.stereotype.Component;

/** What units objected to, and what was decided. */
@Component
public class ObjectionStore {

    private static final String FROM = " from accountability.objection o ";

    private final Database database;

    ObjectionStore(Database database) {
        this.database = database;
    }

    /** Who may not decide it: who objected, and who entered the record. */
    public record Sides(long asked, long entered) {}

    /** What a unit says of a record. */
    public record Said(
            int year, String yardstick, String recordType, String reason, String evidence) {}

    /** Keeps an objection; empty where the record was objected to already. */
    public Optional<Long> insert(
            Scope scope, Said said, long unit, Yardstick.Case record, Actor by, Instant at) {
        return database.in(scope)
                .sql(
                        """
                        insert into accountability.objection
                            (year, unit_id, yardstick, record_type, record_id, title, against,
                             entered_by, school_path, unit_path, reason, evidence, asked_by,
                             asker, asked_at, state)
                        values (:year, :unit, :yardstick, :type, :record, :title, :against,
                             :entered, :school, :own, :reason, :evidence, :by,
                             :name, :at, 'PENDING')
                        on conflict (record_type, record_id) do nothing
                        returning id
                        """)
                .param("year", said.year())
                .param("unit", unit)
                .param("yardstick", said.yardstick())
                .param("type", said.recordType())
                .param("record", record.id())
                .param("title", record.title())
                .param("against", record.against())
                .param("entered", record.enteredBy())
                .param("school", record.schoolPath())
                .param("own", record.unitPath(), Types.VARCHAR)
                .param("reason", said.reason())
                .param("evidence", said.evidence())
                .param("by", by.accountId())
                .param("name", by.name())
                .param("at", Rows.at(at))
                .query(Long.class)
                .optional();
    }

    /** Keeps a decision. */
    public void decide(Scope scope, long id, State state, Actor by, Instant at, String reason) {
        Rows.one(
                database.in(scope)
                        .sql(
                                """
                                update accountability.objection
                                set state = :state, decided_by = :by, decider = :name,
                                    decided_at = :at, decision = :reason
                                where id = :id and state = 'PENDING'
                                """)
                        .param("id", id)
                        .param("state", state.name())
                        .param("by", by.accountId())
                        .param("name", by.name())
                        .param("at", Rows.at(at))
                        .param("reason", reason)
                        .update());
    }

    /** One, if the scope sees it. */
    public Optional<Objection> find(Scope scope, long id) {
        return one(scope, id, "");
    }

    /** The same, locked until the transaction ends. */
    public Optional<Objection> lock(Scope scope, long id) {
        return one(scope, id, " for update");
    }

    private Optional<Objection> one(Scope scope, long id, String lock) {
        return database.in(scope)
                .sql("select o.*" + FROM + "where o.id = :id" + lock)
                .param("id", id)
                .query(ObjectionStore::objection)
                .optional();
    }

    /** Who may not decide it. */
    public Sides sides(Scope scope, long id) {
        return database.in(scope)
                .sql("select asked_by, entered_by" + FROM + "where o.id = :id")
                .param("id", id)
                .query((row, _) -> new Sides(row.getLong("asked_by"), row.getLong("entered_by")))
                .single();
    }

    /** Those a list asks for. */
    public ListResult<Objection> list(Scope scope, ListRequest asked) {
        return new Question(FROM, asked)
                .words("o.title", "o.reason", "o.asker")
                .any("state", "o.state = any (:state)")
                .answer(database.in(scope), "select o.*", ObjectionStore::objection);
    }

    /** How many wait, of one year or, for 0, of all. */
    public long waiting(Scope scope, int year) {
        return database.in(scope)
                .sql(
                        "select count(*)"
                                + FROM
                                + "where o.state = 'PENDING' and (:year = 0 or o.year = :year)")
                .param("year", year)
                .query(Long.class)
                .single();
    }

    /** The records of a kind that are excused, with the reason. */
    public Map<Long, String> excused(Scope scope, String recordType) {
        Map<Long, String> all = new HashMap<>();
        database.in(scope)
                .sql(
                        "select o.record_id, o.decision"
                                + FROM
                                + "where o.record_type = :type and o.state = 'EXCUSED'")
                .param("type", recordType)
                .query(row -> {
                    all.put(row.getLong("record_id"), row.getString("decision"));
                });
        return all;
    }

    /** The objections of a scope, the newest first. */
    public List<Objection> all(Scope scope, int year) {
        return database.in(scope)
                .sql("select o.*" + FROM + "where o.year = :year order by o.id desc")
                .param("year", year)
                .query(ObjectionStore::objection)
                .list();
    }

    private static Objection objection(ResultSet row, int number) throws SQLException {
        return new Objection(
                row.getLong("id"),
                row.getInt("year"),
                row.getLong("unit_id"),
                row.getString("yardstick"),
                row.getString("title"),
                row.getLong("against"),
                row.getString("school_path"),
                row.getString("unit_path"),
                row.getString("reason"),
                row.getString("evidence"),
                row.getString("asker"),
                Rows.moment(row, "asked_at"),
                State.valueOf(row.getString("state")),
                row.getString("decider"),
                Rows.optional(row, "decided_at"),
                row.getString("decision"));
    }
}
