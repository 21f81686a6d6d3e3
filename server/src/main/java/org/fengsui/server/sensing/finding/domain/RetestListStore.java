package org.fengsui.server.sensing.finding.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the queue of what awaits proof. */
@Component
class RetestListStore {

    static final String COLUMNS =
            """
            select t.id, t.episode_id, e.finding_id, e.check_key, f.title, e.severity, e.target,
                   f.port, f.protocol, e.unit_id, t.assignee_id, t.assignee_name, t.requested_at,
                   t.requested_by, t.how, t.due_at, t.state, t.ended_at, t.ended_note
            """;

    static final String FROM =
            """
              from finding.retest t
              join finding.episode e on e.id = t.episode_id
              join finding.finding f on f.id = e.finding_id
            """;

    private static final String WHOSE =
            """
            (:assignee = '' or t.assignee_id::text = :assignee
              or (:assignee = 'none' and t.assignee_id is null))
            """;

    private final Database database;

    RetestListStore(Database database) {
        this.database = database;
    }

    ListResult<RetestLine> list(Scope scope, ListRequest asked) {
        return new Question(FROM, asked)
                .any("state", "t.state = any (:state)")
                .id("unit", "e.unit_id = :unit")
                .where(WHOSE)
                .with("assignee", asked.value("assignee").orElse(""))
                .answer(database.in(scope), COLUMNS, RetestListStore::line);
    }

    /** Those somebody chose, the earliest due first. */
    List<RetestLine> chosen(Scope scope, Collection<Long> ids) {
        return database.in(scope)
                .sql(COLUMNS + FROM + " where t.id = any (:ids) order by t.due_at, t.id")
                .param("ids", ids.toArray(Long[]::new))
                .query(RetestListStore::line)
                .list();
    }

    /**
     * Where an open one is to look.
     *
     * @param systemId the system it concerns; null where none is registered
     */
    record Place(
            long episodeId,
            String title,
            String target,
            @Nullable Integer port,
            @Nullable String protocol,
            @Nullable Long systemId) {}

    /** Where the open ones are to look; those of one assignee, of {@code none}, or all. */
    List<Place> places(Scope scope, @Nullable String whose) {
        return database.in(scope)
                .sql(
                        """
                        select t.episode_id, f.title, e.target, f.port, f.protocol, e.system_id
                        """
                                + FROM
                                + " where t.state = 'OPEN' and "
                                + WHOSE
                                + " order by e.target, f.port, t.id")
                .param("assignee", whose == null ? "" : whose)
                .query(Place.class)
                .list();
    }

    static RetestLine line(ResultSet row, int number) throws SQLException {
        return new RetestLine(
                row.getLong("id"),
                row.getLong("episode_id"),
                row.getLong("finding_id"),
                row.getString("check_key"),
                row.getString("title"),
                Severity.ofRank(row.getInt("severity")),
                row.getString("target"),
                row.getObject("port", Integer.class),
                row.getString("protocol"),
                row.getObject("unit_id", Long.class),
                row.getObject("assignee_id", Long.class),
                row.getString("assignee_name"),
                row.getTimestamp("requested_at").toInstant(),
                row.getString("requested_by"),
                row.getString("how"),
                row.getTimestamp("due_at").toInstant(),
                RetestState.valueOf(row.getString("state")),
                EpisodeReader.instant(row.getTimestamp("ended_at")),
                row.getString("ended_note"));
    }
}
