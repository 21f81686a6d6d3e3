package org.fengsui.server.duty.circular.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.duty.circular.Circular;
import org.fengsui.server.duty.circular.CircularState;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Question;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The tables of circulars and of what was done about them. */
@Component
public class CircularStore {

    private final Database database;

    CircularStore(Database database) {
        this.database = database;
    }

    /** Writes a new circular and gives its identity. */
    public long insert(
            Scope scope, Actor by, Circular.Entry entry, Circular.Source source, Instant now) {
        return database.in(scope)
                .sql(
                        """
                        insert into circular.circular
                          (state, source_id, source, starts_clock, way, kind, number, subject, body,
                           received_at, posted_at, caller, call_back, late_reason, deadline,
                           registered_at, registered_by, registrar)
                        values ('RECEIVED', :sourceId, :source, :starts, :way, :kind, :number,
                           :subject, :body, :received, :posted, :caller, :callBack, :lateReason,
                           :deadline, :now, :account, :name)
                        returning id
                        """)
                .param("sourceId", source.id())
                .param("source", source.name())
                .param("starts", source.startsClock())
                .param("way", entry.way().name())
                .param("kind", entry.kind().name())
                .param("number", entry.number())
                .param("subject", entry.subject())
                .param("body", entry.text())
                .param("received", Rows.at(entry.receivedAt()))
                .param("posted", Rows.at(entry.postedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("caller", entry.caller())
                .param("callBack", entry.callBack())
                .param("lateReason", entry.lateReason())
                .param("deadline", Rows.at(entry.deadline()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", Rows.at(now))
                .param("account", by.accountId())
                .param("name", by.name())
                .query(Long.class)
                .single();
    }

    /** Writes where a locked circular stands, at its next version. */
    public void update(Scope scope, Circular circular) {
        int written =
                database.in(scope)
                        .sql(
                                """
                                update circular.circular
                                set version = version + 1, state = :state, round = :round,
                                    reports = :reports, served_units = :served
                                where id = :id
                                """)
                        .param("state", circular.state().name())
                        .param("round", circular.round())
                        .param("reports", circular.reports())
                        .param("served", circular.servedUnits())
                        .param("id", circular.id())
                        .update();
        if (written != 1) {
            throw new IllegalStateException("circulars changed: " + written);
        }
    }

    /** One circular, if the scope sees it. */
    public Optional<Circular> find(Scope scope, long id) {
        return select(scope, "where id = :id")
                .param("id", id)
                .query(CircularStore::circular)
                .optional();
    }

    /** The same, locked until the transaction ends. */
    public Optional<Circular> lock(Scope scope, long id) {
        return select(scope, "where id = :id for update")
                .param("id", id)
                .query(CircularStore::circular)
                .optional();
    }

    /** Those of the circulars that the scope sees. */
    public List<Circular> all(Scope scope, Collection<Long> ids) {
        return select(scope, "where id = any(:ids) order by id")
                .param("ids", ids.toArray(Long[]::new))
                .query(CircularStore::circular)
                .list();
    }

    /** Those entered before one, the newest first. */
    public List<Circular> before(Scope scope, long id, int most) {
        return select(scope, "where id < :id order by id desc limit :most")
                .param("id", id)
                .param("most", most)
                .query(CircularStore::circular)
                .list();
    }

    /** A page of the list. */
    public ListResult<Circular> list(Scope scope, ListRequest asked) {
        return new Question("from circular.circular", asked)
                .words("subject", "number", "source")
                .when("open", "yes", "state not in ('ACCEPTED', 'CLOSED')")
                .when("open", "no", "state in ('ACCEPTED', 'CLOSED')")
                .answer(database.in(scope), "select *", CircularStore::circular);
    }

    /** Others that say the same: the same body’s number, or the same text; newest first. */
    public List<Circular> same(Scope scope, Circular circular) {
        return select(
                        scope,
                        """
                        where id <> :id
                            and (source_id = :source and number = :number and number <> ''
                                or body = :body)
                        order by id desc limit 20
                        """)
                .param("id", circular.id())
                .param("source", circular.entry().sourceId())
                .param("number", circular.entry().number())
                .param("body", circular.entry().text())
                .query(CircularStore::circular)
                .list();
    }

    /** How many are not over. */
    public long running(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select count(*) from circular.circular
                        where state not in ('ACCEPTED', 'CLOSED')
                        """)
                .query(Long.class)
                .single();
    }

    /** How many of bodies that start no clock are not over. */
    public long unclocked(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select count(*) from circular.circular
                        where not starts_clock and state not in ('ACCEPTED', 'CLOSED')
                        """)
                .query(Long.class)
                .single();
    }

    private StatementSpec select(Scope scope, String rest) {
        return database.in(scope).sql("select * from circular.circular " + rest);
    }

    private static Circular circular(ResultSet row, int number) throws SQLException {
        var entry =
                new Circular.Entry(
                        row.getLong("source_id"),
                        Circular.Way.valueOf(row.getString("way")),
                        Circular.Kind.valueOf(row.getString("kind")),
                        row.getString("number"),
                        row.getString("subject"),
                        row.getString("body"),
                        Rows.moment(row, "received_at"),
                        Rows.optional(row, "posted_at"),
                        row.getString("caller"),
                        row.getString("call_back"),
                        row.getString("late_reason"),
                        Rows.optional(row, "deadline"));
        return new Circular(
                row.getLong("id"),
                row.getInt("version"),
                CircularState.valueOf(row.getString("state")),
                row.getInt("round"),
                row.getInt("reports"),
                row.getInt("served_units"),
                entry,
                row.getString("source"),
                row.getBoolean("starts_clock"),
                Rows.moment(row, "registered_at"),
                row.getLong("registered_by"),
                row.getString("registrar"));
    }

    /** Notes what somebody did and gives its identity; that of the act is not read. */
    public long did(Scope scope, long circularId, Circular.Act act) {
        return database.in(scope)
                .sql(
                        """
                        insert into circular.act
                          (circular_id, share_id, move, at, account_id, who, note)
                        values (:circular, :share, :move, :at, :account, :who, :note)
                        returning id
                        """)
                .param("circular", circularId)
                .param("share", act.shareId(), Types.BIGINT)
                .param("move", act.move().name())
                .param("at", Rows.at(act.at()))
                .param("account", act.accountId())
                .param("who", act.who())
                .param("note", act.note())
                .query(Long.class)
                .single();
    }

    /** What was done about a circular, oldest first. */
    public List<Circular.Act> acts(Scope scope, long id) {
        return database.in(scope)
                .sql("select * from circular.act where circular_id = :id order by id")
                .param("id", id)
                .query((row, number) ->
                        new Circular.Act(
                                row.getLong("id"),
                                row.getObject("share_id", Long.class),
                                CircularState.Move.valueOf(row.getString("move")),
                                Rows.moment(row, "at"),
                                row.getLong("account_id"),
                                row.getString("who"),
                                row.getString("note")))
                .list();
    }
}
