package org.fengsui.server.sensing.finding.domain;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.Presence;
import org.fengsui.server.sensing.finding.Ruling;
import org.fengsui.server.sensing.finding.domain.Endings.Proven;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Episodes under change: locked in the order of their identities, written with counts checked. */
@Component
class EpisodeStore {

    private final Database database;

    EpisodeStore(Database database) {
        this.database = database;
    }

    /** Those of the episodes that the scope sees, locked to the end of the transaction. */
    List<EpisodeRow> lock(Scope scope, Collection<Long> ids) {
        return database.in(scope)
                .sql(
                        """
                        select id, finding_id, state, presence, unit_id, system_id, confirmed_at,
                               claimed_at, first_seen, proof_at, proof
                          from finding.episode
                         where id = any (:ids)
                         order by id
                           for update
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .query(EpisodeRow.class)
                .list();
    }

    void confirm(Scope scope, Collection<Long> ids, Instant at) {
        expect(
                ids.size(),
                database.in(scope)
                        .sql(
                                """
                                update finding.episode
                                   set state = 'CONFIRMED', confirmed_at = :at
                                 where id = any (:ids) and state = 'NEW'
                                """)
                        .param("at", Timestamp.from(at))
                        .param("ids", ids.toArray(Long[]::new))
                        .update());
    }

    void setState(Scope scope, Collection<Long> ids, EpisodeState state) {
        expect(
                ids.size(),
                database.in(scope)
                        .sql(
                                """
                                update finding.episode
                                   set state = :state,
                                       claimed_at = case when :state = 'ANSWERED'
                                                         then claimed_at end
                                 where id = any (:ids) and state <> 'CLOSED'
                                """)
                        .param("state", state.name())
                        .param("ids", ids.toArray(Long[]::new))
                        .update());
    }

    /** Lets a unit's people read them even after they went to another unit. */
    void show(Scope scope, Collection<Long> ids, long unitId) {
        database.in(scope)
                .sql(
                        """
                        update finding.episode
                           set visible_to = visible_to || :unit
                         where id = any (:ids) and not visible_to @> array[:unit]
                        """)
                .param("unit", unitId)
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    /** Whose it is by a person's word, which no later registry changes. */
    void assign(Scope scope, long id, @Nullable Long unitId, String reason) {
        expect(
                1,
                database.in(scope)
                        .sql(
                                """
                                update finding.episode e
                                   set unit_id = :unit, supporting = '{}', rule = 'assigned',
                                       outcome = case when :unit::bigint is null
                                                      then 'UNATTRIBUTED' else 'ATTRIBUTED' end,
                                       reason = :reason,
                                       visible_to = array_remove(
                                           array[:unit::bigint] || array(
                                               select distinct l.unit_id
                                                 from finding.notice_link l
                                                where l.episode_id = e.id and l.ended_at is null),
                                           null)
                                 where e.id = :id and e.state <> 'CLOSED'
                                """)
                        .param("unit", unitId, Types.BIGINT)
                        .param("reason", reason)
                        .param("id", id)
                        .update());
    }

    void claim(Scope scope, long id, Instant at, String how) {
        expect(
                1,
                database.in(scope)
                        .sql(
                                """
                                update finding.episode
                                   set state = 'ANSWERED', claimed_at = :at, claimed_how = :how
                                 where id = :id and state = 'NOTIFIED'
                                """)
                        .param("at", Timestamp.from(at))
                        .param("how", how)
                        .param("id", id)
                        .update());
    }

    void setPresence(Scope scope, Collection<Long> ids, Presence presence) {
        expect(
                ids.size(),
                database.in(scope)
                        .sql(
                                """
                                update finding.episode
                                   set presence = :presence, proof = null, proof_at = null
                                 where id = any (:ids) and state <> 'CLOSED'
                                """)
                        .param("presence", presence.name())
                        .param("ids", ids.toArray(Long[]::new))
                        .update());
    }

    /** Proved gone; the state is another matter. */
    void setGone(Scope scope, List<Proven> proven) {
        expect(
                proven.size(),
                database.in(scope)
                        .sql(
                                """
                                update finding.episode e
                                   set presence = 'GONE', proof_at = p.at, proof = p.proof
                                  from unnest(:ids, cast(:times as timestamptz[]), :proofs)
                                           as p (id, at, proof)
                                 where e.id = p.id
                                """)
                        .param("ids", proven.stream().map(Proven::episodeId).toArray(Long[]::new))
                        .param(
                                "times",
                                proven.stream()
                                        .map(it -> it.at().toString())
                                        .toArray(String[]::new))
                        .param("proofs", proven.stream().map(Proven::proof).toArray(String[]::new))
                        .update());
    }

    void close(Scope scope, Collection<Long> ids, Closing as, Instant at) {
        expect(
                ids.size(),
                database.in(scope)
                        .sql(
                                """
                                update finding.episode
                                   set state = 'CLOSED', closed_at = :at, closed_as = :as
                                 where id = any (:ids) and state <> 'CLOSED'
                                """)
                        .param("at", Timestamp.from(at))
                        .param("as", as.name())
                        .param("ids", ids.toArray(Long[]::new))
                        .update());
    }

    /** A person's word on the findings of these episodes that outlives them. */
    void rule(Scope scope, Collection<Long> findingIds, Ruling ruling) {
        database.in(scope)
                .sql(
                        """
                        update finding.finding set ruling = :ruling
                         where id = any (:ids) and ruling is null
                        """)
                .param("ruling", ruling.name())
                .param("ids", findingIds.toArray(Long[]::new))
                .update();
    }

    /** A person has seen that it is gone, so no vantage sees it until new evidence says so. */
    void endRuns(Scope scope, long findingId, Instant at) {
        database.in(scope)
                .sql(
                        """
                        update finding.sighting
                           set ended_at = greatest(last_at, cast(:at as timestamptz))
                         where finding_id = :finding and ended_at is null
                        """)
                .param("at", Timestamp.from(at))
                .param("finding", findingId)
                .update();
    }

    private static void expect(int rows, int changed) {
        if (rows != changed) {
            throw new IllegalStateException("changed " + changed + " of " + rows + " episodes");
        }
    }
}
