package org.fengsui.server.duty.obligation.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.springframework.stereotype.Component;

/** Lists obligations by what a reader asks. */
@Component
public class LedgerSearch {

    private final Database database;

    LedgerSearch(Database database) {
        this.database = database;
    }

    /** A page of the list. */
    public ListResult<Obligation> list(Scope scope, ListRequest asked, Instant now) {
        var values = new LinkedHashMap<String, Object>();
        var where = where(asked, now, values);
        var rows =
                database.in(scope)
                        .sql(
                                "select "
                                        + Columns.ALL
                                        + Columns.FROM
                                        + where
                                        + " order by "
                                        + asked.orderBy()
                                        + " limit :limit offset :offset")
                        .params(values)
                        .param("limit", asked.limit())
                        .param("offset", asked.offset())
                        .query(Columns::row)
                        .list();
        return ListResult.of(
                asked, rows.stream().map(Row::face).toList(), count(scope, where, values));
    }

    private long count(Scope scope, String where, Map<String, Object> values) {
        return database.in(scope)
                .sql(
                        "select count(*) from (select from obligation.obligation o"
                                + where
                                + " limit :most) counted")
                .params(values)
                .param("most", ListRequest.COUNT_LIMIT + 1)
                .query(Long.class)
                .single();
    }

    private static String where(ListRequest asked, Instant now, Map<String, Object> values) {
        var conditions = new ArrayList<String>();
        if (!asked.values("state").isEmpty()) {
            conditions.add("o.state in (" + states(asked.values("state")) + ")");
        }
        oneOf(conditions, values, "o.duty", "duty", asked.values("duty"));
        asked.value("obligor")
                .ifPresent(obligor -> {
                    conditions.add("o.obligor = :obligor");
                    values.put("obligor", obligor);
                    if (obligor.matches("unit:[0-9]{1,18}")) {
                        conditions.add("o.unit_id = :unit");
                        values.put("unit", Long.parseLong(obligor.substring("unit:".length())));
                    }
                });
        asked.value("late")
                .ifPresent(late -> {
                    var is =
                            "(o.due_at < :now and o.due_at < coalesce(o.met_at, :now)"
                                    + " and o.state <> 'WAIVED')";
                    conditions.add(late.equals("yes") ? is : "not " + is);
                    values.put("now", Columns.at(now));
                });
        asked.value("from")
                .ifPresent(day -> {
                    conditions.add("o.due_at > :from");
                    values.put("from", Columns.at(start(day, 0)));
                });
        asked.value("to")
                .ifPresent(day -> {
                    conditions.add("o.due_at <= :to");
                    values.put("to", Columns.at(start(day, 1)));
                });
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    /** Written out, and not as a parameter: the indexes on some states are found by it. */
    private static String states(List<String> wanted) {
        return wanted.stream()
                .map(ObligationState::valueOf)
                .map(state -> "'" + state + "'")
                .collect(Collectors.joining(", "));
    }

    private static void oneOf(
            List<String> conditions,
            Map<String, Object> values,
            String column,
            String name,
            List<String> wanted) {
        if (!wanted.isEmpty()) {
            conditions.add(column + " = any(:" + name + ")");
            values.put(name, wanted.toArray(String[]::new));
        }
    }

    private static Instant start(String day, int later) {
        return LocalDate.parse(day).plusDays(later).atStartOfDay(BusinessClock.ZONE).toInstant();
    }
}
