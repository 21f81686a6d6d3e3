package org.fengsui.server.sensing.intake.domain;

import java.sql.Timestamp;
import java.time.Clock;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How far the reading is, written in transactions of its own beside the reading one, so that people
 * see it before anything is committed, and a crash leaves a count of the attempts.
 */
@Component
@Transactional(propagation = Propagation.REQUIRES_NEW)
class ProgressStore {

    private final Database database;
    private final Clock systemClock;

    ProgressStore(Database database, Clock systemClock) {
        this.database = database;
        this.systemClock = systemClock;
    }

    /** Begins an attempt; tells which it is, from 1. */
    public int begin(Scope scope, long importId) {
        return database.in(scope)
                .sql(
                        """
                        insert into intake.progress as p (
                            import_id, attempt, started_at, bytes, items, phase)
                        values (:id, 1, :now, 0, 0, 'READING')
                            on conflict (import_id) do update
                           set attempt = p.attempt + 1, started_at = excluded.started_at,
                               bytes = 0, items = 0, phase = 'READING'
                        returning attempt
                        """)
                .param("id", importId)
                .param("now", Timestamp.from(systemClock.instant()))
                .query(Integer.class)
                .single();
    }

    /** How far this attempt is. */
    public void report(Scope scope, long importId, long bytes, long items, boolean writing) {
        database.in(scope)
                .sql(
                        """
                        update intake.progress
                           set bytes = :bytes, items = :items, phase = :phase
                         where import_id = :id
                        """)
                .param("bytes", bytes)
                .param("items", items)
                .param("phase", writing ? "WRITING" : "READING")
                .param("id", importId)
                .update();
    }

    /** Forgets it, in the transaction that settles the import. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(Scope scope, long importId) {
        database.in(scope)
                .sql("delete from intake.progress where import_id = :id")
                .param("id", importId)
                .update();
    }
}
