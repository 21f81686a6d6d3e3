package org.fengsui.server.sensing.trace.record;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The hours that hold records, and the weeks they are kept in. */
@Component
class HourStore {

    private final Database database;

    HourStore(Database database) {
        this.database = database;
    }

    /** The hours in which records of a kind start that may hold between two instants. */
    List<Instant> holding(Scope scope, RecordKind kind, Instant from, Instant until) {
        return database.in(scope)
                .sql(
                        """
                        select hour
                          from trace.hour
                         where kind = :kind and latest_end > :from and hour <= :until
                         order by hour
                        """)
                .param("kind", kind.name())
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query((row, number) -> row.getTimestamp("hour").toInstant())
                .list();
    }

    /** Of how many hours records of a kind start before an hour. */
    long countBefore(Scope scope, Instant first) {
        return database.in(scope)
                .sql("select count(*) from trace.hour where hour < :first")
                .param("first", Timestamp.from(first))
                .query(Long.class)
                .single();
    }

    /**
     * Drops the records that start before an hour: of whole weeks by emptying their partition.
     *
     * @return how many hours of a kind of record are gone
     */
    int dropBefore(Scope scope, Instant first) {
        var hours =
                database.in(scope)
                        .sql("delete from trace.hour where hour < :first returning hour")
                        .param("first", Timestamp.from(first))
                        .query((row, number) -> Week.slot(row.getTimestamp("hour").toInstant()))
                        .list();
        if (hours.isEmpty()) {
            return 0;
        }
        var held = new TreeSet<Integer>();
        database.in(scope)
                .sql("select distinct hour from trace.hour")
                .query((row, number) -> Week.slot(row.getTimestamp("hour").toInstant()))
                .list()
                .forEach(held::add);
        for (int slot : new TreeSet<>(hours)) {
            if (held.contains(slot)) {
                database.in(scope)
                        .sql("delete from trace.record where slot = :slot and hour < :first")
                        .param("slot", slot)
                        .param("first", Timestamp.from(first))
                        .update();
            } else {
                database.batchIn(scope).execute("set local lock_timeout = '3s'");
                database.batchIn(scope).execute("truncate " + Week.partition(slot));
            }
        }
        return hours.size();
    }
}
