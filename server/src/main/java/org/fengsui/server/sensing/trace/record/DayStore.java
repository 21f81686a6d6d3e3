package org.fengsui.server.sensing.trace.record;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The days of records: each a partition, made before its first record and dropped as a whole. */
@Component
class DayStore {

    private static final DateTimeFormatter NAME = DateTimeFormatter.BASIC_ISO_DATE;

    private final Database database;

    DayStore(Database database) {
        this.database = database;
    }

    /**
     * Makes the days that are not there. Nothing else may be done in this transaction, because it
     * keeps readers out until it ends.
     */
    void prepare(Scope scope, Collection<LocalDate> days) {
        takeTurn(scope);
        var in = database.batchIn(scope);
        for (var day : days) {
            in.execute(
                    "create table if not exists %s partition of trace.record for values from ('%s') to ('%s')"
                            .formatted(partition(day), day, day.plusDays(1)));
            // Reached by the whole table only, whose policy says who sees it.
            in.execute("alter table %s enable row level security".formatted(partition(day)));
            in.execute("alter table %s force row level security".formatted(partition(day)));
        }
    }

    /** The days that hold records or held some. */
    List<LocalDate> before(Scope scope, LocalDate first) {
        return database.in(scope)
                .sql("select day from trace.day where day < :first order by day")
                .param("first", first)
                .query(LocalDate.class)
                .list();
    }

    /** Drops a day with its records; waits for readers a moment only. */
    void drop(Scope scope, LocalDate day) {
        takeTurn(scope);
        var in = database.batchIn(scope);
        in.execute("set local lock_timeout = '3s'");
        in.execute("drop table if exists " + partition(day));
        database.in(scope)
                .sql("delete from trace.day where day = :day")
                .param("day", day)
                .update();
    }

    private void takeTurn(Scope scope) {
        database.in(scope)
                .sql("select pg_advisory_xact_lock(hashtextextended('trace.day', 0))::text")
                .query(String.class)
                .optional();
    }

    private static String partition(LocalDate day) {
        return "trace.record_" + NAME.format(day);
    }
}
