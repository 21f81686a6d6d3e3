package org.fengsui.server.sensing.finding.domain;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.domain.AcceptanceState.Move;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Acceptances of risks under change. Whoever changes one holds its episode's lock. */
@Component
class AcceptanceStore {

    private final Database database;

    AcceptanceStore(Database database) {
        this.database = database;
    }

    /** What decides about an acceptance's next move, read under lock. */
    record Live(
            long id,
            long episodeId,
            AcceptanceState state,
            long requestedBy,
            LocalDate untilDay,
            Instant endsAt,
            @Nullable EpisodeState formerState) {}

    /** Those of the episodes' acceptances that are asked for or in force, locked. */
    List<Live> live(Scope scope, Collection<Long> episodeIds) {
        return database.in(scope)
                .sql(
                        """
                        select id, episode_id, state, requested_by, until_day, ends_at,
                               former_state
                          from finding.acceptance
                         where episode_id = any (:ids) and state = any (:live)
                         order by episode_id
                           for update
                        """)
                .param("ids", episodeIds.toArray(Long[]::new))
                .param("live", names(AcceptanceState::live))
                .query(AcceptanceStore::live)
                .list();
    }

    private static Live live(ResultSet row, int number) throws SQLException {
        var former = row.getString("former_state");
        return new Live(
                row.getLong("id"),
                row.getLong("episode_id"),
                AcceptanceState.valueOf(row.getString("state")),
                row.getLong("requested_by"),
                row.getDate("until_day").toLocalDate(),
                row.getTimestamp("ends_at").toInstant(),
                former == null ? null : EpisodeState.valueOf(former));
    }

    /** Marks those that come near their end as said, and gives their episodes. */
    Set<Long> remind(Scope scope, Instant now, int most) {
        return new TreeSet<>(
                database.in(scope)
                        .sql(
                                """
                                update finding.acceptance set reminded_at = :now
                                 where id in (
                                    select id from finding.acceptance
                                     where state = 'ACCEPTED' and reminded_at is null
                                       and ends_at - least(interval '14 days',
                                               (ends_at - decided_at) / 2) <= :now
                                     order by ends_at, id
                                     limit :most
                                       for update skip locked)
                                returning episode_id
                                """)
                        .param("now", Timestamp.from(now))
                        .param("most", most)
                        .query(Long.class)
                        .list());
    }

    /** The episodes whose acceptance is over by then, as far as one step takes; without locks. */
    Set<Long> ending(Scope scope, Instant by, int most) {
        return new TreeSet<>(
                database.in(scope)
                        .sql(
                                """
                                select episode_id
                                  from finding.acceptance
                                 where state = 'ACCEPTED' and ends_at <= :by
                                 order by ends_at, episode_id
                                 limit :most
                                """)
                        .param("by", Timestamp.from(by))
                        .param("most", most)
                        .query(Long.class)
                        .list());
    }

    /**
     * What is asked for.
     *
     * @param reason why it cannot be fixed now
     * @param measure what keeps it harmless meanwhile
     * @param until the last day
     * @param endsAt when that day is over
     */
    record Asked(String reason, String measure, LocalDate until, Instant endsAt) {}

    void add(Scope scope, Collection<Long> episodeIds, Actor by, Asked asked, Instant at) {
        database.in(scope)
                .sql(
                        """
                        insert into finding.acceptance (
                            episode_id, state, reason, measure, until_day, ends_at, requested_by,
                            requested_name, requested_at)
                        select id, 'REQUESTED', :reason, :measure, :until, :ends, :by, :name, :at
                          from unnest(:ids) as e (id)
                        """)
                .param("reason", asked.reason())
                .param("measure", asked.measure())
                .param("until", Date.valueOf(asked.until()))
                .param("ends", Timestamp.from(asked.endsAt()))
                .param("by", by.accountId())
                .param("name", by.name())
                .param("at", Timestamp.from(at))
                .param("ids", episodeIds.toArray(Long[]::new))
                .update();
    }

    /** A decision; what is accepted keeps where its episode stood. */
    void decide(
            Scope scope,
            Collection<Long> episodeIds,
            Actor by,
            AcceptanceState decided,
            String reason,
            Instant at) {
        expect(
                episodeIds.size(),
                database.in(scope)
                        .sql(
                                """
                                update finding.acceptance a
                                   set state = :state, decided_by = :by, decided_name = :name,
                                       decided_at = :at, decision_reason = :reason,
                                       former_state = case when :state = 'ACCEPTED'
                                                           then e.state end,
                                       ended_at = case when :state <> 'ACCEPTED'
                                                       then cast(:at as timestamptz) end
                                  from finding.episode e
                                 where e.id = a.episode_id and a.episode_id = any (:ids)
                                   and a.state = 'REQUESTED'
                                """)
                        .param("state", decided.name())
                        .param("by", by.accountId())
                        .param("name", by.name())
                        .param("at", Timestamp.from(at))
                        .param("reason", reason)
                        .param("ids", episodeIds.toArray(Long[]::new))
                        .update());
    }

    /** Ends those in force: their last day is over, or 网信办 ends them early. */
    void end(
            Scope scope,
            Collection<Long> episodeIds,
            AcceptanceState ended,
            String why,
            Instant at) {
        expect(
                episodeIds.size(),
                database.in(scope)
                        .sql(
                                """
                                update finding.acceptance
                                   set state = :state, ended_at = :at, ended_why = :why
                                 where episode_id = any (:ids) and state = 'ACCEPTED'
                                """)
                        .param("state", ended.name())
                        .param("at", Timestamp.from(at))
                        .param("why", why)
                        .param("ids", episodeIds.toArray(Long[]::new))
                        .update());
    }

    /** The episodes are over, and with them whatever was asked for or in force. */
    void overtake(Scope scope, Collection<Long> episodeIds, String why, Instant at) {
        for (var state : EnumSet.allOf(AcceptanceState.class)) {
            if (state.allows(Move.OVERTAKE)) {
                database.in(scope)
                        .sql(
                                """
                                update finding.acceptance
                                   set state = :next, ended_at = :at, ended_why = :why
                                 where episode_id = any (:ids) and state = :state
                                """)
                        .param("next", state.after(Move.OVERTAKE).name())
                        .param("at", Timestamp.from(at))
                        .param("why", why)
                        .param("ids", episodeIds.toArray(Long[]::new))
                        .param("state", state.name())
                        .update();
            }
        }
    }

    private static String[] names(Predicate<AcceptanceState> which) {
        return EnumSet.allOf(AcceptanceState.class).stream()
                .filter(which)
                .map(Enum::name)
                .toArray(String[]::new);
    }

    private static void expect(int rows, int changed) {
        if (rows != changed) {
            throw new IllegalStateException("changed " + changed + " of " + rows + " acceptances");
        }
    }
}
