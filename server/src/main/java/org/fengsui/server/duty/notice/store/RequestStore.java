package org.fengsui.server.duty.notice.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fengsui.server.duty.notice.ItemRequest;
import org.fengsui.server.duty.notice.Notice.Act;
import org.fengsui.server.duty.notice.Notice.Via;
import org.fengsui.server.duty.notice.Relayed;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table of what units ask for. */
@Component
public class RequestStore {

    static final String COLUMNS =
            """
            r.id, r.version, r.notice_id, r.item_id, r.unit_id, r.kind, r.turn, r.occurrence,
            r.state, r.reason, r.protection, r.asked_due, r.late, r.asked_by, r.asker, r.asked_at,
            r.decided_by, r.decider, r.decided_at, r.decision, r.granted_due, r.new_unit_id,
            r.via, r.said_by, r.said_reach, r.said_at
            """;

    private final Database database;

    RequestStore(Database database) {
        this.database = database;
    }

    /** What a new request is made of. */
    public record NewRequest(
            long itemId,
            ItemRequest.Kind kind,
            int turn,
            int occurrence,
            String reason,
            String protection,
            @Nullable Instant askedDue,
            boolean late,
            @Nullable Relayed relayed) {}

    /** How a request was decided. */
    public record Outcome(
            ItemRequest.State state,
            String decision,
            @Nullable Instant grantedDue,
            @Nullable Long newUnitId) {

        /** Without anything granted. */
        public static Outcome of(ItemRequest.State state, String decision) {
            return new Outcome(state, decision, null, null);
        }
    }

