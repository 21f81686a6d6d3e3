package org.fengsui.server.sensing.finding.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Question;
import org.springframework.stereotype.Component;

/** Reads rules of suppression with how much each hides. */
@Component
class SuppressionListStore {

    private static final String SELECT =
            """
            select s.*, s.network::text as net,
                   case s.state
                     when 'HOLDING' then (select count(*)
                                            from finding.episode e
                                           where e.hidden_by = s.id and e.current
                                             and e.state = 'NEW')
                     when 'REQUESTED' then (select count(*)
                                              from finding.episode e
                                              join finding.finding f on f.id = e.finding_id
                                             where e.current and
            """
                    + SuppressionStore.MATCHES
                    + """
                                                   )
                             else 0 end as findings
                    """;

    private static final String FROM = " from finding.suppression s";

    private static final String VIEW = SELECT + FROM;

    private final Database database;

    SuppressionListStore(Database database) {
        this.database = database;
    }

    ListResult<SuppressionLine> list(Scope scope, ListRequest asked) {
        return new Question(FROM, asked)
                .any("state", "s.state = any (:state)")
                .answer(database.in(scope), SELECT, SuppressionListStore::line);
    }

    List<SuppressionLine> asked(Scope scope) {
        return database.in(scope)
                .sql(VIEW + " where s.state = 'REQUESTED' order by s.id")
                .query(SuppressionListStore::line)
                .list();
    }

    Optional<SuppressionLine> hiding(Scope scope, long episodeId) {
        return database.in(scope)
                .sql(
                        VIEW
                                + """
                                 where s.id = (select hidden_by
                                                 from finding.episode
                                                where id = :episode and state = 'NEW')
                                """)
                .param("episode", episodeId)
                .query(SuppressionListStore::line)
                .optional();
    }

    long hidden(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select count(*)
                          from finding.episode
                         where hidden_by is not null and current and state = 'NEW'
                        """)
                .query(Long.class)
                .single();
    }

    private static SuppressionLine line(ResultSet row, int number) throws SQLException {
        return new SuppressionLine(
                row.getLong("id"),
                SuppressionState.valueOf(row.getString("state")),
                row.getString("check_key"),
                row.getString("net"),
                row.getObject("unit_id", Long.class),
                row.getObject("system_id", Long.class),
                Severity.ofRank(row.getInt("up_to")),
                row.getString("reason"),
                row.getDate("until_day").toLocalDate(),
                row.getLong("requested_by"),
                row.getString("requested_name"),
                row.getTimestamp("requested_at").toInstant(),
                row.getString("decided_name"),
                EpisodeReader.instant(row.getTimestamp("decided_at")),
                row.getString("decision_reason"),
                EpisodeReader.instant(row.getTimestamp("ended_at")),
                row.getString("ended_name"),
                row.getString("ended_why"),
                row.getLong("findings"));
    }
}
