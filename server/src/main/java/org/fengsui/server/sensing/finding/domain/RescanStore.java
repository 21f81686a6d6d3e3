package org.fengsui.server.sensing.finding.domain;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** What is to be scanned again, when each place was looked at, and what may be scanned outside. */
@Component
class RescanStore {

    private static final String SELECT =
            """
            select id, system_id, system_name, what, changed_at, opened_at from finding.rescan
            """;

    private final Database database;

    RescanStore(Database database) {
        this.database = database;
    }

    /** A change of a system that waits already: its clock goes on, the evidence must be later. */
    boolean change(Scope scope, long systemId, String name, String what, Instant at) {
        return database.in(scope)
                        .sql(
                                """
                                update finding.rescan
                                   set what = :what, system_name = :name, changed_at = :at
                                 where system_id = :system and ended_at is null
                                """)
                        .param("what", what)
                        .param("name", name)
                        .param("at", Timestamp.from(at))
                        .param("system", systemId)
                        .update()
                > 0;
    }

    long insert(Scope scope, long systemId, String name, String what, Instant at) {
        return database.in(scope)
                .sql(
                        """
                        insert into finding.rescan (
                            system_id, system_name, what, changed_at, opened_at)
                        values (:system, :name, :what, :at, :at)
                        returning id
                        """)
                .param("system", systemId)
                .param("name", name)
                .param("what", what)
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    /** Those that wait, the longest first. */
    List<Rescan> open(Scope scope) {
        return database.in(scope)
                .sql(SELECT + " where ended_at is null order by opened_at, id")
                .query(Rescan.class)
                .list();
    }

    /** How many wait. */
    long count(Scope scope) {
        return database.in(scope)
                .sql("select count(*) from finding.rescan where ended_at is null")
                .query(Long.class)
                .single();
    }

    /** Those that wait, held to the end of the transaction: nobody ends or renews one meanwhile. */
    List<Rescan> hold(Scope scope) {
        return database.in(scope)
                .sql(SELECT + " where ended_at is null order by id for update")
                .query(Rescan.class)
                .list();
    }

    List<Rescan> some(Scope scope, Collection<Long> ids) {
        return database.in(scope)
                .sql(SELECT + " where id = any (:ids) order by id")
                .param("ids", ids.toArray(Long[]::new))
                .query(Rescan.class)
                .list();
    }

    /** One that waits, locked to the end of the transaction. */
    Optional<Rescan> lock(Scope scope, long id) {
        return database.in(scope)
                .sql(SELECT + " where id = :id and ended_at is null for update")
                .param("id", id)
                .query(Rescan.class)
                .optional();
    }

    void end(Scope scope, long id, Actor by, String how, boolean dropped, Instant at) {
        int ended =
                database.in(scope)
                        .sql(
                                """
                                update finding.rescan
                                   set ended_at = :at, how = :how, ended_by = :by, ender = :name,
                                       dropped = :dropped
                                 where id = :id and ended_at is null
                                """)
                        .param("at", Timestamp.from(at))
                        .param("how", how)
                        .param("by", by.accountId())
                        .param("name", by.name())
                        .param("dropped", dropped)
                        .param("id", id)
                        .update();
        if (ended != 1) {
            throw new IllegalStateException("ended " + ended + " re-scans instead of one");
        }
    }

    /** When a report covered each of these places last, by any scanner from anywhere. */
    Map<String, Instant> looked(Scope scope, Collection<String> targets) {
        return times(
                scope,
                """
                select target, max(covered_at) as at from finding.host_evidence
                 where target = any (:targets) and covered_at is not null group by target
                """,
                targets);
    }

    /** When each of these places was looked at last by a scanner that had signed in. */
    Map<String, Instant> signedIn(Scope scope, Collection<String> targets) {
        return times(
                scope,
                """
                select target, max(last_at) as at from finding.sighting
                 where target = any (:targets) and by_login and ended_at is null
                 group by target
                """,
                targets);
    }

    private Map<String, Instant> times(Scope scope, String sql, Collection<String> targets) {
        var times = new HashMap<String, Instant>();
        database.in(scope)
                .sql(sql)
                .param("targets", targets.toArray(String[]::new))
                .query(row -> {
                    times.put(row.getString("target"), row.getTimestamp("at").toInstant());
                });
        return times;
    }

    /** Until when systems outside may be scanned, by system; those over are not here. */
    Map<Long, LocalDate> permitted(Scope scope, LocalDate today) {
        var days = new HashMap<Long, LocalDate>();
        database.in(scope)
                .sql(
                        """
                        select system_id, max(until_day) as day from finding.scan_permission
                         where until_day >= :today group by system_id
                        """)
                .param("today", today)
                .query(row -> {
                    days.put(row.getLong("system_id"), row.getObject("day", LocalDate.class));
                });
        return days;
    }

    void permit(
            Scope scope, Actor by, long systemId, String reference, LocalDate until, Instant at) {
        database.in(scope)
                .sql(
                        """
                        insert into finding.scan_permission (
                            system_id, reference, until_day, noted_by, noter, noted_at)
                        values (:system, :reference, :until, :by, :name, :at)
                        """)
                .param("system", systemId)
                .param("reference", reference)
                .param("until", until)
                .param("by", by.accountId())
                .param("name", by.name())
                .param("at", Timestamp.from(at))
                .update();
    }
}
