package org.fengsui.server.sensing.trace.record;

import java.sql.Timestamp;
import java.time.Clock;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How far the reading of a file of records is, written in transactions of its own beside the
 * reading one, so that people see it, and a crash leaves a count of the attempts.
 */
@Component
@Transactional(propagation = Propagation.REQUIRES_NEW)
class UploadProgress {

    private final Database database;
    private final Clock systemClock;

    UploadProgress(Database database, Clock systemClock) {
        this.database = database;
        this.systemClock = systemClock;
    }

    /** Begins an attempt; tells which it is, from 1. */
    public int begin(Scope scope, long id) {
        return database.in(scope)
                .sql(
                        """
                        insert into trace.upload_progress as p (
                            upload_id, attempt, started_at, bytes, records)
                        values (:id, 1, :now, 0, 0)
                            on conflict (upload_id) do update
                           set attempt = p.attempt + 1, started_at = excluded.started_at,
                               bytes = 0, records = 0
                        returning attempt
                        """)
                .param("id", id)
                .param("now", Timestamp.from(systemClock.instant()))
                .query(Integer.class)
                .single();
    }

    /** How far this attempt is. */
    public void report(Scope scope, long id, long bytes, long records) {
        database.in(scope)
                .sql(
                        """
                        update trace.upload_progress
                           set bytes = :bytes, records = :records
                         where upload_id = :id
                        """)
                .param("bytes", bytes)
                .param("records", records)
                .param("id", id)
                .update();
    }

    /** Forgets it, in the transaction that settles the upload. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(Scope scope, long id) {
        database.in(scope)
                .sql("delete from trace.upload_progress where upload_id = :id")
                .param("id", id)
                .update();
    }
}
