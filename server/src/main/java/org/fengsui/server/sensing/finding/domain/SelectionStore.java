package org.fengsui.server.sensing.finding.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.Ruling;
import org.fengsui.server.sensing.finding.Treatment;
import org.springframework.stereotype.Component;

/** Reads what a decision is about, and what waits to be decided. */
@Component
class SelectionStore {

    private final Database database;

    SelectionStore(Database database) {
        this.database = database;
    }

    List<Long> openOfCheck(Scope scope, String check, int most) {
        return database.in(scope)
                .sql(
                        """
                        select e.id
                          from finding.episode e
                         where e.current and e.state <> 'CLOSED' and e.check_key = :check
                           and (e.state <> 'NEW' or e.hidden_by is null)
                         order by e.severity desc nulls last, e.id desc
                         limit :most
                        """)
                .param("check", check)
                .param("most", most)
                .query(Long.class)
                .list();
    }

    /** Open episodes of a unit that stand in no notice, the most severe first. */
    List<Long> unnoticed(Scope scope, long unitId, int most) {
        return database.in(scope)
                .sql(
                        """
                        select e.id
                          from finding.episode e
                         where e.current and e.state in ('NEW', 'CONFIRMED')
                           and e.unit_id = :unit and e.presence = 'PRESENT'
                           and (e.state <> 'NEW' or e.hidden_by is null)
                         order by e.severity desc, e.id
                         limit :most
                        """)
                .param("unit", unitId)
                .param("most", most)
                .query(Long.class)
                .list();
    }

    /** Open episodes that cite one of these identities or stand at one of these ports. */
    List<Long> citing(Scope scope, Collection<String> refs, Collection<Integer> ports, int most) {
        return database.in(scope)
                .sql(
                        """
                        select e.id
                          from finding.episode e
                          join finding.finding f on f.id = e.finding_id
                         where e.current and e.state <> 'CLOSED' and e.presence <> 'GONE'
                           and (f.refs && cast(:refs as text[]) or f.port = any (:ports))
                         order by e.id
                         limit :most
                        """)
                .param("refs", refs.toArray(String[]::new))
                .param("ports", ports.toArray(Integer[]::new))
                .param("most", most)
                .query(Long.class)
                .list();
    }

    /** The findings of episodes, by episode. */
    Map<Long, Long> findingsOf(Scope scope, Collection<Long> episodeIds) {
        return pairs(
                scope,
                "select id, finding_id from finding.episode where id = any (:ids)",
                episodeIds);
    }

    /** Those of the findings that exist, by themselves. */
    Map<Long, Long> existing(Scope scope, Collection<Long> findingIds) {
        return pairs(
                scope,
                "select id, id as finding_id from finding.finding where id = any (:ids)",
                findingIds);
    }

    private Map<Long, Long> pairs(Scope scope, String sql, Collection<Long> ids) {
        var pairs = new HashMap<Long, Long>();
        database.in(scope)
                .sql(sql)
                .param("ids", ids.toArray(Long[]::new))
                .query(row -> {
                    pairs.put(row.getLong("id"), row.getLong("finding_id"));
                });
        return pairs;
    }

    List<Selected> selected(Scope scope, Collection<Long> episodeIds, NoticePolicy policy) {
        return database.in(scope)
                .sql(
                        """
                        select e.id, e.finding_id, e.check_key, f.title, e.severity, e.target,
                               f.port, e.unit_id, e.state,
                               exists (select from finding.ruling_request r
                                        where r.episode_id = e.id
                                          and r.decided_at is null) as asked,
                        """
                                + PolicyStore.TREATMENT
                                + """
                                       as treatment
                                  from finding.episode e
                                  join finding.finding f on f.id = e.finding_id
                                 where e.id = any (:ids)
                                 order by e.severity desc, e.id
                                """)
                .params(PolicyStore.parameters(policy))
                .param("ids", episodeIds.toArray(Long[]::new))
                .query(SelectionStore::selected)
                .list();
    }

    private static Selected selected(ResultSet row, int number) throws SQLException {
        return new Selected(
                row.getLong("id"),
                row.getLong("finding_id"),
                row.getString("check_key"),
                row.getString("title"),
                Severity.ofRank(row.getInt("severity")),
                row.getString("target"),
                row.getObject("port", Integer.class),
                row.getObject("unit_id", Long.class),
                EpisodeState.valueOf(row.getString("state")),
                row.getBoolean("asked"),
                Treatment.valueOf(row.getString("treatment")));
    }

    /** What one person asked at once, as one ruling for one reason and check, belongs together. */
    List<AskedRuling> asked(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select r.ruling, e.check_key, min(f.title) as title, r.requested_by,
                               r.requested_name, r.requested_at, r.reason,
                               array_agg(e.id order by e.id) as ids,
                               (array_agg(e.target order by e.id))[1:5] as targets
                          from finding.ruling_request r
                          join finding.episode e on e.id = r.episode_id
                          join finding.finding f on f.id = e.finding_id
                         where r.decided_at is null
                         group by r.ruling, e.check_key, r.requested_by, r.requested_name,
                                  r.requested_at, r.reason
                         order by r.requested_at, e.check_key
                        """)
                .query(SelectionStore::asked)
                .list();
    }

    private static AskedRuling asked(ResultSet row, int number) throws SQLException {
        return new AskedRuling(
                Ruling.valueOf(row.getString("ruling")),
                row.getString("check_key"),
                row.getString("title"),
                row.getLong("requested_by"),
                row.getString("requested_name"),
                row.getTimestamp("requested_at").toInstant(),
                row.getString("reason"),
                EpisodeReader.longs(row.getArray("ids")),
                Arrays.asList((String[]) row.getArray("targets").getArray()));
    }
}
