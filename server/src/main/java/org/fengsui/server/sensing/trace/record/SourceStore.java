package org.fengsui.server.sensing.trace.record;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.trace.LookUpRecords.BadRow;
import org.fengsui.server.sensing.trace.LookUpRecords.Fault;
import org.fengsui.server.sensing.trace.LookUpRecords.Reason;
import org.fengsui.server.sensing.trace.LookUpRecords.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far each table of the other database was read. */
@Component
class SourceStore {

    private final Database database;

    SourceStore(Database database) {
        this.database = database;
    }

    /** Up to where it was read; empty if never. */
    Optional<Instant> lastOf(Scope scope, String name) {
        return database.in(scope)
                .sql("select last_at from trace.source where name = :name and last_at is not null")
                .param("name", name)
                .query((row, number) -> row.getTimestamp("last_at").toInstant())
                .optional();
    }

    /**
     * A batch was taken in; false, and nothing is changed, where another node took it meanwhile.
     *
     * @param before up to where it was read before; null for nothing
     */
    boolean advance(
            Scope scope,
            String name,
            @Nullable Instant before,
            Instant last,
            RecordFile read,
            Instant now) {
        var bad = read.badRowsShown().isEmpty() ? null : read.badRowsShown().getLast();
        return database.in(scope)
                        .sql(
                                """
                                insert into trace.source as s (name, last_at, read_at, records,
                                    too_old, bad_rows, bad_field, bad_fault, bad_value)
                                values (:name, :last, :now, :records, :tooOld, :badRows, :field,
                                    :fault, :value)
                                on conflict (name) do update
                                   set last_at = excluded.last_at, read_at = excluded.read_at,
                                       records = s.records + excluded.records,
                                       too_old = s.too_old + excluded.too_old,
                                       bad_rows = s.bad_rows + excluded.bad_rows,
                                       bad_field = coalesce(excluded.bad_field, s.bad_field),
                                       bad_fault = coalesce(excluded.bad_fault, s.bad_fault),
                                       bad_value = coalesce(excluded.bad_value, s.bad_value),
                                       problem_key = null, problem_words = '{}'
                                 where s.last_at is not distinct from cast(:before as timestamptz)
                                """)
                        .param("name", name)
                        .param("before", RecordStore.timestamp(before))
                        .param("last", Timestamp.from(last))
                        .param("now", Timestamp.from(now))
                        .param("records", read.records())
                        .param("tooOld", read.tooOld())
                        .param("badRows", read.badRows())
                        .param("field", bad == null ? null : bad.field())
                        .param("fault", bad == null ? null : bad.fault().name())
                        .param("value", bad == null ? null : bad.value())
                        .update()
                == 1;
    }

    /** It was looked at, and there was nothing new, or the reading broke off. */
    void looked(Scope scope, String name, @Nullable SourceBroken why, Instant now) {
        database.in(scope)
                .sql(
                        """
                        insert into trace.source (name, read_at, problem_key, problem_words)
                        values (:name, :now, :key, :words)
                        on conflict (name) do update
                           set read_at = excluded.read_at, problem_key = excluded.problem_key,
                               problem_words = excluded.problem_words
                        """)
                .param("name", name)
                .param("now", Timestamp.from(now))
                .param("key", why == null ? null : why.key())
                .param("words", why == null ? new String[0] : why.words().toArray(String[]::new))
                .update();
    }

    Optional<Source> find(Scope scope, SourceTable table) {
        return database.in(scope)
                .sql("select * from trace.source where name = :name")
                .param("name", table.name())
                .query((row, number) -> {
                    var key = row.getString("problem_key");
                    var field = row.getString("bad_field");
                    @Nullable Timestamp last = row.getTimestamp("last_at");
                    return new Source(
                            table.name(),
                            table.table(),
                            last == null ? null : last.toInstant(),
                            row.getTimestamp("read_at").toInstant(),
                            row.getLong("records"),
                            row.getLong("bad_rows"),
                            field == null
                                    ? null
                                    : new BadRow(
                                            0,
                                            field,
                                            Fault.valueOf(row.getString("bad_fault")),
                                            row.getString("bad_value")),
                            key == null
                                    ? null
                                    : new Reason(
                                            key,
                                            0,
                                            List.of(
                                                    (String[])
                                                            row.getArray("problem_words")
                                                                    .getArray())));
                })
                .optional();
    }
}
