package org.fengsui.server.duty.notice.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.springframework.stereotype.Component;

/** Lists notices by what a reader asks. */
@Component
public class NoticeSearch {

    /** The columns a list sorts by. */
    public static final String BY_SEVERITY = "c.worst";

    /** The share of items that have an answer or an end. */
    public static final String BY_PROGRESS = "c.done";

    private static final String ITEMS =
            """
             join lateral (
                select count(*) as items,
                    count(*) filter (where i.state not in ('OPEN', 'UNCONFIRMED')) as done,
                    count(*) filter (where i.state = 'ANSWERED') as waiting,
                    min(array_position(array['CRITICAL','HIGH','MEDIUM','LOW','INFO'],
                        i.severity)) as worst
                from notice.item i where i.notice_id = n.id) c on true
            """;

    /** An answer taken on paper that evidence has disproved since. */
    private static final String FALSELY_CLAIMED =
            """
            exists (select from notice.item f
                where f.notice_id = n.id and f.false_claim_at is not null)
            """;

    private static final String COLUMNS =
            NoticeStore.COLUMNS + ", c.*, " + SupervisionStore.SUPERVISED + " as supervised";

    private static final String FROM = "from notice.notice n" + ITEMS;

    private final Database database;

    NoticeSearch(Database database) {
        this.database = database;
    }

    /**
     * A notice in a list.
     *
     * @param head its row
     * @param items how many items
     * @param done how many have an answer or an end
     * @param worst the most severe level
     * @param supervised whether it is under supervision
     */
    public record Found(Head head, int items, int done, Severity worst, boolean supervised) {}

    /** A page of the list: first its notices, then what their items say of them. */
    public ListResult<Found> list(Scope scope, ListRequest asked) {
        var values = new LinkedHashMap<String, Object>();
        return list(scope, asked, where(asked, values, List.of()), values);
    }

    /** The same of those that were issued: what a unit sees of its own. */
    public ListResult<Found> issued(Scope scope, ListRequest asked) {
        var values = new LinkedHashMap<String, Object>();
        var where = where(asked, values, List.of("n.issued_at is not null"));
        return list(scope, asked, where, values);
    }

    private ListResult<Found> list(
            Scope scope, ListRequest asked, String where, Map<String, Object> values) {
        var order = " order by " + asked.orderBy();
        var byItems = Stream.of(BY_SEVERITY, BY_PROGRESS).anyMatch(asked.orderBy()::contains);
        var rows =
                database.in(scope)
                        .sql(
                                "with page as materialized (select n.* from notice.notice n"
                                        + (byItems ? ITEMS : "")
                                        + where
                                        + order
                                        + " limit :limit offset :offset) select "
                                        + COLUMNS
                                        + " from page n"
                                        + ITEMS
                                        + order)
                        .params(values)
                        .param("limit", asked.limit())
                        .param("offset", asked.offset())
                        .query(NoticeSearch::found)
                        .list();
        return ListResult.of(asked, rows, count(scope, where, values));
    }

    private long count(Scope scope, String where, Map<String, Object> values) {
        return database.in(scope)
                .sql(
                        "select count(*) from (select from notice.notice n"
                                + where
                                + " limit :most) counted")
                .params(values)
                .param("most", ListRequest.COUNT_LIMIT + 1)
                .query(Long.class)
                .single();
    }

    /** In how many notices an answer was a false claim. */
    public long falselyClaimed(Scope scope) {
        return database.in(scope)
                .sql("select count(*) from notice.notice n where " + FALSELY_CLAIMED)
                .query(Long.class)
                .single();
    }

    /** What a unit has to do: running notices with work for it, the oldest first. */
    public List<Found> running(Scope scope) {
        return database.in(scope)
                .sql(
                        "select "
                                + COLUMNS
                                + " "
                                + FROM
                                + """
                                where n.state in ('ISSUED', 'DELIVERED', 'ACKNOWLEDGED', 'ANSWERED')
                                order by n.issued_at, n.id
                                """)
                .query(NoticeSearch::found)
                .list();
    }

