package org.fengsui.server.duty.obligation.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.fengsui.server.duty.obligation.domain.StepPlan.Outcome;
import org.fengsui.server.duty.obligation.domain.StepRule;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/** What the sweep reads and writes, many obligations in one statement. */
@Component
public class StepStore {

    private final Database database;

    StepStore(Database database) {
        this.database = database;
    }

    /**
     * What a sweep did with an obligation.
     *
     * @param row the obligation
     * @param outcome its steps
     * @param text how the fired step went, as the entry says it
     * @param names who it went to
     * @param keys the stable keys of these
     */
    public record Swept(
            Row row, Outcome outcome, String text, List<String> names, List<String> keys) {}

    /** Who has a step due. */
    public List<String> obligorsDue(Scope scope, Instant now) {
        return database.in(scope)
                .sql(
                        """
                        select distinct obligor
                        from obligation.steps
                        where next_at <= :now
                        order by obligor
                        """)
                .param("now", Columns.at(now))
                .query(String.class)
                .list();
    }

    /** Whether this node may sweep an obligor now; held until the transaction ends. */
    public boolean lock(Scope scope, String obligor) {
        return database.in(scope)
                .sql(
                        """
                        select pg_try_advisory_xact_lock(
                            hashtextextended('obligation.sweep ' || :obligor, 0))
                        """)
                .param("obligor", obligor)
                .query(Boolean.class)
                .single();
    }

    /** Obligations of an obligor with a step due, locked, those of one subject type together. */
    public List<Row> take(Scope scope, Obligor obligor, Instant now, int limit) {
        return database.in(scope)
                .sql(
                        "select "
                                + Columns.ALL
                                + Columns.FROM
                                + """
                                where s.next_at <= :now and s.obligor = :obligor
                                    and o.state = 'OPEN'
                                order by o.subject_type, o.subject_id, o.id
                                limit :limit
                                for update of o, s
                                """)
                .param("now", Columns.at(now))
                .param("obligor", obligor.key())
                .param("limit", limit)
                .query(Columns::row)
                .list();
    }

    /** Keys of those whom steps towards the present due went to so far, by obligation. */
    public Map<Long, Set<String>> told(Scope scope, Collection<Long> ids) {
        var told = new HashMap<Long, Set<String>>();
        database.batchIn(scope)
                .query(
                        """
                        select e.obligation_id, e.recipient_keys
                        from obligation.entry e
                        join obligation.obligation o on o.id = e.obligation_id
                        where e.obligation_id = any(?) and e.kind = 'STEP_FIRED'
                            and e.step_due_at = o.due_at
                        """,
                        (PreparedStatementSetter)
                                statement -> statement.setObject(1, ids.toArray(Long[]::new)),
                        (RowCallbackHandler) row -> tell(told, row));
        return told;
    }

    private static void tell(Map<Long, Set<String>> told, ResultSet row) throws SQLException {
        var keys = (String[]) row.getArray("recipient_keys").getArray();
        told.computeIfAbsent(row.getLong("obligation_id"), id -> new HashSet<>())
                .addAll(List.of(keys));
    }

    /**
     * Writes the entries and the steps done.
     *
     * @throws IllegalStateException if a row is gone
     */
    public void write(Scope scope, List<Swept> all, String skippedText, Instant now) {
        addEntries(scope, all, skippedText, now);
        int written =
                database.batchIn(scope)
                        .update(
                                """
                                update obligation.steps s
                                set done = now.done, next_at = now.next
                                from unnest(?::bigint[], ?::integer[], ?::timestamptz[])
                                    as now (id, done, next)
                                where s.obligation_id = now.id
                                """,
                                column(all, swept -> swept.row().id(), Long[]::new),
                                column(all, swept -> swept.outcome().done(), Integer[]::new),
                                column(all, swept -> text(swept.outcome().next()), String[]::new));
        if (written != all.size()) {
            throw new IllegalStateException("swept " + all.size() + ", written " + written);
        }
    }

    private record NewEntry(
            Swept swept, StepRule step, String kind, String text, String names, String keys) {}

    private void addEntries(Scope scope, List<Swept> all, String skippedText, Instant now) {
        var entries = new ArrayList<NewEntry>(all.size() * 2);
        for (var swept : all) {
            for (var step : swept.outcome().skipped()) {
                entries.add(new NewEntry(swept, step, "STEP_SKIPPED", skippedText, "", ""));
            }
            var fired = swept.outcome().fired();
            if (fired != null) {
                entries.add(
                        new NewEntry(
                                swept,
                                fired,
                                "STEP_FIRED",
                                swept.text(),
                                String.join("\n", swept.names()),
                                String.join("\n", swept.keys())));
            }
        }
        var at = Columns.at(now);
        database.batchIn(scope)
                .update(
                        """
                        insert into obligation.entry
                          (obligation_id, unit_id, kind, at, written_at, account_id, written_by,
                           text, step, step_due_at, recipients, recipient_keys)
                        select e.obligation, e.unit, e.kind, ?, ?, 0, 'sweep', e.text, e.step, e.due,
                            string_to_array(e.names, chr(10)), string_to_array(e.keys, chr(10))
                        from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                                ?::timestamptz[], ?::text[], ?::text[])
                            as e (obligation, unit, kind, text, step, due, names, keys)
                        """,
                        at,
                        at,
                        column(entries, entry -> entry.swept().row().id(), Long[]::new),
                        column(entries, entry -> entry.swept().row().unitId(), Long[]::new),
                        column(entries, NewEntry::kind, String[]::new),
                        column(entries, NewEntry::text, String[]::new),
                        column(entries, entry -> entry.step().key(), String[]::new),
                        column(
                                entries,
                                entry -> text(entry.swept().row().standing().due()),
                                String[]::new),
                        column(entries, NewEntry::names, String[]::new),
                        column(entries, NewEntry::keys, String[]::new));
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static <T, C extends @Nullable Object> C[] column(
            List<T> rows, Function<T, C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
