package org.fengsui.server.sensing.trace.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.Severity;
import org.fengsui.engine.tracing.Gap;
import org.fengsui.engine.tracing.Mac;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.trace.RecordsArrived;
import org.fengsui.server.sensing.trace.domain.Hit.Answer;
import org.fengsui.server.sensing.trace.domain.Hit.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Hits: added once for an episode and instant, answered again when records come. */
@Component
class HitStore {

    static final String COLUMNS =
            """
            select h.id, h.episode_id, h.at, host(h.address) as address, h.port, h.transport,
                   h.pool, h.check_key, h.title, h.severity, h.outcome, h.gap, h.accounts,
                   h.others, host(h.inside) as inside, h.mac::text as mac, h.task_id
            """;

    static final String FROM = " from trace.hit h";

    private static final String HITS = COLUMNS + FROM;

    private final Database database;

    HitStore(Database database) {
        this.database = database;
    }

    /** Which of these episodes are known at which instant. */
    record Known(long episodeId, Instant at) {}

    Set<Known> known(Scope scope, Collection<Long> episodeIds) {
        return new HashSet<>(
                database.in(scope)
                        .sql("select episode_id, at from trace.hit where episode_id = any (:ids)")
                        .param("ids", episodeIds.toArray(Long[]::new))
                        .query((row, number) ->
                                new Known(
                                        row.getLong("episode_id"),
                                        row.getTimestamp("at").toInstant()))
                        .list());
    }

    /** Of several nodes the first works; the lock ends with the transaction. */
    boolean takeTurn(Scope scope) {
        return database.in(scope)
                .sql("select pg_try_advisory_xact_lock(hashtextextended('trace.hit', 0))")
                .query(Boolean.class)
                .single();
    }

    /** Waits for the turn, so that no hit is being traced without what this transaction wrote. */
    void waitForTurn(Scope scope) {
        database.in(scope)
                .sql("select pg_advisory_xact_lock(hashtextextended('trace.hit', 0))::text")
                .query(String.class)
                .single();
    }

