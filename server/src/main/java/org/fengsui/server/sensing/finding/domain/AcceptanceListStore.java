package org.fengsui.server.sensing.finding.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Question;
import org.springframework.stereotype.Component;

/** Reads acceptances of risks. */
@Component
class AcceptanceListStore {

    private static final String COLUMNS =
            """
            select a.id, a.episode_id, e.finding_id, e.check_key, f.title, e.severity, e.target,
                   f.port, e.unit_id, a.state, a.reason, a.measure, a.until_day, a.requested_by,
                   a.requested_name, a.requested_at, a.decided_name, a.decided_at,
                   a.decision_reason, a.ended_at, a.ended_why
            """;

    private static final String FROM =
            """
              from finding.acceptance a
              join finding.episode e on e.id = a.episode_id
              join finding.finding f on f.id = e.finding_id
            """;

    private final Database database;

    AcceptanceListStore(Database database) {
        this.database = database;
    }

    ListResult<AcceptanceLine> list(Scope scope, ListRequest asked) {
        return new Question(FROM, asked)
                .any("state", "a.state = any (:state)")
                .id("unit", "e.unit_id = :unit")
                .answer(database.in(scope), COLUMNS, AcceptanceListStore::line);
    }

    /** All acceptances of a finding's episodes, the latest first. */
    List<AcceptanceLine> ofFinding(Scope scope, long findingId) {
        return database.in(scope)
                .sql(COLUMNS + FROM + " where e.finding_id = :id order by a.id desc")
                .param("id", findingId)
                .query(AcceptanceListStore::line)
                .list();
    }

    /** What was asked at once by one person belongs together; the oldest first. */
    List<AskedAcceptance> asked(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select a.requested_by, a.requested_name, a.requested_at, a.reason,
                               a.measure, a.until_day,
                               (array_agg(f.title order by e.severity desc, e.id))[1] as title,
                               array_agg(e.id order by e.id) as ids,
                               (array_agg(e.target order by e.id))[1:5] as targets
                          from finding.acceptance a
                          join finding.episode e on e.id = a.episode_id
                          join finding.finding f on f.id = e.finding_id
                         where a.state = 'REQUESTED'
                         group by a.requested_by, a.requested_name, a.requested_at, a.reason,
                                  a.measure, a.until_day
                         order by a.requested_at
                        """)
                .query(AcceptanceListStore::asked)
                .list();
    }

    /** How many decisions wait. */
    long waiting(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select count(*)
                          from (select 1
                                  from finding.acceptance
                                 where state = 'REQUESTED'
                                 group by requested_by, requested_at, until_day, reason) asked
                        """)
                .query(Long.class)
                .single();
    }

    /** Those of the episodes for which one is asked for or in force. */
    Set<Long> live(Scope scope, Collection<Long> episodeIds) {
        return new TreeSet<>(
                database.in(scope)
                        .sql(
                                """
                                select episode_id
                                  from finding.acceptance
                                 where episode_id = any (:ids)
                                   and state in ('REQUESTED', 'ACCEPTED')
                                """)
                        .param("ids", episodeIds.toArray(Long[]::new))
                        .query(Long.class)
                        .list());
    }

    private static AskedAcceptance asked(ResultSet row, int number) throws SQLException {
        return new AskedAcceptance(
                row.getLong("requested_by"),
                row.getString("requested_name"),
                row.getTimestamp("requested_at").toInstant(),
                row.getString("reason"),
                row.getString("measure"),
                row.getDate("until_day").toLocalDate(),
                row.getString("title"),
                EpisodeReader.longs(row.getArray("ids")),
                Arrays.asList((String[]) row.getArray("targets").getArray()));
    }

    private static AcceptanceLine line(ResultSet row, int number) throws SQLException {
        return new AcceptanceLine(
                row.getLong("id"),
                row.getLong("episode_id"),
                row.getLong("finding_id"),
                row.getString("check_key"),
                row.getString("title"),
                Severity.ofRank(row.getInt("severity")),
                row.getString("target"),
                row.getObject("port", Integer.class),
                row.getObject("unit_id", Long.class),
                AcceptanceState.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getString("measure"),
                row.getDate("until_day").toLocalDate(),
                row.getLong("requested_by"),
                row.getString("requested_name"),
                row.getTimestamp("requested_at").toInstant(),
                row.getString("decided_name"),
                EpisodeReader.instant(row.getTimestamp("decided_at")),
                row.getString("decision_reason"),
                EpisodeReader.instant(row.getTimestamp("ended_at")),
                row.getString("ended_why"));
    }
}
