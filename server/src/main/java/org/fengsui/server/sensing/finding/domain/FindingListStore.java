package org.fengsui.server.sensing.finding.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.fengsui.engine.observation.Category;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.campus.knowledge.Knowledge.Check;
import org.fengsui.server.campus.registry.Attributor.Outcome;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.Presence;
import org.fengsui.server.sensing.finding.Ruling;
import org.fengsui.server.sensing.finding.Treatment;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads pages of findings: first the page's episodes by index, then what is shown of them. */
@Component
class FindingListStore {

    private static final int FETCH = 500;

    private final Database database;

    FindingListStore(Database database) {
        this.database = database;
    }

    List<FindingLine> page(Scope scope, ListRequest asked, FindingQuestion question) {
        return statement(scope, asked, question, asked.limit())
                .query(FindingListStore::line)
                .list();
    }

    /** All that the request asks for, to be closed by the caller in its transaction. */
    Stream<FindingLine> all(Scope scope, ListRequest asked, FindingQuestion question) {
        return statement(scope, asked, question, asked.size())
                .withFetchSize(FETCH)
                .query(FindingListStore::line)
                .stream();
    }

    private StatementSpec statement(
            Scope scope, ListRequest asked, FindingQuestion question, int limit) {
        return question.in(
                        database.in(scope)
                                .sql(
                                        "with page as materialized ("
                                                + question.page(asked.orderBy())
                                                + ") "
                                                + """
                                                select e.id, e.finding_id, e.number, e.check_key, f.title,
                                                       f.refs, e.category, e.severity, e.target, host(f.ip) as ip, f.port,
                                                       f.protocol, f.url, e.unit_id, e.outcome, e.reason, e.state,
                                                       e.presence, e.regressed, e.closed_as, e.opened_at,
                                                       e.first_seen,
                                                       coalesce(s.last_at, e.first_seen) as last_seen,
                                                       (select r.ruling from finding.ruling_request r
                                                         where r.episode_id = e.id
                                                           and r.decided_at is null) as ruling,
                                                       case when e.state in ('NEW', 'CONFIRMED') then
                                                """
                                                + PolicyStore.TREATMENT
                                                + """
                                                       end as treatment
                                                  from page e
                                                  join finding.finding f on f.id = e.finding_id
                                                  left join lateral (
                                                      select max(last_at) as last_at
                                                        from finding.sighting s
                                                       where s.finding_id = e.finding_id
                                                         and s.episode_id = e.id) s on true
                                                """
                                                + " order by "
                                                + asked.orderBy()))
                .param("reach", limit + asked.offset())
                .param("limit", limit)
                .param("offset", asked.offset());
    }

    /** How many there are, counted up to the list's limit and one more. */
    long count(Scope scope, FindingQuestion question) {
        return question.in(database.in(scope).sql(question.count(ListRequest.COUNT_LIMIT + 1)))
                .query(Long.class)
                .single();
    }

    /** The checks that found any of what is asked for. */
    Set<Check> checks(Scope scope, FindingQuestion question) {
        return question.in(
                        database.in(scope)
                                .sql(
                                        """
                                        select distinct f.check_key, f.refs from finding.finding f
                                         where f.id in (
                                        """
                                                + question.findings()
                                                + ")"))
                .query((row, _) -> new Check(row.getString("check_key"), refs(row)))
                .set();
    }

    private static FindingLine line(ResultSet row, int number) throws SQLException {
        var closedAs = row.getString("closed_as");
        var treatment = row.getString("treatment");
        var ruling = row.getString("ruling");
        return new FindingLine(
                row.getLong("id"),
                row.getLong("finding_id"),
                row.getInt("number"),
                row.getString("check_key"),
                row.getString("title"),
                refs(row),
                Category.valueOf(row.getString("category")),
                Severity.ofRank(row.getInt("severity")),
                row.getString("target"),
                row.getString("ip"),
                row.getObject("port", Integer.class),
                row.getString("protocol"),
                row.getString("url"),
                row.getObject("unit_id", Long.class),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("reason"),
                EpisodeState.valueOf(row.getString("state")),
                Presence.valueOf(row.getString("presence")),
                row.getBoolean("regressed"),
                ruling == null ? null : Ruling.valueOf(ruling),
                treatment == null ? null : Treatment.valueOf(treatment),
                closedAs == null ? null : Closing.valueOf(closedAs),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("first_seen").toInstant(),
                row.getTimestamp("last_seen").toInstant());
    }

    private static List<String> refs(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("refs").getArray());
    }
}