    /** Writes a request. */
    public long insert(Scope scope, Head notice, NewRequest request, Act by) {
        var relayed = request.relayed();
        return database.in(scope)
                .sql(
                        """
                        insert into notice.request
                          (notice_id, item_id, unit_id, supporting_unit_ids, kind, turn, occurrence,
                           state, reason, protection, asked_due, late, asked_by, asker, asked_at,
                           via, said_by, said_reach, said_at)
                        values (:notice, :item, :unit, :supporting, :kind, :turn, :occurrence,
                           'PENDING', :reason, :protection, :due, :late, :account, :name, :at,
                           :via, :saidBy, :saidReach, :saidAt)
                        returning id
                        """)
                .param("via", relayed == null ? Via.PORTAL.name() : relayed.via().name())
                .param("saidBy", relayed == null ? "" : relayed.by())
                .param("saidReach", relayed == null ? "" : relayed.reach())
                .param(
                        "saidAt",
                        Values.atOrNull(relayed == null ? null : relayed.at()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("notice", notice.id())
                .param("item", request.itemId())
                .param("unit", notice.unitId())
                .param("supporting", Values.ids(notice.supportingUnitIds()))
                .param("kind", request.kind().name())
                .param("turn", request.turn())
                .param("occurrence", request.occurrence())
                .param("reason", request.reason())
                .param("protection", request.protection())
                .param("due", Values.atOrNull(request.askedDue()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("late", request.late())
                .param("account", by.accountId())
                .param("name", by.name())
                .param("at", Values.at(by.at()))
                .query(Long.class)
                .single();
    }

    /**
     * Writes a request's end.
     *
     * @throws IllegalStateException if it is not pending
     */
    public void end(Scope scope, long id, Outcome outcome, Act by) {
        int written =
                database.in(scope)
                        .sql(
                                """
                                update notice.request
                                set version = version + 1, state = :state, decision = :decision,
                                    granted_due = :due, new_unit_id = :unit,
                                    decided_by = :account, decider = :name, decided_at = :at
                                where id = :id and state = 'PENDING'
                                """)
                        .param("state", outcome.state().name())
                        .param("decision", outcome.decision())
                        .param(
                                "due",
                                Values.atOrNull(outcome.grantedDue()),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("unit", outcome.newUnitId(), Types.BIGINT)
                        .param("account", by.accountId())
                        .param("name", by.name())
                        .param("at", Values.at(by.at()))
                        .param("id", id)
                        .update();
        if (written != 1) {
            throw new IllegalStateException("requests ended: " + written);
        }
    }

    /** What waits about an item that has its end has nothing left to decide. */
    public void lapse(Scope scope, long itemId, Act by) {
        database.in(scope)
                .sql(
                        """
                        update notice.request
                        set version = version + 1, state = 'LAPSED', decided_by = :account,
                            decider = :name, decided_at = :at
                        where item_id = :item and state = 'PENDING'
                        """)
                .param("account", by.accountId())
                .param("name", by.name())
                .param("at", Values.at(by.at()))
                .param("item", itemId)
                .update();
    }

    /** One request, if the scope sees it. */
    public Optional<ItemRequest> find(Scope scope, long id) {
        return database.in(scope)
                .sql("select " + COLUMNS + " from notice.request r where r.id = :id")
                .param("id", id)
                .query(RequestStore::request)
                .optional();
    }

    /** All about an item, oldest first. */
    public List<ItemRequest> ofItem(Scope scope, long itemId) {
        return database.in(scope)
                .sql(
                        "select "
                                + COLUMNS
                                + " from notice.request r where r.item_id = :item order by r.id")
                .param("item", itemId)
                .query(RequestStore::request)
                .list();
    }

    /** All about the items of a notice, oldest first. */
    public List<ItemRequest> ofNotice(Scope scope, long noticeId) {
        return database.in(scope)
                .sql(
                        "select "
                                + COLUMNS
                                + " from notice.request r where r.notice_id = :notice order by r.id")
                .param("notice", noticeId)
                .query(RequestStore::request)
                .list();
    }

    /** The disputes granted last, newest first. */
    public List<ItemRequest> grantedDisputes(Scope scope, int most) {
        return database.in(scope)
                .sql(
                        "select "
                                + COLUMNS
                                + """
                                 from notice.request r
                                where r.kind = 'MISDIRECTED' and r.state = 'GRANTED'
                                order by r.id desc
                                limit :most
                                """)
                .param("most", most)
                .query(RequestStore::request)
                .list();
    }

    /** How many wait for a decision. */
    public long pending(Scope scope) {
        return database.in(scope)
                .sql("select count(*) from notice.request where state = 'PENDING'")
                .query(Long.class)
                .single();
    }

    /** How many of them follow one of their kind, or do not. */
    public long pending(Scope scope, boolean further) {
        return database.in(scope)
                .sql(
                        """
                        select count(*) from notice.request
                        where state = 'PENDING' and (turn > 1) = :further
                        """)
                .param("further", further)
                .query(Long.class)
                .single();
    }

    static ItemRequest request(ResultSet row, int number) throws SQLException {
        return new ItemRequest(
                row.getLong("id"),
                row.getInt("version"),
                row.getLong("notice_id"),
                row.getLong("item_id"),
                row.getLong("unit_id"),
                ItemRequest.Kind.valueOf(row.getString("kind")),
                row.getInt("turn"),
                row.getInt("occurrence"),
                ItemRequest.State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getString("protection"),
                Values.optionalInstant(row, "asked_due"),
                row.getBoolean("late"),
                Objects.requireNonNull(Values.act(row, "asked_by", "asker", "asked_at")),
                relayed(row),
                Values.act(row, "decided_by", "decider", "decided_at"),
                row.getString("decision"),
                Values.optionalInstant(row, "granted_due"),
                row.getObject("new_unit_id", Long.class));
    }

    private static @Nullable Relayed relayed(ResultSet row) throws SQLException {
        var at = Values.optionalInstant(row, "said_at");
        return at == null
                ? null
                : new Relayed(
                        Via.valueOf(row.getString("via")),
                        row.getString("said_by"),
                        row.getString("said_reach"),
                        at);
    }
}