    /** The notices to a unit that are not over, drafts too. */
    public List<Long> notOver(Scope scope, long unitId) {
        return database.in(scope)
                .sql(
                        """
                        select id from notice.notice
                        where unit_id = :unit and state not in ('CLOSED', 'WITHDRAWN') order by id
                        """)
                .param("unit", unitId)
                .query(Long.class)
                .list();
    }

    /** The notices in a state, the oldest first. */
    public List<Long> inState(Scope scope, NoticeState state, int limit) {
        return database.in(scope)
                .sql(
                        """
                        select id from notice.notice where state = :state order by id limit :limit
                        """)
                .param("state", state.name())
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    /** How many running notices wait for an act of the unit itself. */
    public long waitingForUnit(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select count(*) from notice.notice n
                        where n.state in ('ISSUED', 'DELIVERED', 'ACKNOWLEDGED')
                            and n.unit_id = any ((select kernel.seen_units())::bigint[])
                        """)
                .query(Long.class)
                .single();
    }

    /** The items of several notices, by notice. */
    public Map<Long, List<Long>> items(Scope scope, Collection<Long> noticeIds) {
        var items = new LinkedHashMap<Long, List<Long>>();
        database.in(scope)
                .sql(
                        """
                        select notice_id, id from notice.item
                        where notice_id = any(:ids) order by notice_id, position
                        """)
                .param("ids", Values.ids(noticeIds))
                .query(row -> {
                    items.computeIfAbsent(row.getLong("notice_id"), _ -> new ArrayList<>())
                            .add(row.getLong("id"));
                });
        return items;
    }

    private static String where(
            ListRequest asked, Map<String, Object> values, List<String> always) {
        var conditions = new ArrayList<>(always);
        asked.value("q").ifPresent(typed -> words(typed, conditions, values));
        if (!asked.values("state").isEmpty()) {
            conditions.add("n.state = any(:states)");
            values.put("states", asked.values("state").toArray(String[]::new));
        }
        if (!asked.values("level").isEmpty()) {
            conditions.add(
                    "exists (select from notice.item l where l.notice_id = n.id"
                            + " and l.severity = any(:levels))");
            values.put("levels", asked.values("level").toArray(String[]::new));
        }
        asked.id("unit")
                .ifPresent(unit -> {
                    conditions.add("n.unit_id = :unit");
                    values.put("unit", unit);
                });
        asked.value("supervised")
                .ifPresent(is ->
                        conditions.add(
                                (is.equals("yes") ? "" : "not ") + SupervisionStore.SUPERVISED));
        asked.value("claim").ifPresent(_ -> conditions.add(FALSELY_CLAIMED));
        asked.value("waiting").ifPresent(what -> conditions.add(waiting(what)));
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    /** Each word is looked for among the notices that have all its pairs of characters. */
    private static void words(String typed, List<String> conditions, Map<String, Object> values) {
        for (var word : typed.toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            var name = "q" + values.size();
            values.put(name, word);
            if (word.codePointCount(0, word.length()) > 1) {
                conditions.add(
                        "n.id in (select s.notice_id from notice.search_pair s"
                                + " where s.pairs @> notice.pairs(:"
                                + name
                                + "))");
            }
            conditions.add("position(:" + name + " in n.search) > 0");
        }
    }

    private static String waiting(String what) {
        return what.equals("review")
                ? """
                exists (select from notice.item w
                    join notice.answer a on a.item_id = w.id and a.round = w.round
                    where w.notice_id = n.id and w.state = 'ANSWERED' and a.verdict is null)
                """
                : "n.state = 'ISSUED'";
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                NoticeStore.head(row, number),
                row.getInt("items"),
                row.getInt("done"),
                List.of(Severity.values()).get(row.getInt("worst") - 1),
                row.getBoolean("supervised"));
    }
}
