package org.fengsui.server.sensing.finding.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.domain.Suppressions.Wish;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Rules of suppression, and which of them hides which episode. */
@Component
class SuppressionStore {

    /** Whether rule {@code s} is about episode {@code e} of finding {@code f}. */
    static final String MATCHES =
            """
             e.state = 'NEW' and e.severity <= s.up_to
               and (s.check_key is null or s.check_key = e.check_key)
               and (s.network is null or f.ip <<= s.network)
               and (s.unit_id is null or s.unit_id = e.unit_id)
               and (s.system_id is null or s.system_id = e.system_id)
            """;

    /** Writes what changed, with a line of history for each, and counts it. */
    private static final String WRITE =
            """
            , changed as (
                update finding.episode e
                   set hidden_by = m.rule
                  from meant m
                 where e.id = m.id and e.hidden_by is distinct from m.rule
                returning e.id, m.rule, m.former),
            told as (
                insert into finding.story (episode_id, at, actor_id, actor_name, kind, words)
                select id, :at, 0, '', case when rule is null then 'shown' else 'hidden' end,
                       array[coalesce(rule, former)::text]
                  from changed
                returning 1)
            select count(*) from told
            """;

    private static final String RULE =
            """
            (select min(s.id) from finding.suppression s where s.state = 'HOLDING' and
            """
                    + MATCHES
                    + ")";

    private final Database database;

    SuppressionStore(Database database) {
        this.database = database;
    }

    /** What decides about a rule's next move, read under lock. */
    record Rule(long id, SuppressionState state, long requestedBy, int upTo, LocalDate untilDay) {}

    long add(
            Scope scope,
            Wish wish,
            SuppressionState state,
            @Nullable String network,
            Instant endsAt,
            Actor by,
            Instant at) {
        return database.in(scope)
                .sql(
                        """
                        insert into finding.suppression (
                            state, check_key, network, unit_id, system_id, up_to, reason,
                            until_day, ends_at, requested_by, requested_name, requested_at)
                        values (:state, :check, cast(:network as cidr), :unit, :system, :upTo,
                                :reason, :until, :ends, :by, :name, :at)
                        returning id
                        """)
                .param("state", state.name())
                .param("check", wish.check(), Types.VARCHAR)
                .param("network", network, Types.VARCHAR)
                .param("unit", wish.unitId(), Types.BIGINT)
                .param("system", wish.systemId(), Types.BIGINT)
                .param("upTo", wish.upTo().rank())
                .param("reason", wish.reason().strip())
                .param("until", wish.until())
                .param("ends", Timestamp.from(endsAt))
                .param("by", by.accountId())
                .param("name", by.name())
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    Optional<Rule> lock(Scope scope, long id) {
        return database.in(scope)
                .sql(
                        """
                        select id, state, requested_by, up_to, until_day
                          from finding.suppression
                         where id = :id
                           for update
                        """)
                .param("id", id)
                .query(SuppressionStore::rule)
                .optional();
    }

    private static Rule rule(ResultSet row, int number) throws SQLException {
        return new Rule(
                row.getLong("id"),
                SuppressionState.valueOf(row.getString("state")),
                row.getLong("requested_by"),
                row.getInt("up_to"),
                row.getDate("until_day").toLocalDate());
    }

    void decide(Scope scope, long id, SuppressionState next, Actor by, String reason, Instant at) {
        expectOne(
                database.in(scope)
                        .sql(
                                """
                                update finding.suppression
                                   set state = :state, decided_by = :by, decided_name = :name,
                                       decided_at = :at, decision_reason = :reason,
                                       ended_at = case when :state = 'REFUSED'
                                                       then cast(:at as timestamptz) end
                                 where id = :id and state = 'REQUESTED'
                                """)
                        .param("state", next.name())
                        .param("by", by.accountId())
                        .param("name", by.name())
                        .param("at", Timestamp.from(at))
                        .param("reason", reason)
                        .param("id", id)
                        .update());
    }

    /** It is over; by nobody's hand where its day has come. */
    void end(
            Scope scope,
            long id,
            SuppressionState next,
            @Nullable Actor by,
            @Nullable String why,
            Instant at) {
        expectOne(
                database.in(scope)
                        .sql(
                                """
                                update finding.suppression
                                   set state = :state, ended_at = :at, ended_name = :name,
                                       ended_why = :why
                                 where id = :id and state in ('REQUESTED', 'HOLDING')
                                """)
                        .param("state", next.name())
                        .param("at", Timestamp.from(at))
                        .param("name", by == null ? null : by.name(), Types.VARCHAR)
                        .param("why", why, Types.VARCHAR)
                        .param("id", id)
                        .update());
    }

    /** The rules whose last day is over by then; without locks. */
    List<Long> ending(Scope scope, Instant by) {
        return database.in(scope)
                .sql(
                        """
                        select id
                          from finding.suppression
                         where state in ('REQUESTED', 'HOLDING') and ends_at <= :by
                         order by id
                        """)
                .param("by", Timestamp.from(by))
                .query(Long.class)
                .list();
    }

    boolean anyHolds(Scope scope) {
        return database.in(scope)
                .sql("select exists (select from finding.suppression where state = 'HOLDING')")
                .query(Boolean.class)
                .single();
    }

    /**
     * Keeps rules as they are until the transaction ends: a rule that begins or ends meanwhile
     * waits, and then finds what this transaction wrote.
     */
    void keepRules(Scope scope) {
        turn(scope, "pg_advisory_xact_lock_shared");
    }

    /** Waits until nobody who keeps the rules writes episodes. */
    void changeRules(Scope scope) {
        turn(scope, "pg_advisory_xact_lock");
    }

    private void turn(Scope scope, String lock) {
        database.in(scope)
                .sql("select " + lock + "(hashtextextended('finding.suppression', 0))::text")
                .query(String.class)
                .optional();
    }

    /** Which rule hides each of these episodes; how many that changed. */
    long settle(Scope scope, Collection<Long> episodeIds, Instant at) {
        return write(scope, "e.state = 'NEW' and e.id = any (:ids)", at)
                .param("ids", episodeIds.toArray(Long[]::new))
                .query(Long.class)
                .single();
    }

    /** Hides what a rule that begins is about; how many. */
    long begin(Scope scope, long rule, Instant at) {
        return write(
                        scope,
                        "e.state = 'NEW' and e.current and e.hidden_by is null and exists (select from"
                                + " finding.suppression s where s.id = :rule and "
                                + MATCHES
                                + ")",
                        at)
                .param("rule", rule)
                .query(Long.class)
                .single();
    }

    /** What a rule that is over hid is work again, unless another rule hides it; how many. */
    long lift(Scope scope, long rule, Instant at) {
        return write(scope, "e.hidden_by = :rule", at)
                .param("rule", rule)
                .query(Long.class)
                .single();
    }

    private StatementSpec write(Scope scope, String which, Instant at) {
        return database.in(scope)
                .sql(
                        "with meant as (select e.id, e.hidden_by as former, "
                                + RULE
                                + " as rule from finding.episode e"
                                + " join finding.finding f on f.id = e.finding_id"
                                + " where "
                                + which
                                + ")"
                                + WRITE)
                .param("at", Timestamp.from(at));
    }

    private static void expectOne(int changed) {
        if (changed != 1) {
            throw new IllegalStateException("changed " + changed + " rules instead of one");
        }
    }
}
