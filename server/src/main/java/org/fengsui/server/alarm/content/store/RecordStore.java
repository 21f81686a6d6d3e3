package org.fengsui.server.alarm.content.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.alarm.content.ContentRecord;
import org.fengsui.server.alarm.content.ContentRecord.Entry;
import org.fengsui.server.alarm.content.ContentRecord.Judgement;
import org.fengsui.server.alarm.content.ContentRecord.Origin;
import org.fengsui.server.alarm.content.ContentState;
import org.fengsui.server.alarm.content.ContentState.Move;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Question;
import org.springframework.stereotype.Component;

/** The tables of what was found and of what was done about it. */
@Component
public class RecordStore {

    private static final String FROM = "from content.record r";

    private final Database database;

    RecordStore(Database database) {
        this.database = database;
    }

    /** What an entry came to: its record, and whether that is a new one. */
    public record Entered(long id, boolean fresh) {}

    /** Writes a new record, or counts the one with the same fingerprint once more. */
    public Entered enter(Scope scope, Entry entry, String fingerprint, Instant now) {
        return database.in(scope)
                .sql(
                        """
                        insert into content.record
                          (state, origin, source, title, body, url, published_at, found_at,
                           fingerprint, changed_at)
                        values ('NEW', :origin, :source, :title, :body, :url, :published, :found,
                           :fingerprint, :now)
                        on conflict (fingerprint) do update set seen = record.seen + 1
                        returning id, seen
                        """)
                .param("origin", entry.origin().name())
                .param("source", entry.source())
                .param("title", entry.title())
                .param("body", entry.text())
                .param("url", entry.url())
                .param("published", Rows.at(entry.publishedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("found", Rows.at(entry.foundAt()))
                .param("fingerprint", fingerprint)
                .param("now", Rows.at(now))
                .query((row, _) -> new Entered(row.getLong("id"), row.getInt("seen") == 1))
                .single();
    }

    /** Writes the state of a record that is locked, at its next version. */
    public void update(Scope scope, ContentRecord record, Instant now) {
        var judgement = record.judgement();
        int written =
                database.in(scope)
                        .sql(
                                """
                                update content.record
                                set version = version + 1, state = :state, judgement = :judgement,
                                    changed_at = :now
                                where id = :id
                                """)
                        .param("id", record.id())
                        .param("state", record.state().name())
                        .param(
                                "judgement",
                                judgement == null ? null : judgement.name(),
                                Types.VARCHAR)
                        .param("now", Rows.at(now))
                        .update();
        if (written != 1) {
            throw new IllegalStateException("records changed: " + written);
        }
    }

    /** One record. */
    public Optional<ContentRecord> find(Scope scope, long id) {
        return one(scope, id, "");
    }

    /** The same, locked until the transaction ends. */
    public Optional<ContentRecord> lock(Scope scope, long id) {
        return one(scope, id, " for update");
    }

    private Optional<ContentRecord> one(Scope scope, long id, String rest) {
        return database.in(scope)
                .sql("select r.* " + FROM + " where r.id = :id" + rest)
                .param("id", id)
                .query(RecordStore::record)
                .optional();
    }

    /** Those of the records that exist. */
    public List<Long> existing(Scope scope, Collection<Long> ids) {
        return database.in(scope)
                .sql("select id from content.record where id = any(:ids) order by id")
                .param("ids", ids.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    /**
     * Those a list asks for.
     *
     * @param reportedOnly whether only what was reported is asked for
     */
    public ListResult<ContentRecord> list(Scope scope, ListRequest asked, boolean reportedOnly) {
        var question =
                new Question(FROM, asked)
                        .words("r.title", "r.body", "r.source", "r.url")
                        .any("state", "r.state = any (:state)")
                        .any("judgement", "r.judgement = any (:judgement)");
        return (reportedOnly ? question.where("r.state = 'REPORTED'") : question)
                .answer(database.in(scope), "select r.*", RecordStore::record);
    }

    /** How many are in one of some states. */
    public long count(Scope scope, Collection<ContentState> states) {
        return database.in(scope)
                .sql("select count(*) from content.record where state = any(:states)")
                .param("states", states.stream().map(ContentState::name).toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** Notes what somebody did, and says which act of the record it is. */
    public int did(Scope scope, long id, ContentRecord.Act act) {
        database.in(scope)
                .sql(
                        """
                        insert into content.record_act (record_id, move, at, account_id, who, note)
                        values (:record, :move, :at, :account, :who, :note)
                        """)
                .params(
                        Map.of(
                                "record", id,
                                "move", act.move().name(),
                                "at", Rows.at(act.at()),
                                "account", act.accountId(),
                                "who", act.who(),
                                "note", act.note()))
                .update();
        return acts(scope, id).size();
    }

    /** What was done about a record, oldest first. */
    public List<ContentRecord.Act> acts(Scope scope, long id) {
        return database.in(scope)
                .sql(
                        """
                        select move, at, account_id, who, note from content.record_act
                        where record_id = :id order by id
                        """)
                .param("id", id)
                .query((row, _) ->
                        new ContentRecord.Act(
                                Move.valueOf(row.getString("move")),
                                Rows.moment(row, "at"),
                                row.getLong("account_id"),
                                row.getString("who"),
                                row.getString("note")))
                .list();
    }

    private static ContentRecord record(ResultSet row, int at) throws SQLException {
        var judgement = row.getString("judgement");
        return new ContentRecord(
                row.getLong("id"),
                row.getInt("version"),
                ContentState.valueOf(row.getString("state")),
                new Entry(
                        Origin.valueOf(row.getString("origin")),
                        row.getString("source"),
                        row.getString("title"),
                        row.getString("body"),
                        row.getString("url"),
                        Rows.optional(row, "published_at"),
                        Rows.moment(row, "found_at")),
                row.getInt("seen"),
                judgement == null ? null : Judgement.valueOf(judgement));
    }
}
