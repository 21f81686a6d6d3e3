package org.fengsui.server.duty.notice.store;

import java.sql.Types;
import java.time.Instant;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notice.AnswerKind;
import org.fengsui.server.duty.notice.Notice.Verdict;
import org.fengsui.server.duty.notice.Notice.Via;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table of answers, one for each round of an item. */
@Component
public class AnswerStore {

    private final Database database;

    AnswerStore(Database database) {
        this.database = database;
    }

    /** What the unit says, and how it came. */
    public record NewAnswer(
            int round,
            AnswerKind kind,
            String text,
            @Nullable Instant doneAt,
            Via via,
            String saidBy) {}

    /** Writes an answer. */
    public long insert(
            Scope scope, Head notice, long itemId, Actor by, NewAnswer answer, Instant now) {
        return database.in(scope)
                .sql(
                        """
                        insert into notice.answer
                          (item_id, unit_id, supporting_unit_ids, round, kind, text, done_at,
                           answered_by, answerer, answered_at, via, said_by)
                        values (:item, :unit, :supporting, :round, :kind, :text, :done,
                           :account, :name, :now, :via, :said)
                        returning id
                        """)
                .param("item", itemId)
                .param("unit", notice.unitId())
                .param("supporting", Values.ids(notice.supportingUnitIds()))
                .param("round", answer.round())
                .param("kind", answer.kind().name())
                .param("text", answer.text())
                .param("done", Values.atOrNull(answer.doneAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("account", by.accountId())
                .param("name", by.name())
                .param("now", Values.at(now))
                .param("via", answer.via().name())
                .param("said", answer.saidBy())
                .query(Long.class)
                .single();
    }

    /** Writes where an answer's confirmation by a leader of the unit stands. */
    public void confirmation(Scope scope, long id, Notice.Confirmation confirmation) {
        var by = confirmation.by();
        int written =
                database.in(scope)
                        .sql(
                                """
                                update notice.answer
                                set confirmation = :stand, confirmed_by = :account,
                                    confirmer = :name, confirmed_at = :at, confirmed_note = :note
                                where id = :id
                                """)
                        .param("stand", confirmation.stand().name())
                        .param("account", by == null ? null : by.accountId(), Types.BIGINT)
                        .param("name", by == null ? null : by.name(), Types.VARCHAR)
                        .param(
                                "at",
                                Values.atOrNull(by == null ? null : by.at()),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("note", confirmation.note())
                        .param("id", id)
                        .update();
        if (written != 1) {
            throw new IllegalStateException("no answer " + id);
        }
    }

    /**
     * Writes what the office says of an answer.
     *
     * @throws IllegalStateException if there is no such answer
     */
    public void review(
            Scope scope, long id, Actor by, Verdict verdict, String reason, Instant now) {
        int written =
                database.in(scope)
                        .sql(
                                """
                                update notice.answer
                                set verdict = :verdict, reviewed_by = :account,
                                    reviewer = :name, reviewed_at = :now, reason = :reason
                                where id = :id
                                """)
                        .param("verdict", verdict.name())
                        .param("account", by.accountId())
                        .param("name", by.name())
                        .param("now", Values.at(now))
                        .param("reason", reason)
                        .param("id", id)
                        .update();
        if (written != 1) {
            throw new IllegalStateException("no answer " + id);
        }
    }
}
