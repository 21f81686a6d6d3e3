package org.fengsui.server.duty.notice.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.fengsui.server.duty.notice.ItemRequest;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Question;
import org.fengsui.server.speaking.document.Documents;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists what units ask for by what a reader asks. */
@Component
public class RequestSearch {

    /** The undecided ones behind the others. */
    public static final String BY_STATE = "r.state = 'PENDING'";

    /** Of undecided ones the oldest behind the others, of decided ones the newest. */
    public static final String BY_AGE = "case when r.state = 'PENDING' then -r.id else r.id end";

    /** The least severe items behind the others. */
    public static final String BY_SEVERITY =
            "array_position(array['CRITICAL','HIGH','MEDIUM','LOW','INFO'], i.severity)";

    private static final String FROM =
            """
            from notice.request r
            join notice.item i on i.id = r.item_id
            join notice.notice n on n.id = r.notice_id
            """;

    private final Database database;

    RequestSearch(Database database) {
        this.database = database;
    }

    /**
     * A request in a list.
     *
     * @param request the request
     * @param number the notice's, as printed
     */
    public record Asked(ItemRequest request, String number) {}

    /**
     * A page of the list.
     *
     * @param only those of these alone; null for all
     */
    public ListResult<Asked> list(Scope scope, ListRequest asked, @Nullable List<Long> only) {
        var question =
                new Question(FROM, asked)
                        .any("state", "r.state = any (:state)")
                        .any("kind", "r.kind = any (:kind)")
                        .id("unit", "r.unit_id = :unit");
        asked.value("turn")
                .ifPresent(
                        turn -> question.where(turn.equals("first") ? "r.turn = 1" : "r.turn > 1"));
        if (only != null) {
            question.where("r.id = any (:only)").with("only", Values.ids(only));
        }
        asked.value("q").ifPresent(typed -> words(typed, question));
        return question.answer(
                database.in(scope),
                "select " + RequestStore.COLUMNS + ", n.old_number, n.series, n.year, n.number",
                RequestSearch::asked);
    }

    private static void words(String typed, Question question) {
        int at = 0;
        for (var word : typed.toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            var name = "q" + at++;
            question.where(
                            "position(:"
                                    + name
                                    + " in n.search || lower(r.reason || ' ' || r.asker)) > 0")
                    .with(name, word);
        }
    }

    private static Asked asked(ResultSet row, int number) throws SQLException {
        var old = row.getString("old_number");
        return new Asked(
                RequestStore.request(row, number),
                old != null
                        ? old
                        : Documents.printed(
                                row.getString("series"),
                                row.getInt("year"),
                                row.getLong("number")));
    }
}
