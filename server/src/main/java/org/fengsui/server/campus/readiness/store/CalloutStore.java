package org.fengsui.server.campus.readiness.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.campus.readiness.Callout;
import org.fengsui.server.campus.readiness.Callout.Attempt;
import org.fengsui.server.campus.readiness.Callout.How;
import org.fengsui.server.campus.readiness.Callout.Outcome;
import org.fengsui.server.campus.readiness.CalloutState;
import org.fengsui.server.campus.readiness.DutyRoster.Person;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.springframework.stereotype.Component;

/** The tables of call-outs, of whom they call, and of the calls. */
@Component
public class CalloutStore {

    /** A call-out with its list, in order. */
    private static final String WHOLE =
            """
            select c.*, list.* from readiness.callout c cross join lateral (
                select coalesce(array_agg(name order by place), '{}') as names,
                    coalesce(array_agg(phone order by place), '{}') as phones,
                    coalesce(array_agg(account_id order by place), '{}') as accounts
                from readiness.callout_place where callout_id = c.id) list
            """;

    private final Database database;

    CalloutStore(Database database) {
        this.database = database;
    }

    /** A call-out with how far its list was called. */
    public record Row(Callout callout, int place) {}

    /** Writes a new one with its list. */
    public long insert(
            Scope scope, Subject about, String words, String path, List<Person> list, Instant now) {
        long id =
                database.in(scope)
                        .sql(
                                """
                                insert into readiness.callout
                                  (subject_type, subject_id, words, path, state, started_at)
                                values (:type, :subject, :words, :path, 'CALLING', :now)
                                returning id
                                """)
                        .param("type", about.type())
                        .param("subject", about.id())
                        .param("words", words)
                        .param("path", path)
                        .param("now", Rows.at(now))
                        .query(Long.class)
                        .single();
        for (int place = 0; place < list.size(); place++) {
            var person = list.get(place);
            int written =
                    database.in(scope)
                            .sql(
                                    """
                                    insert into readiness.callout_place
                                      (callout_id, place, name, phone, account_id)
                                    values (:id, :place, :name, :phone, :account)
                                    """)
                            .param("id", id)
                            .param("place", place)
                            .param("name", person.name())
                            .param("phone", person.phone())
                            .param("account", person.accountId(), Types.BIGINT)
                            .update();
            if (written != 1) {
                throw new IllegalStateException("places written: " + written);
            }
        }
        return id;
    }

