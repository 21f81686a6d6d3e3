package org.fengsui.server.sensing.finding.domain;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Trends;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts the past in one pass over what was open since, however many instants are asked for. */
@Component
class TrendStore implements Trends {

    private final Database database;

    TrendStore(Database database) {
        this.database = database;
    }

    /** Episodes (or, negative, accepted ones) by the first and the first missing instant. */
    private record Stretch(Severity severity, int from, int to, long count) {}

    @Override
    @Transactional(readOnly = true)
    public List<OpenAt> openAt(Scope scope, List<Instant> moments) {
        if (moments.isEmpty()) {
            throw new IllegalArgumentException("no instant to count at");
        }
        List<Map<Severity, Long>> counts = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            var none = new EnumMap<Severity, Long>(Severity.class);
            for (var severity : Severity.values()) {
                none.put(severity, 0L);
            }
            counts.add(none);
        }
        for (var stretch : stretches(scope, moments)) {
            for (int at = stretch.from(); at < stretch.to(); at++) {
                counts.get(at).merge(stretch.severity(), stretch.count(), Long::sum);
            }
        }
        List<OpenAt> open = new ArrayList<>();
        for (int at = 0; at < counts.size(); at++) {
            open.add(new OpenAt(moments.get(at), counts.get(at)));
        }
        return open;
    }

    /** The instants stand in a question of their own: else they are read anew for each row. */
    private List<Stretch> stretches(Scope scope, List<Instant> moments) {
        var thresholds =
                moments.stream()
                        .map(moment -> moment.plus(1, ChronoUnit.MICROS).toString())
                        .toArray(String[]::new);
        return database.in(scope)
                .sql(
                        """
                        with stretch as (
                            select severity, opened_at as since, closed_at as until, 1 as sign
                              from finding.episode
                             where (closed_at is null or closed_at >= :first::timestamptz)
                               and not (state = 'NEW' and hidden_by is not null)
                            union all
                            select e.severity, greatest(a.decided_at, e.opened_at), a.ended_at, -1
                              from finding.acceptance a
                              join finding.episode e on e.id = a.episode_id
                             where a.former_state is not null
                               and (a.ended_at is null or a.ended_at >= :first::timestamptz))
                        select severity,
                               width_bucket(since, (select :moments::timestamptz[]))
                                   as since_moment,
                               coalesce(width_bucket(until, (select :moments::timestamptz[])), :all)
                                   as until_moment,
                               sum(sign) as n
                          from stretch
                         group by 1, 2, 3
                        """)
                .param("first", thresholds[0])
                .param("moments", thresholds)
                .param("all", moments.size())
                .query((row, number) ->
                        new Stretch(
                                Severity.ofRank(row.getInt("severity")),
                                row.getInt("since_moment"),
                                row.getInt("until_moment"),
                                row.getLong("n")))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Long> timesToFix(Scope scope, Instant from, Instant to, List<Duration> bounds) {
        List<Long> counts = new ArrayList<>(Collections.nCopies(bounds.size() + 1, 0L));
        database.in(scope)
                .sql(
                        """
                        select width_bucket(
                                   extract(epoch from closed_at - opened_at) - 0.000001,
                                   (select :bounds::numeric[])) as bound,
                               count(*) as n
                          from finding.episode
                         where closed_as = 'VERIFIED' and closed_at >= :from and closed_at < :to
                         group by 1
                        """)
                .param("bounds", bounds.stream().map(Duration::toSeconds).toArray(Long[]::new))
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query(row -> {
                    counts.set(row.getInt("bound"), row.getLong("n"));
                });
        return counts;
    }
}
