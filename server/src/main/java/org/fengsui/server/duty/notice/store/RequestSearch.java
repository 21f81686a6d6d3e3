package org.fengsui.server.duty.notice.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fengsui.server.duty.notice.ItemRequest;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
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
        var values = new LinkedHashMap<String, Object>();
        var where = where(asked, only, values);
        var rows =
                database.in(scope)
                        .sql(
                                "select "
                                        + RequestStore.COLUMNS
                                        + ", n.old_number, n.series, n.year, n.number "
                                        + FROM
                                        + where
                                        + " order by "
                                        + asked.orderBy()
                                        + " limit :limit offset :offset")
                        .params(values)
                        .param("limit", asked.limit())
                        .param("offset", asked.offset())
                        .query(RequestSearch::asked)
                        .list();
        return ListResult.of(asked, rows, count(scope, where, values));
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

    private long count(Scope scope, String where, Map<String, Object> values) {
        return database.in(scope)
                .sql("select count(*) from (select " + FROM + where + " limit :most) counted")
                .params(values)
                .param("most", ListRequest.COUNT_LIMIT + 1)
                .query(Long.class)
                .single();
    }

    private static String where(
            ListRequest asked, @Nullable List<Long> only, Map<String, Object> values) {
        var conditions = new ArrayList<String>();
        if (only != null) {
            conditions.add("r.id = any(:only)");
            values.put("only", Values.ids(only));
        }
        asked.value("q")
                .ifPresent(typed -> {
                    for (var word : typed.toLowerCase(Locale.ROOT).split("\\s+", -1)) {
                        var name = "q" + values.size();
                        values.put(name, word);
                        conditions.add(
                                "position(:"
                                        + name
                                        + " in n.search || lower(r.reason || ' ' || r.asker)) > 0");
                    }
                });
        if (!asked.values("state").isEmpty()) {
            conditions.add("r.state = any(:states)");
            values.put("states", asked.values("state").toArray(String[]::new));
        }
        asked.value("kind")
                .ifPresent(kind -> {
                    conditions.add("r.kind = :kind");
                    values.put("kind", kind);
                });
        asked.id("unit")
                .ifPresent(unit -> {
                    conditions.add("r.unit_id = :unit");
                    values.put("unit", unit);
                });
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }
}