    /** Writes where a locked one stands, at its next version. */
    public void update(Scope scope, Callout callout, int place) {
        int written =
                database.in(scope)
                        .sql(
                                """
                                update readiness.callout
                                set version = version + 1, state = :state, next_at = :next,
                                    place = :place, taken_by = :taken, ended_at = :ended
                                where id = :id
                                """)
                        .param("state", callout.state().name())
                        .param("next", Rows.at(callout.nextAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("place", place)
                        .param("taken", callout.takenBy())
                        .param("ended", Rows.at(callout.endedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("id", callout.id())
                        .update();
        if (written != 1) {
            throw new IllegalStateException("call-outs changed: " + written);
        }
    }

    /** One, locked until the transaction ends. */
    public Optional<Row> lock(Scope scope, long id) {
        return database.in(scope)
                .sql(WHOLE + "where id = :id for update of c")
                .param("id", id)
                .query((row, number) -> row(row))
                .optional();
    }

    /** One, if the scope sees it. */
    public Optional<Callout> find(Scope scope, long id) {
        return some(scope, List.of(id)).stream().findFirst();
    }

    /** The open one about a subject. */
    public Optional<Long> openOf(Scope scope, Subject about) {
        return database.in(scope)
                .sql(
                        """
                        select id from readiness.callout
                        where subject_type = :type and subject_id = :id
                          and state in ('CALLING', 'EXHAUSTED')
                        """)
                .param("type", about.type())
                .param("id", about.id())
                .query(Long.class)
                .optional();
    }

    /** Those of them the scope sees. */
    public List<Callout> some(Scope scope, Collection<Long> ids) {
        return database.in(scope)
                .sql(WHOLE + "where id = any (:ids) order by id")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> row(row).callout())
                .list();
    }

    /** Open ones first, then the newest. */
    public List<Callout> all(Scope scope) {
        return database.in(scope)
                .sql(
                        WHOLE
                                + """
                                order by state in ('ACCEPTED', 'CLOSED'), id desc limit 100
                                """)
                .query((row, number) -> row(row).callout())
                .list();
    }

    /** Those about something, the newest first. */
    public List<Callout> of(Scope scope, Subject about) {
        return database.in(scope)
                .sql(
                        WHOLE
                                + """
                                where subject_type = :type and subject_id = :id order by id desc
                                """)
                .param("type", about.type())
                .param("id", about.id())
                .query((row, number) -> row(row).callout())
                .list();
    }

    /** How many somebody still has to accept. */
    public long open(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select count(*) from readiness.callout
                        where state in ('CALLING', 'EXHAUSTED')
                        """)
                .query(Long.class)
                .single();
    }

    /** Whose next call is due; another node's are passed over. */
    public List<Long> due(Scope scope, Instant now, int most) {
        return database.in(scope)
                .sql(
                        """
                        select id from readiness.callout
                        where state in ('CALLING', 'EXHAUSTED') and next_at <= :now
                        order by next_at limit :most for update skip locked
                        """)
                .param("now", Rows.at(now))
                .param("most", most)
                .query(Long.class)
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        var callout =
                new Callout(
                        row.getLong("id"),
                        row.getInt("version"),
                        new Subject(row.getString("subject_type"), row.getLong("subject_id")),
                        row.getString("words"),
                        row.getString("path"),
                        CalloutState.valueOf(row.getString("state")),
                        Rows.moment(row, "started_at"),
                        Rows.optional(row, "next_at"),
                        list(row),
                        row.getString("taken_by"),
                        Rows.optional(row, "ended_at"));
        return new Row(callout, row.getInt("place"));
    }

    private static List<Person> list(ResultSet row) throws SQLException {
        var names = Rows.words(row, "names");
        var phones = Rows.words(row, "phones");
        var accounts = Rows.ids(row, "accounts");
        var list = new ArrayList<Person>();
        for (int place = 0; place < names.size(); place++) {
            list.add(new Person(names.get(place), phones.get(place), accounts.get(place)));
        }
        return list;
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getString("name"),
                row.getString("phone"),
                row.getObject("account_id", Long.class));
    }

    /** Writes a call and gives its identity; that of the attempt is not read. */
    public long did(Scope scope, long calloutId, Attempt attempt) {
        return database.in(scope)
                .sql(
                        """
                        insert into readiness.callout_attempt
                          (callout_id, name, phone, account_id, how, outcome, at, by_name, note)
                        values (:callout, :name, :phone, :account, :how, :outcome, :at, :by, :note)
                        returning id
                        """)
                .param("callout", calloutId)
                .param("name", attempt.person().name())
                .param("phone", attempt.person().phone())
                .param("account", attempt.person().accountId(), Types.BIGINT)
                .param("how", attempt.how().name())
                .param("outcome", attempt.outcome().name())
                .param("at", Rows.at(attempt.at()))
                .param("by", attempt.by())
                .param("note", attempt.note())
                .query(Long.class)
                .single();
    }

    /** What came of the calls of one that still ring; there may be none, or several at the end. */
    public void ended(Scope scope, long calloutId, Outcome outcome, String note) {
        database.in(scope)
                .sql(
                        """
                        update readiness.callout_attempt
                        set outcome = :outcome, note = :note
                        where callout_id = :callout and outcome = 'CALLING'
                        """)
                .param("outcome", outcome.name())
                .param("note", note)
                .param("callout", calloutId)
                .update();
    }

    /** What came of the call of one person that still rings; there may be none. */
    public void ended(Scope scope, long calloutId, Person person, Outcome outcome, String note) {
        database.in(scope)
                .sql(
                        """
                        update readiness.callout_attempt
                        set outcome = :outcome, note = :note
                        where callout_id = :callout and outcome = 'CALLING'
                          and (account_id = :account or (name = :name and phone = :phone))
                        """)
                .param("outcome", outcome.name())
                .param("note", note)
                .param("callout", calloutId)
                .param("account", person.accountId(), Types.BIGINT)
                .param("name", person.name())
                .param("phone", person.phone())
                .update();
    }

    /** The call-out whose last call this is, while it rings by the channels. */
    public Optional<Long> ringing(Scope scope, long attemptId) {
        return database.in(scope)
                .sql(
                        """
                        select callout_id from readiness.callout_attempt
                        where id = :id and outcome = 'CALLING' and how = 'CHANNELS'
                        """)
                .param("id", attemptId)
                .query(Long.class)
                .optional();
    }

    /** The calls of one, oldest first. */
    public List<Attempt> attempts(Scope scope, long calloutId) {
        return database.in(scope)
                .sql("select * from readiness.callout_attempt where callout_id = :id order by id")
                .param("id", calloutId)
                .query((row, number) ->
                        new Attempt(
                                row.getLong("id"),
                                person(row),
                                How.valueOf(row.getString("how")),
                                Outcome.valueOf(row.getString("outcome")),
                                Rows.moment(row, "at"),
                                row.getString("by_name"),
                                row.getString("note")))
                .list();
    }
}
