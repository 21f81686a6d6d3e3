package org.fengsui.server.account.accountability.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.account.accountability.Bulletin;
import org.fengsui.server.account.accountability.Bulletin.Figure;
import org.fengsui.server.account.accountability.Bulletin.Period;
import org.fengsui.server.account.accountability.Bulletin.State;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Question;
import org.springframework.stereotype.Component;

/** Bulletins and their figures. */
@Component
public class BulletinStore {

    private static final String FROM = " from accountability.bulletin b ";

    private final Database database;

    BulletinStore(Database database) {
        this.database = database;
    }

    /** Keeps a draft without figures; empty where the period has a bulletin. */
    public Optional<Long> insert(
            Scope scope, Period period, LocalDate first, String remark, Actor by, Instant at) {
        return database.in(scope)
                .sql(
                        """
                        insert into accountability.bulletin (period, first_day, state, remark,
                            drafted_by, drafter, counted_at)
                        values (:period, :first, 'DRAFT', :remark, :by, :name, :at)
                        on conflict (period, first_day) where state <> 'WITHDRAWN' do nothing
                        returning id
                        """)
                .param("period", period.name())
                .param("first", first)
                .param("remark", remark)
                .param("by", by.accountId())
                .param("name", by.name())
                .param("at", Rows.at(at))
                .query(Long.class)
                .optional();
    }

    /** Keeps other figures of a draft. */
    public void figures(Scope scope, long id, List<Figure> figures, Instant at) {
        database.in(scope)
                .sql("delete from accountability.figure where bulletin_id = :id")
                .param("id", id)
                .update();
        List<Object[]> rows = new ArrayList<>();
        for (var figure : figures) {
            rows.add(
                    new Object[] {
                        id,
                        rows.size(),
                        figure.group(),
                        figure.label(),
                        figure.unit(),
                        figure.value(),
                        figure.before()
                    });
        }
        database.batchIn(scope)
                .batchUpdate(
                        """
                        insert into accountability.figure
                            (bulletin_id, position, heading, label, unit, value, before)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """,
                        rows);
        Rows.one(
                database.in(scope)
                        .sql(
                                """
                                update accountability.bulletin set counted_at = :at
                                where id = :id and state = 'DRAFT'
                                """)
                        .param("id", id)
                        .param("at", Rows.at(at))
                        .update());
    }

    /** A draft is issued under a number. */
    public void issue(Scope scope, long id, String number, Actor by, Instant at) {
        Rows.one(
                database.in(scope)
                        .sql(
                                """
                                update accountability.bulletin
                                set state = 'ISSUED', number = :number, issued_by = :by,
                                    issuer = :name, issued_at = :at
                                where id = :id and state = 'DRAFT'
                                """)
                        .param("id", id)
                        .param("number", number)
                        .param("by", by.accountId())
                        .param("name", by.name())
                        .param("at", Rows.at(at))
                        .update());
    }

    /** A draft is given up. */
    public void withdraw(Scope scope, long id) {
        Rows.one(
                database.in(scope)
                        .sql(
                                """
                                update accountability.bulletin set state = 'WITHDRAWN'
                                where id = :id and state = 'DRAFT'
                                """)
                        .param("id", id)
                        .update());
    }

    /** One with its figures, if the scope sees it. */
    public Optional<Bulletin> find(Scope scope, long id) {
        return one(scope, id, "");
    }

    /** The same, locked until the transaction ends. */
    public Optional<Bulletin> lock(Scope scope, long id) {
        return one(scope, id, " for update");
    }

    private Optional<Bulletin> one(Scope scope, long id, String lock) {
        var figures =
                database.in(scope)
                        .sql(
                                """
                                select * from accountability.figure
                                where bulletin_id = :id order by position
                                """)
                        .param("id", id)
                        .query((row, _) ->
                                new Figure(
                                        row.getString("heading"),
                                        row.getString("label"),
                                        row.getString("unit"),
                                        row.getLong("value"),
                                        row.getLong("before")))
                        .list();
        return database.in(scope)
                .sql("select b.*" + FROM + "where b.id = :id" + lock)
                .param("id", id)
                .query((row, _) -> bulletin(row, figures))
                .optional();
    }

    /** Those a list asks for, without their figures. */
    public ListResult<Bulletin> list(Scope scope, ListRequest asked) {
        return new Question(FROM, asked)
                .any("period", "b.period = any (:period)")
                .any("state", "b.state = any (:state)")
                .answer(database.in(scope), "select b.*", (row, _) -> bulletin(row, List.of()));
    }

    /** How many drafts wait to be issued. */
    public long drafts(Scope scope) {
        return database.in(scope)
                .sql("select count(*)" + FROM + "where b.state = 'DRAFT'")
                .query(Long.class)
                .single();
    }

    private static Bulletin bulletin(ResultSet row, List<Figure> figures) throws SQLException {
        var number = row.getString("number");
        return new Bulletin(
                row.getLong("id"),
                Period.valueOf(row.getString("period")),
                row.getObject("first_day", LocalDate.class),
                State.valueOf(row.getString("state")),
                number == null ? "" : number,
                row.getString("remark"),
                row.getLong("drafted_by"),
                row.getString("drafter"),
                Rows.moment(row, "counted_at"),
                row.getString("issuer"),
                Rows.optional(row, "issued_at"),
                figures);
    }
}
