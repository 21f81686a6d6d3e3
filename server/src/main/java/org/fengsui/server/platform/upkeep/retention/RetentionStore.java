package org.fengsui.server.platform.upkeep.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Kept.Term;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.upkeep.Retention.Change;
import org.fengsui.server.platform.upkeep.Retention.Run;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What administrators set about kinds of data, and what was forgotten of them. */
@Component
class RetentionStore {

    private final Database database;

    RetentionStore(Database database) {
        this.database = database;
    }

    /**
     * What is known of a kind.
     *
     * @param set how long by an administrator's word, null for ever; of no meaning without a change
     * @param change whose word; null where nobody said anything
     * @param run what was forgotten; null where it was never gone through
     */
    record Row(@Nullable Integer set, @Nullable Change change, @Nullable Run run) {

        /** Of a kind that nobody has set and that was never gone through. */
        static final Row NONE = new Row(null, null, null);

        /** How long it is kept; null for ever. */
        @Nullable Integer days(Term term) {
            return change != null && term.settable() ? set : Integer.valueOf(term.days());
        }
    }

    /** All that is known, by kind. */
    Map<String, Row> rows(Scope scope) {
        var rows = new LinkedHashMap<String, Row>();
        database.in(scope)
                .sql(
                        """
                        select kind, days, set_name, set_at, set_reason, last_run, last_forgotten,
                               forgotten
                        from upkeep.retention
                        """)
                .query(row -> {
                    rows.put(row.getString("kind"), row(row));
                });
        return rows;
    }

    private static Row row(ResultSet row) throws SQLException {
        @Nullable Timestamp set = row.getTimestamp("set_at");
        @Nullable Timestamp run = row.getTimestamp("last_run");
        return new Row(
                row.getObject("days", Integer.class),
                set == null
                        ? null
                        : new Change(
                                row.getString("set_name"),
                                set.toInstant(),
                                row.getString("set_reason")),
                run == null
                        ? null
                        : new Run(
                                run.toInstant(),
                                row.getLong("last_forgotten"),
                                row.getLong("forgotten")));
    }

    void set(Actor by, String kind, @Nullable Integer days, String reason, Instant now) {
        database.in(by.scope())
                .sql(
                        """
                        insert into upkeep.retention (kind, days, set_by, set_name, set_at, set_reason)
                        values (:kind, :days, :by, :name, :now, :reason)
                        on conflict (kind) do update
                            set days = excluded.days, set_by = excluded.set_by,
                                set_name = excluded.set_name, set_at = excluded.set_at,
                                set_reason = excluded.set_reason
                        """)
                .param("kind", kind)
                .param("days", days)
                .param("by", by.accountId())
                .param("name", by.name())
                .param("now", Timestamp.from(now))
                .param("reason", reason)
                .update();
    }

    /** Lets one server forget at a time; held until the transaction ends. */
    void lock(Scope scope) {
        database.in(scope)
                .sql("select pg_advisory_xact_lock(hashtext('upkeep.retention'))")
                .query(row -> {});
    }

    void gone(Scope scope, String kind, long forgotten, Instant now) {
        database.in(scope)
                .sql(
                        """
                        insert into upkeep.retention as known
                            (kind, last_run, last_forgotten, forgotten)
                        values (:kind, :now, :forgotten, :forgotten)
                        on conflict (kind) do update
                            set last_run = excluded.last_run,
                                last_forgotten = excluded.last_forgotten,
                                forgotten = known.forgotten + excluded.forgotten
                        """)
                .param("now", Timestamp.from(now))
                .param("forgotten", forgotten)
                .param("kind", kind)
                .update();
    }
}
