package org.fengsui.server.alarm.warning.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.alarm.warning.Warning;
import org.fengsui.server.alarm.warning.Warning.Change;
import org.fengsui.server.alarm.warning.Warning.Internal;
import org.fengsui.server.alarm.warning.Warning.Proposal;
import org.fengsui.server.alarm.warning.WarningState;
import org.fengsui.server.alarm.warning.WarningState.Move;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The tables of warnings, of what waits about them, and of what was done. */
@Component
public class WarningStore {

    private static final String COLUMNS = "select w.*, t.*";
    private static final String FROM =
            " from warning.warning w join warning.text t on t.id = w.text_id ";

    private final Database database;
    private final TextStore texts;

    WarningStore(Database database, TextStore texts) {
        this.database = database;
        this.texts = texts;
    }

    /** Writes a new warning and gives its identity. */
    public long insert(Scope scope, Warning warning, Instant now) {
        long text = texts.insert(scope, warning.text());
        return bound(
                        database.in(scope)
                                .sql(
                                        """
                                        insert into warning.warning
                                          (state, exercise, number, text_id, detail, ports,
                                           confirm, published_at, changed_at)
                                        values (:state, :exercise, :number, :text, :detail, :ports,
                                           :confirm, :published, :now)
                                        returning id
                                        """),
                        warning,
                        text,
                        now)
                .query(Long.class)
                .single();
    }

    /** Writes a warning that is locked, at its next version. */
    public void update(Scope scope, Warning warning, Instant now) {
        long text = texts.insert(scope, warning.text());
        int written =
                bound(
                                database.in(scope)
                                        .sql(
                                                """
                                                update warning.warning
                                                set version = version + 1, state = :state,
                                                    exercise = :exercise, number = :number,
                                                    text_id = :text, detail = :detail,
                                                    ports = :ports, confirm = :confirm,
                                                    published_at = :published, changed_at = :now
                                                where id = :id
                                                """)
                                        .param("id", warning.id()),
                                warning,
                                text,
                                now)
                        .update();
        if (written != 1) {
            throw new IllegalStateException("warnings changed: " + written);
        }
    }

