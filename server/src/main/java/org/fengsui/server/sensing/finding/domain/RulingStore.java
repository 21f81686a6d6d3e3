package org.fengsui.server.sensing.finding.domain;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Ruling;
import org.springframework.stereotype.Component;

/** Requests to rule an episode out, and what was decided. */
@Component
class RulingStore {

    private final Database database;

    RulingStore(Database database) {
        this.database = database;
    }

    /** An open request, as what, and who asked. */
    record Pending(long episodeId, Ruling ruling, long requestedBy) {}

    /** Those of the episodes for which any ruling is asked, locked. */
    List<Pending> pending(Scope scope, Collection<Long> episodeIds) {
        return database.in(scope)
                .sql(
                        """
                        select episode_id, ruling, requested_by
                          from finding.ruling_request
                         where episode_id = any (:ids) and decided_at is null
                         order by episode_id
                           for update
                        """)
                .param("ids", episodeIds.toArray(Long[]::new))
                .query(Pending.class)
                .list();
    }

    void add(
            Scope scope,
            Collection<Long> episodeIds,
            Ruling ruling,
            Actor by,
            String reason,
            Instant at) {
        database.in(scope)
                .sql(
                        """
                        insert into finding.ruling_request (
                            episode_id, ruling, requested_by, requested_name, requested_at,
                            reason)
                        select id, :ruling, :by, :name, :at, :reason from unnest(:ids) as e (id)
                        """)
                .param("ruling", ruling.name())
                .param("by", by.accountId())
                .param("name", by.name())
                .param("at", Timestamp.from(at))
                .param("reason", reason)
                .param("ids", episodeIds.toArray(Long[]::new))
                .update();
    }

    void decide(
            Scope scope,
            Collection<Long> episodeIds,
            Actor by,
            boolean granted,
            String reason,
            Instant at) {
        int decided =
                database.in(scope)
                        .sql(
                                """
                                update finding.ruling_request
                                   set decided_by = :by, decided_name = :name, decided_at = :at,
                                       granted = :granted, decision_reason = :reason
                                 where episode_id = any (:ids) and decided_at is null
                                """)
                        .param("by", by.accountId())
                        .param("name", by.name())
                        .param("at", Timestamp.from(at))
                        .param("granted", granted)
                        .param("reason", reason)
                        .param("ids", episodeIds.toArray(Long[]::new))
                        .update();
        if (decided != episodeIds.size()) {
            throw new IllegalStateException(
                    "decided " + decided + " of " + episodeIds.size() + " requests");
        }
    }

    /** What closes ends what is asked about it; nobody decides that. */
    void overtake(Scope scope, Collection<Long> episodeIds, String why, Instant at) {
        database.in(scope)
                .sql(
                        """
                        update finding.ruling_request
                           set decided_at = :at, granted = false, decision_reason = :why
                         where episode_id = any (:ids) and decided_at is null
                        """)
                .param("at", Timestamp.from(at))
                .param("why", why)
                .param("ids", episodeIds.toArray(Long[]::new))
                .update();
    }
}
