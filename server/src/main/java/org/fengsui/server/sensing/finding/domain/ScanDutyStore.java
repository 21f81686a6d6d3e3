package org.fengsui.server.sensing.finding.domain;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The table of scans that are due. */
@Component
class ScanDutyStore {

    private static final String SELECT =
            "select id, system_id, system_name, login, started_at from finding.scan_duty";

    private final Database database;

    ScanDutyStore(Database database) {
        this.database = database;
    }

    long insert(Scope scope, long systemId, String name, ScanKind kind, Instant from, Instant at) {
        return database.in(scope)
                .sql(
                        """
                        insert into finding.scan_duty (
                            system_id, system_name, login, started_at, opened_at)
                        values (:system, :name, :login, :from, :at)
                        returning id
                        """)
                .param("system", systemId)
                .param("name", name)
                .param("login", kind == ScanKind.LOGIN)
                .param("from", Timestamp.from(from))
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    /** Lets one worker at a time look, until the transaction ends. */
    void lock(Scope scope) {
        database.in(scope)
                .sql("select pg_advisory_xact_lock(hashtext('finding.scan_duty'))")
                .query()
                .listOfRows();
    }

    /** Those that run. */
    List<ScanDuty> open(Scope scope) {
        return database.in(scope)
                .sql(SELECT + " where ended_at is null order by id")
                .query(ScanDuty.class)
                .list();
    }

    List<ScanDuty> some(Scope scope, Collection<Long> ids) {
        return database.in(scope)
                .sql(SELECT + " where id = any (:ids) order by id")
                .param("ids", ids.toArray(Long[]::new))
                .query(ScanDuty.class)
                .list();
    }

    void end(Scope scope, long id, boolean dropped, Instant at) {
        database.in(scope)
                .sql(
                        """
                        update finding.scan_duty set ended_at = :at, dropped = :dropped
                         where id = :id and ended_at is null
                        """)
                .param("at", Timestamp.from(at))
                .param("dropped", dropped)
                .param("id", id)
                .update();
    }
}
