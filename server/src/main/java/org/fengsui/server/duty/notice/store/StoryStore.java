package org.fengsui.server.duty.notice.store;

import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table of what happened to notices, which only grows. */
@Component
public class StoryStore {

    private final Database database;

    StoryStore(Database database) {
        this.database = database;
    }

    /** What a line of a story tells. */
    public enum Kind {
        /** It was drafted. */
        DRAFTED,
        /** The draft was changed. */
        EDITED,
        /** Findings of it were assigned to a supporting unit, which gets a notice of its own. */
        SPLIT_OFF,
        /** A supporting unit says what it did about an item. */
        SUPPORTED,
        /** It was put to the second person. */
        PROPOSED,
        /** It was sent back with a reason. */
        RETURNED,
        /** It was issued. */
        ISSUED,
        /** The duty officer issued it alone. */
        ISSUED_ALONE,
        /** The second signature followed. */
        COUNTERSIGNED,
        /** The scan of the stamped paper became the version that is served. */
        STAMPED,
        /** Another scan replaced it. */
        STAMP_REPLACED,
        /** It was served. */
        SERVED,
        /** Every channel gave up, or nobody can be written to: it is to be served by telephone. */
        SERVE_BY_PHONE,
        /** Mail to somebody came back, or a reminder did. */
        UNREACHED,
        /** Whether that person is there was found out. */
        REACHED,
        /** The unit acknowledged it. */
        ACKNOWLEDGED,
        /** The unit gave an item to one of its people. */
        GIVEN,
        /** The unit says an item is fixed. */
        ANSWERED_FIXED,
        /** The unit answered that it protects an item meanwhile. */
        ANSWERED_PROTECTED,
        /** The unit says an item is not affected. */
        ANSWERED_NOT_AFFECTED,
        /** An answer waits for a leader of the unit to confirm it. */
        TO_CONFIRM,
        /** A leader of the unit confirmed an answer. */
        CONFIRMED,
        /** A leader of the unit sent an answer back to who wrote it. */
        SENT_BACK,
        /** The office finds an answer plausible. */
        REVIEWED,
        /** The office sent an answer back. */
        REJECTED,
        /** The office took an answer on paper. */
        ACCEPTED_ON_PAPER,
        /** Evidence proves an item fixed. */
        VERIFIED,
        /** Evidence proves an item fixed that nobody has answered. */
        PROVED_UNANSWERED,
        /** Evidence shows that an answer does not hold. */
        STILL_PRESENT,
        /** Evidence disproves an answer that was accepted on paper. */
        FALSE_CLAIM,
        /** An item was excused: its finding ruled out, its risk accepted, its system retired. */
        EXCUSED,
        /** The unit asks for more time. */
        EXTENSION_ASKED,
        /** The unit says that an item is not its own. */
        DISPUTED,
        /** The unit says that an item is not the school's. */
        NOT_OURS_ASKED,
        /** A request was granted. */
        REQUEST_GRANTED,
        /** A request was refused. */
        REQUEST_REFUSED,
        /** The unit took a request back. */
        REQUEST_TAKEN_BACK,
        /** An item was taken back, and the rest goes on. */
        ITEM_WITHDRAWN,
        /** An item was taken from the unit, as it is not its own. */
        MISDIRECTED,
        /** The system of an item changed hands: another unit goes on with it. */
        TRANSFERRED,
        /** An item goes on in a later notice. */
        CARRIED_OVER,
        /** A draft was made to go on with items of an earlier notice. */
        TO_BE_CONTINUED,
        /** 网信办 placed it under supervision. */
        SUPERVISED,
        /** 网信办 lifted the supervision. */
        SUPERVISION_LIFTED,
        /** It was withdrawn, or the draft was given up. */
        WITHDRAWN,
        /** Every item has its end. */
        CLOSED,
        /** 接管: it was written down from the old ledger. */
        TAKEN_OVER
    }

    /**
     * A line.
     *
     * @param kind what happened
     * @param itemId to which item; null for the notice
     * @param at when
     * @param accountId who; 0 for the machine
     * @param who the name as it was then
     * @param about the item or the thing, in Chinese; may be empty
     * @param note reason, proof or reply; may be empty
     */
    public record Line(
            Kind kind,
            @Nullable Long itemId,
            Instant at,
            long accountId,
            String who,
            String about,
            String note) {

        /** A line about a notice. */
        public static Line of(Kind kind, Actor by, Instant at, String about, String note) {
            return new Line(kind, null, at, by.accountId(), by.name(), about, note);
        }

        /** The same about an item. */
        public Line item(long id) {
            return new Line(kind, id, at, accountId, who, about, note);
        }
    }

    /** Adds a line. */
    public void add(Scope scope, Head notice, Line line) {
        database.in(scope)
                .sql(
                        """
                        insert into notice.story
                          (notice_id, unit_id, supporting_unit_ids, item_id, kind, at,
                           account_id, who, about, note)
                        values (:notice, :unit, :supporting, :item, :kind, :at, :account, :who,
                           :about, :note)
                        """)
                .param("notice", notice.id())
                .param("unit", notice.unitId())
                .param("supporting", Values.ids(notice.supportingUnitIds()))
                .param("item", line.itemId(), Types.BIGINT)
                .param("kind", line.kind().name())
                .param("at", Values.at(line.at()))
                .param("account", line.accountId())
                .param("who", line.who())
                .param("about", line.about())
                .param("note", line.note())
                .update();
    }

    /** The story of a notice, oldest first. */
    public List<Line> of(Scope scope, long noticeId) {
        return database.in(scope)
                .sql(
                        """
                        select kind, item_id, at, account_id, who, about, note
                        from notice.story where notice_id = :notice order by at, id
                        """)
                .param("notice", noticeId)
                .query((row, number) ->
                        new Line(
                                Kind.valueOf(row.getString("kind")),
                                row.getObject("item_id", Long.class),
                                Values.instant(row, "at"),
                                row.getLong("account_id"),
                                row.getString("who"),
                                row.getString("about"),
                                row.getString("note")))
                .list();
    }
}
