package org.fengsui.server.sensing.intake.domain;

import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Sightings.Glance;
import org.fengsui.server.sensing.finding.Sightings.Part;
import org.springframework.stereotype.Component;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** What held reports would bring, and what a person decides about them. */
@Component
class HeldStore {

    private final Database database;

    HeldStore(Database database) {
        this.database = database;
    }

    /** Keeps the sample of a report that is being held; an earlier one of it is replaced. */
    void keep(Scope scope, long importId, Glance glance) {
        database.in(scope)
                .sql("delete from intake.held_part where import_id = :id")
                .param("id", importId)
                .update();
        add(scope, importId, false, glance.checks());
        add(scope, importId, true, glance.units());
    }

    private void add(Scope scope, long importId, boolean byUnit, List<Part> parts) {
        database.in(scope)
                .sql(
                        """
                        insert into intake.held_part (
                            import_id, by_unit, place, key, title, results)
                        select :id, :byUnit, place, key, title, results
                          from unnest(:keys, :titles, :results) with ordinality
                                   as part (key, title, results, place)
                        """)
                .param("id", importId)
                .param("byUnit", byUnit)
                .param("keys", parts.stream().map(Part::key).toArray(String[]::new))
                .param("titles", parts.stream().map(Part::title).toArray(String[]::new))
                .param("results", parts.stream().map(Part::results).toArray(Long[]::new))
                .update();
    }

    /** The sample of a report that is or was held; empty for any other. */
    Glance sample(Scope scope, long importId) {
        return new Glance(parts(scope, importId, false), parts(scope, importId, true));
    }

    private List<Part> parts(Scope scope, long importId, boolean byUnit) {
        return database.in(scope)
                .sql(
                        """
                        select key, title, results
                          from intake.held_part
                         where import_id = :id and by_unit = :byUnit
                         order by place
                        """)
                .param("id", importId)
                .param("byUnit", byUnit)
                .query(Part.class)
                .list();
    }

    /** Back on the queue; false if it is not held. */
    boolean release(Scope scope, long id, Actor by, String reason, Instant now) {
        return database.in(scope)
                        .sql(
                                """
                                update intake.import
                                   set state = 'RECEIVED', released_by = :by,
                                       released_name = :name, released_at = :now,
                                       released_reason = :reason,
                                       reason_key = null, reason_words = '{}'
                                 where id = :id and state = 'HELD'
                                """)
                        .param("by", by.accountId())
                        .param("name", by.name())
                        .param("now", Timestamp.from(now))
                        .param("reason", reason)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Over, and nothing of it was written; false if it is not held. */
    boolean discard(Scope scope, long id, Actor by, String reason, Instant now) {
        return database.in(scope)
                        .sql(
                                """
                                update intake.import
                                   set state = 'DISCARDED', discarded_by = :by,
                                       discarded_name = :name, finished_at = :now,
                                       discarded_reason = :reason
                                 where id = :id and state = 'HELD'
                                """)
                        .param("by", by.accountId())
                        .param("name", by.name())
                        .param("now", Timestamp.from(now))
                        .param("reason", reason)
                        .param("id", id)
                        .update()
                == 1;
    }
}
