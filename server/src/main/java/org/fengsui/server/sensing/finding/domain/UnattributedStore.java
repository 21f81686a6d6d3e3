package org.fengsui.server.sensing.finding.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.campus.registry.Attributor.Outcome;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.sensing.finding.domain.Unattributed.Figures;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads what nobody answers for, place by place. */
@Component
class UnattributedStore {

    private static final String OPEN =
            """
             where e.current and e.state <> 'CLOSED' and e.state <> 'ACCEPTED'
               and e.unit_id is null and (e.state <> 'NEW' or e.hidden_by is null)
            """;

    private static final String ASKED =
            """
               and (cardinality(cast(:outcome as text[])) = 0 or e.outcome = any (:outcome))
               and (:q = '' or position(:q in lower(e.target)) > 0)
            """;

    private final Database database;

    UnattributedStore(Database database) {
        this.database = database;
    }

    List<UnattributedLine> page(Scope scope, ListRequest asked) {
        return filtered(
                        scope,
                        """
                        select e.target, count(*) as n, max(e.severity) as worst,
                               min(e.first_seen) as first_seen,
                               (array_agg(e.outcome order by e.severity desc, e.id))[1]
                                   as outcome,
                               (array_agg(e.reason order by e.severity desc, e.id))[1] as reason,
                               coalesce((select array_agg(distinct c.unit order by c.unit)
                                           from finding.episode o,
                                                unnest(o.supporting) as c (unit)
                                          where o.target = e.target and o.current
                                            and o.state <> 'CLOSED' and o.unit_id is null),
                                        '{}') as candidates
                          from finding.episode e
                        """
                                + OPEN
                                + ASKED
                                + " group by e.target order by "
                                + asked.orderBy()
                                + " limit :limit offset :offset",
                        asked)
                .param("limit", asked.limit())
                .param("offset", asked.offset())
                .query(UnattributedStore::line)
                .list();
    }

    long count(Scope scope, ListRequest asked) {
        return filtered(
                        scope,
                        "select count(*) from (select distinct e.target from finding.episode e "
                                + OPEN
                                + ASKED
                                + " limit "
                                + (ListRequest.COUNT_LIMIT + 1)
                                + ") counted",
                        asked)
                .query(Long.class)
                .single();
    }

    private StatementSpec filtered(Scope scope, String sql, ListRequest asked) {
        return database.in(scope)
                .sql(sql)
                .param("outcome", asked.values("outcome").toArray(String[]::new))
                .param("q", asked.value("q").orElse("").strip().toLowerCase(Locale.ROOT));
    }

    private static UnattributedLine line(ResultSet row, int number) throws SQLException {
        return new UnattributedLine(
                row.getString("target"),
                row.getLong("n"),
                Severity.ofRank(row.getInt("worst")),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("reason"),
                EpisodeReader.longs(row.getArray("candidates")),
                row.getTimestamp("first_seen").toInstant());
    }

    Figures figures(Scope scope) {
        return database.in(scope)
                .sql(
                        "select count(distinct e.target) as places, count(*) as findings,"
                                + " (select count(*) from finding.episode n where n.current"
                                + " and n.closed_as = 'NOT_TRACED') as not_traced"
                                + " from finding.episode e "
                                + OPEN)
                .query(Figures.class)
                .single();
    }

    /** Open episodes in pools, by identity. */
    List<Long> inPools(Scope scope, long after, int most) {
        return database.in(scope)
                .sql(
                        """
                        select id
                          from finding.episode
                         where current and outcome = 'POOL' and state in ('NEW', 'CONFIRMED')
                           and (state <> 'NEW' or hidden_by is null) and id > :after
                         order by id
                         limit :most
                        """)
                .param("after", after)
                .param("most", most)
                .query(Long.class)
                .list();
    }

    /** The open findings of these places for which nobody answers, the worst first. */
    List<Long> at(Scope scope, Collection<String> targets, int most) {
        return database.in(scope)
                .sql(
                        "select e.id from finding.episode e "
                                + OPEN
                                + " and e.target = any (:targets)"
                                + " order by e.severity desc, e.id limit :most")
                .param("targets", targets.toArray(String[]::new))
                .param("most", most)
                .query(Long.class)
                .list();
    }
}