    void add(Scope scope, Hit hit, Instant now) {
        answered(
                        scope,
                        """
                        insert into trace.hit (episode_id, at, address, port, transport, pool,
                            check_key, title, severity, outcome, gap, accounts, others, inside,
                            mac, task_id, tried_at)
                        values (:episode, :at, :address::inet, :port, :transport, :pool, :check,
                            :title, :severity, :outcome, :gap, :accounts, :others, :inside::inet,
                            :mac::macaddr, :task, :now)
                        """,
                        hit)
                .param("episode", hit.episodeId())
                .param("at", Timestamp.from(hit.at()))
                .param("address", hit.address().toString())
                .param("port", hit.port())
                .param("transport", hit.transport())
                .param("pool", hit.pool())
                .param("check", hit.check())
                .param("title", hit.title())
                .param("severity", hit.severity().rank())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Writes what is known now; the name is that of the person who chose, or null. */
    void answer(Scope scope, Hit hit, @Nullable String chosenBy, Instant now) {
        answered(
                        scope,
                        """
                        update trace.hit
                           set outcome = :outcome, gap = :gap, accounts = :accounts,
                               others = :others, inside = :inside::inet, mac = :mac::macaddr,
                               task_id = :task, chosen_by = :chosenBy, tried_at = :now,
                               again = false
                         where id = :id
                        """,
                        hit)
                .param("id", hit.id())
                .param("chosenBy", chosenBy)
                .param("now", Timestamp.from(now))
                .update();
    }

    /**
     * Hits that became no task, were last tried before an instant and name somebody: how many of
     * each episode.
     */
    Map<Long, Long> nameable(Scope scope, Instant before) {
        var hits = new LinkedHashMap<Long, Long>();
        database.in(scope)
                .sql(
                        """
                        select episode_id, count(*) as hits from trace.hit
                         where task_id is null and tried_at < :before
                           and (accounts <> '{}' or inside is not null or mac is not null)
                         group by episode_id order by episode_id
                        """)
                .param("before", Timestamp.from(before))
                .query(row -> {
                    hits.put(row.getLong("episode_id"), row.getLong("hits"));
                });
        return hits;
    }

    /** Takes all that leads to somebody out of some of them, those of these episodes. */
    int forgetNames(Scope scope, Collection<Long> episodeIds, Instant before, int most) {
        return database.in(scope)
                .sql(
                        """
                        update trace.hit
                           set accounts = '{}', inside = null, mac = null, again = false
                         where id in (
                            select id from trace.hit
                             where task_id is null and tried_at < :before
                               and episode_id = any (:episodes)
                               and (accounts <> '{}' or inside is not null or mac is not null)
                             order by id limit :most)
                        """)
                .param("episodes", episodeIds.toArray(Long[]::new))
                .param("before", Timestamp.from(before))
                .param("most", most)
                .update();
    }

    private StatementSpec answered(Scope scope, String sql, Hit hit) {
        var answer = hit.answer();
        return database.in(scope)
                .sql(sql)
                .param("outcome", answer.outcome().name())
                .param("gap", answer.gap() == null ? null : answer.gap().name())
                .param("accounts", answer.accounts().toArray(String[]::new))
                .param("others", answer.others())
                .param("inside", answer.inside() == null ? null : answer.inside().toString())
                .param("mac", answer.mac() == null ? null : answer.mac().text())
                .param("task", hit.taskId());
    }

    /**
     * Marks what the records may tell more about: what is not traced, and what is traced but still
     * to be told to anybody, so that a contradiction is noticed before.
     */
    int again(Scope scope, RecordsArrived records, Duration skew) {
        return database.in(scope)
                .sql(
                        """
                        update trace.hit h
                           set again = true
                         where h.at >= :first and h.at < coalesce(:last, 'infinity'::timestamptz)
                           and h.chosen_by is null
                           and (h.outcome <> 'TRACED'
                                or exists (select from trace.task t
                                            where t.id = h.task_id and t.state = 'OPEN'))
                        """)
                .param("first", Timestamp.from(records.first().minus(skew)))
                .param(
                        "last",
                        records.last() == null ? null : Timestamp.from(records.last().plus(skew)))
                .update();
    }

    /** Marked ones, locked; those whose task somebody has taken up meanwhile stay as they are. */
    List<Hit> toTryAgain(Scope scope, int most) {
        database.in(scope)
                .sql(
                        """
                        update trace.hit h
                           set again = false
                         where h.again
                           and (h.chosen_by is not null
                                or h.outcome = 'TRACED'
                                   and not exists (select from trace.task t
                                                    where t.id = h.task_id and t.state = 'OPEN'))
                        """)
                .update();
        return database.in(scope)
                .sql(HITS + " where h.again order by h.id limit :most for update")
                .param("most", most)
                .query((row, number) -> hit(row))
                .list();
    }

    Optional<Hit> locked(Scope scope, long id) {
        return database.in(scope)
                .sql(HITS + " where h.id = :id for update")
                .param("id", id)
                .query((row, number) -> hit(row))
                .optional();
    }

    Optional<Hit> find(Scope scope, long id) {
        return database.in(scope)
                .sql(HITS + " where h.id = :id")
                .param("id", id)
                .query((row, number) -> hit(row))
                .optional();
    }

    /** The hits of a task, the latest first. */
    List<Hit> ofTask(Scope scope, long taskId, int most) {
        return database.in(scope)
                .sql(HITS + " where h.task_id = :task order by h.at desc, h.id desc limit :most")
                .param("task", taskId)
                .param("most", most)
                .query((row, number) -> hit(row))
                .list();
    }

    /** The latest hits of an episode. */
    List<Hit> ofEpisode(Scope scope, long episodeId, int most) {
        return database.in(scope)
                .sql(HITS + " where h.episode_id = :episode order by h.at desc limit :most")
                .param("episode", episodeId)
                .param("most", most)
                .query((row, number) -> hit(row))
                .list();
    }

    /** The episodes whose hits all belong to the task. */
    List<Long> episodesOf(Scope scope, long taskId) {
        return database.in(scope)
                .sql(
                        """
                        select distinct h.episode_id
                          from trace.hit h
                         where h.task_id = :task
                           and not exists (
                               select from trace.hit o
                                 left join trace.task t on t.id = o.task_id
                                where o.episode_id = h.episode_id
                                  and o.task_id is distinct from h.task_id
                                  and (t.id is null or t.state in ('OPEN', 'NOTIFIED')))
                         order by h.episode_id
                        """)
                .param("task", taskId)
                .query(Long.class)
                .list();
    }

    static Hit hit(ResultSet row) throws SQLException {
        var gap = row.getString("gap");
        var inside = row.getString("inside");
        var mac = row.getString("mac");
        return new Hit(
                row.getLong("id"),
                row.getLong("episode_id"),
                row.getTimestamp("at").toInstant(),
                IpAddress.parse(Objects.requireNonNull(row.getString("address"))),
                row.getObject("port", Integer.class),
                row.getString("transport"),
                row.getString("pool"),
                row.getString("check_key"),
                row.getString("title"),
                Severity.ofRank(row.getInt("severity")),
                new Answer(
                        Outcome.valueOf(row.getString("outcome")),
                        gap == null ? null : Gap.valueOf(gap),
                        Arrays.asList((String[]) row.getArray("accounts").getArray()),
                        row.getBoolean("others"),
                        inside == null ? null : IpAddress.parse(inside),
                        mac == null ? null : new Mac(mac)),
                row.getObject("task_id", Long.class));
    }
}
