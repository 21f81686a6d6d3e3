package org.fengsui.server.duty.notice.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notice.Found;
import org.fengsui.server.duty.notice.Notice.ItemText;
import org.fengsui.server.duty.notice.store.ItemStore.OfNotice;
import org.jspecify.annotations.Nullable;

/** Reads rows of items with their last answers. */
final class ItemRows {

    private ItemRows() {}

    static OfNotice ofNotice(ResultSet row, int number) throws SQLException {
        return new OfNotice(row.getLong("notice_id"), item(row, number));
    }

    static Notice.Item item(ResultSet row, int number) throws SQLException {
        return new Notice.Item(
                row.getLong("id"),
                row.getInt("version"),
                row.getInt("position"),
                row.getObject("finding_id", Long.class),
                row.getObject("episode_id", Long.class),
                row.getString("check_key"),
                row.getString("title"),
                Severity.valueOf(row.getString("severity")),
                row.getString("system_name"),
                row.getString("target"),
                found(row),
                row.getString("refs"),
                new ItemText(
                        row.getString("name"),
                        row.getString("harm"),
                        row.getString("remedy"),
                        row.getString("self_check")),
                ItemState.valueOf(row.getString("state")),
                row.getInt("round"),
                answer(row),
                row.getString("proof"),
                Values.act(row, "ended_by", "ender", "ended_at"),
                row.getString("continues"),
                row.getString("recurs_from"),
                row.getString("passed_to"),
                Values.optionalInstant(row, "false_claim_at"));
    }

    private static @Nullable Found found(ResultSet row) throws SQLException {
        var at = Values.optionalInstant(row, "found_at");
        return at == null ? null : new Found(at, row.getString("found_by"));
    }

    private static Notice.@Nullable Answer answer(ResultSet row) throws SQLException {
        var by = Values.act(row, "answered_by", "answerer", "answered_at");
        if (by == null) {
            return null;
        }
        var verdict = row.getString("verdict");
        return new Notice.Answer(
                row.getLong("answer_id"),
                Notice.AnswerKind.valueOf(row.getString("kind")),
                row.getString("text"),
                Values.optionalInstant(row, "done_at"),
                by,
                Notice.Via.valueOf(row.getString("via")),
                row.getString("said_by"),
                verdict == null ? null : Notice.Verdict.valueOf(verdict),
                Values.act(row, "reviewed_by", "reviewer", "reviewed_at"),
                row.getString("reason"),
                confirmation(row));
    }

    private static Notice.@Nullable Confirmation confirmation(ResultSet row) throws SQLException {
        var stand = row.getString("confirmation");
        return stand == null
                ? null
                : new Notice.Confirmation(
                        Notice.Confirmation.Stand.valueOf(stand),
                        Values.act(row, "confirmed_by", "confirmer", "confirmed_at"),
                        row.getString("confirmed_note"));
    }
}
