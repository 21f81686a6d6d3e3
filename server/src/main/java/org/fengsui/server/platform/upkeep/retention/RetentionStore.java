package org.fengsui.server.platform.upkeep.retention;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The table of what is kept how long. */
@Component
class RetentionStore {

    private final Database database;

    RetentionStore(Database database) {
        this.database = database;
    }

    /**
     * A kind that is not kept for ever.
     *
     * @param kind as the table names it
     * @param days how long
     */
    record Limited(String kind, int days) {}

    /** The kinds that were not gone through since that instant. */
    List<Limited> notSince(Scope scope, Instant since) {
        return database.in(scope)
                .sql(
                        """
                        select kind, days from upkeep.retention
                        where days is not null and (last_run is null or last_run < :since)
                        order by kind
                        """)
                .param("since", Timestamp.from(since))
                .query((row, _) -> new Limited(row.getString("kind"), row.getInt("days")))
                .list();
    }

    void gone(Scope scope, String kind, long forgotten, Instant now) {
        int rows =
                database.in(scope)
                        .sql(
                                """
                                update upkeep.retention
                                   set last_run = :now, last_forgotten = :forgotten,
                                       forgotten = forgotten + :forgotten
                                 where kind = :kind
                                """)
                        .param("now", Timestamp.from(now))
                        .param("forgotten", forgotten)
                        .param("kind", kind)
                        .update();
        if (rows != 1) {
            throw new IllegalStateException("no kind " + kind + " in upkeep.retention");
        }
    }
}