    private static StatementSpec bound(
            StatementSpec statement, Warning warning, long text, Instant now) {
        var published = warning.publishedAt();
        return statement
                .param("state", warning.state().name())
                .param("exercise", warning.exercise())
                .param("number", warning.number(), Types.VARCHAR)
                .param("text", text)
                .param("detail", warning.internal().detail())
                .param("ports", warning.internal().ports().toArray(Integer[]::new))
                .param("confirm", warning.internal().confirm())
                .param(
                        "published",
                        published == null ? null : Rows.at(published),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", Rows.at(now));
    }

    /** What waits about a warning from now on. */
    public void propose(Scope scope, long id, Proposal proposal) {
        database.in(scope)
                .sql(
                        """
                        insert into warning.proposal
                          (warning_id, change, text_id, reason, by_account, by_name, at)
                        values (:id, :change, :text, :reason, :by, :name, :at)
                        """)
                .param("id", id)
                .param("change", proposal.change().name())
                .param("text", texts.insert(scope, proposal.text()))
                .param("reason", proposal.reason())
                .param("by", proposal.by())
                .param("name", proposal.name())
                .param("at", Rows.at(proposal.at()))
                .update();
    }

    /** Nothing waits about a warning any more. */
    public void decided(Scope scope, long id) {
        database.in(scope)
                .sql("delete from warning.proposal where warning_id = :id")
                .param("id", id)
                .update();
    }

    /** One warning, if the scope sees it. */
    public Optional<Warning> find(Scope scope, long id) {
        return one(scope, id, "where w.id = :id");
    }

    /** The same, locked until the transaction ends. */
    public Optional<Warning> lock(Scope scope, long id) {
        return one(scope, id, "where w.id = :id for update of w");
    }

    private Optional<Warning> one(Scope scope, long id, String rest) {
        return database.in(scope)
                .sql(COLUMNS + FROM + rest)
                .param("id", id)
                .query(WarningStore::warning)
                .optional()
                .map(warning -> warning.proposing(proposal(scope, id)));
    }

    private @Nullable Proposal proposal(Scope scope, long id) {
        return database.in(scope)
                .sql(
                        """
                        select p.change, p.reason, p.by_account, p.by_name, p.at, t.*
                        from warning.proposal p join warning.text t on t.id = p.text_id
                        where p.warning_id = :id
                        """)
                .param("id", id)
                .query((row, _) ->
                        new Proposal(
                                Change.valueOf(row.getString("change")),
                                TextRow.of(row),
                                row.getString("reason"),
                                row.getLong("by_account"),
                                row.getString("by_name"),
                                Rows.moment(row, "at")))
                .optional()
                .orElse(null);
    }

    /** Those a list asks for; none with what waits about it. */
    public ListResult<Warning> list(Scope scope, ListRequest asked) {
        return new Question(FROM, asked)
                .words("w.number", "t.title", "t.products", "array_to_string(t.refs, ' ')")
                .any("level", "t.level = any (:level)")
                .any("state", "w.state = any (:state)")
                .when(
                        "waiting",
                        "yes",
                        "(w.state = 'PROPOSED' or exists (select from warning.proposal p"
                                + " where p.warning_id = w.id))")
                .answer(database.in(scope), COLUMNS, WarningStore::warning);
    }

    /** How many wait for a decision. */
    public long waiting(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select (select count(*) from warning.warning where state = 'PROPOSED')
                             + (select count(*) from warning.proposal)
                        """)
                .query(Long.class)
                .single();
    }

    /** How many are published and hold. */
    public long running(Scope scope) {
        return database.in(scope)
                .sql("select count(*) from warning.warning where state = 'PUBLISHED'")
                .query(Long.class)
                .single();
    }

    /** Published ones whose time is over. */
    public List<Long> over(Scope scope, Instant now, int most) {
        return database.in(scope)
                .sql(
                        """
                        select w.id from warning.warning w
                        join warning.text t on t.id = w.text_id
                        where w.state = 'PUBLISHED' and t.valid_until <= :now
                        order by w.id limit :most
                        """)
                .param("now", Rows.at(now))
                .param("most", most)
                .query(Long.class)
                .list();
    }

    /** Notes what somebody did. */
    public void did(Scope scope, long id, Warning.Act act) {
        database.in(scope)
                .sql(
                        """
                        insert into warning.act (warning_id, move, at, account_id, who, note)
                        values (:warning, :move, :at, :account, :who, :note)
                        """)
                .params(
                        Map.of(
                                "warning", id,
                                "move", act.move().name(),
                                "at", Rows.at(act.at()),
                                "account", act.accountId(),
                                "who", act.who(),
                                "note", act.note()))
                .update();
    }

    /** What was done about a warning, oldest first. */
    public List<Warning.Act> acts(Scope scope, long id) {
        return database.in(scope)
                .sql(
                        """
                        select move, at, account_id, who, note from warning.act
                        where warning_id = :id order by id
                        """)
                .param("id", id)
                .query((row, _) ->
                        new Warning.Act(
                                Move.valueOf(row.getString("move")),
                                Rows.moment(row, "at"),
                                row.getLong("account_id"),
                                row.getString("who"),
                                row.getString("note")))
                .list();
    }

    private static Warning warning(ResultSet row, int at) throws SQLException {
        return new Warning(
                row.getLong("id"),
                row.getInt("version"),
                WarningState.valueOf(row.getString("state")),
                row.getBoolean("exercise"),
                row.getString("number"),
                TextRow.of(row),
                new Internal(
                        row.getString("detail"),
                        Rows.figures(row, "ports"),
                        row.getBoolean("confirm")),
                null,
                Rows.optional(row, "published_at"));
    }
}
