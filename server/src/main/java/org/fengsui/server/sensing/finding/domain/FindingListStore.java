package org.fengsui.server.sensing.finding.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.fengsui.engine.observation.Category;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.campus.knowledge.Knowledge.Check;
import org.fengsui.server.campus.registry.Attributor.Outcome;
import org.fengsui.server.platform.kernel.BusinessClock;
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
    private static final List<String> DAYS = List.of("1", "3", "7", "14", "30");

    private final Database database;

    FindingListStore(Database database) {
        this.database = database;
    }

    /** What a request asks, as conditions with their parameters. */
    private record Question(List<String> conditions, Map<String, Object> params, boolean words) {

        String from() {
            return " from finding.episode e"
                    + (words ? " join finding.word_index x on x.finding_id = e.finding_id" : "")
                    + " where "
                    + String.join(" and ", conditions);
        }
    }

    List<FindingLine> page(Scope scope, ListRequest asked, NoticePolicy policy) {
        return statement(scope, asked, policy, asked.limit()).query(FindingListStore::line).list();
    }

    /** All that the request asks for, to be closed by the caller in its transaction. */
    Stream<FindingLine> all(Scope scope, ListRequest asked, NoticePolicy policy) {
        return statement(scope, asked, policy, asked.size())
                .withFetchSize(FETCH)
                .query(FindingListStore::line)
                .stream();
    }

    private StatementSpec statement(
            Scope scope, ListRequest asked, NoticePolicy policy, int limit) {
        var question = question(asked, policy);
        return database.in(scope)
                .sql(
                        "with page as materialized (select e.*"
                                + question.from()
                                + " order by "
                                + asked.orderBy()
                                + " limit :limit offset :offset) "
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
                                + asked.orderBy())
                .params(question.params())
                .param("limit", limit)
                .param("offset", asked.offset());
    }

    /** How many there are, counted up to the list's limit and one more. */
    long count(Scope scope, ListRequest asked, NoticePolicy policy) {
        var question = question(asked, policy);
        return database.in(scope)
                .sql(
                        "select count(*) from (select 1"
                                + question.from()
                                + " limit "
                                + (ListRequest.COUNT_LIMIT + 1)
                                + ") counted")
                .params(question.params())
                .query(Long.class)
                .single();
    }

    /** The checks that found any of what the request asks for. */
    Set<Check> checks(Scope scope, ListRequest asked, NoticePolicy policy) {
        var question = question(asked, policy);
        return database.in(scope)
                .sql(
                        """
                        select distinct f.check_key, f.refs from finding.finding f
                         where f.id in (select e.finding_id
                        """
                                + question.from()
                                + ")")
                .params(question.params())
                .query((row, _) -> new Check(row.getString("check_key"), refs(row)))
                .set();
    }

    private static Question question(ListRequest asked, NoticePolicy policy) {
        // What was open or fixed then, or came by an import, may be open again as another episode.
        var past =
                Stream.of("openOn", "fixed", "import").anyMatch(it -> asked.value(it).isPresent());
        var conditions = new ArrayList<>(List.of(past ? "true" : "e.current"));
        var params = new HashMap<>(PolicyStore.parameters(policy));
        var words = asked.value("q").map(SearchWords::asked).orElse(Set.of());
        if (!words.isEmpty()) {
            conditions.add("x.words @> cast(:words as text[])");
            params.put("words", words.toArray(String[]::new));
        }
        asked.value("open").ifPresent(open -> conditions.add(open(open)));
        any(asked, "state", "e.state", conditions, params);
        any(asked, "closing", "e.closed_as", conditions, params);
        any(asked, "presence", "e.presence", conditions, params);
        any(asked, "category", "e.category", conditions, params);
        if (!asked.values("level").isEmpty()) {
            conditions.add("e.severity = any (:level)");
            params.put(
                    "level",
                    asked.values("level").stream()
                            .map(level -> Severity.valueOf(level).rank())
                            .toArray(Integer[]::new));
        }
        number(asked, "unit", "e.unit_id", conditions, params);
        number(asked, "system", "e.system_id", conditions, params);
        number(asked, "rule", "e.hidden_by", conditions, params);
        asked.value("check")
                .ifPresent(check -> {
                    conditions.add("e.check_key = :check");
                    params.put("check", check);
                });
        asked.value("policy")
                .ifPresent(treatment -> {
                    conditions.add(
                            PolicyStore.WAITS + " and " + PolicyStore.TREATMENT + " = :policy");
                    params.put("policy", treatment);
                });
        asked.value("owner").ifPresent(owner -> conditions.add(ownerless(owner)));
        asked.value("since")
                .ifPresent(day -> {
                    conditions.add("e.opened_at >= :since");
                    params.put("since", start(LocalDate.parse(day)));
                });
        past(asked, conditions, params);
        asked.id("import")
                .ifPresent(id -> {
                    conditions.add(byImport(asked.value("effect").orElse("opened")));
                    params.put("import", id);
                });
        return new Question(conditions, params, !words.isEmpty());
    }

    private static Timestamp start(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(BusinessClock.ZONE).toInstant());
    }

    /** What was open at the end of a day, and what was proven fixed after so many days. */
    private static void past(
            ListRequest asked, List<String> conditions, Map<String, Object> params) {
        asked.value("openOn")
                .ifPresent(day -> {
                    conditions.add("e.opened_at < :openOn");
                    conditions.add("(e.closed_at is null or e.closed_at >= :openOn)");
                    conditions.add("not (e.state = 'NEW' and e.hidden_by is not null)");
                    conditions.add(
                            """
                            not exists (select from finding.acceptance a
                                         where a.episode_id = e.id and a.former_state is not null
                                           and a.decided_at < :openOn
                                           and (a.ended_at is null or a.ended_at >= :openOn))
                            """);
                    params.put("openOn", start(LocalDate.parse(day).plusDays(1)));
                });
        asked.value("fixed")
                .ifPresent(within -> {
                    conditions.add("e.closed_as = 'VERIFIED'");
                    conditions.add("e.closed_at - e.opened_at > make_interval(days => :over)");
                    int at = within.equals("more") ? DAYS.size() : DAYS.indexOf(within);
                    params.put("over", at == 0 ? 0 : Integer.parseInt(DAYS.get(at - 1)));
                    if (at < DAYS.size()) {
                        conditions.add(
                                "e.closed_at - e.opened_at <= make_interval(days => :under)");
                        params.put("under", Integer.parseInt(within));
                    }
                });
        asked.value("fixedFrom")
                .ifPresent(day -> {
                    conditions.add("e.closed_as = 'VERIFIED' and e.closed_at >= :fixedFrom");
                    params.put("fixedFrom", start(LocalDate.parse(day)));
                });
    }

    private static String open(String open) {
        return switch (open) {
            case "yes" ->
                    "e.state <> 'CLOSED' and e.state <> 'ACCEPTED'"
                            + " and (e.state <> 'NEW' or e.hidden_by is null)";
            case "hidden" -> "e.state = 'NEW' and e.hidden_by is not null";
            default -> "e.state = 'CLOSED'";
        };
    }

    /**
     * What an import did. What it saw again is known until a later one sees it; what it closed, as
     * long as it is its evidence that proves it gone.
     */
    private static String byImport(String effect) {
        return switch (effect) {
            case "again" ->
                    """
                    e.opened_import is distinct from :import
                    and exists (select from finding.sighting r
                                 where r.finding_id = e.finding_id and r.episode_id = e.id
                                   and r.last_import = :import and r.ended_at is null)
                    """;
            case "returned" -> "e.opened_import = :import and e.number > 1";
            case "closed" ->
                    """
                    e.id in (select r.episode_id from finding.sighting r
                              where r.ended_import = :import and r.ended_at = e.proof_at)
                    """;
            case "unattributed" ->
                    "e.opened_import = :import and e.unit_id is null and "
                            + "e.closed_as is distinct from 'SUPERSEDED'";
            default ->
                    "e.opened_import = :import and e.number = 1 and "
                            + "e.closed_as is distinct from 'SUPERSEDED'";
        };
    }

    private static String ownerless(String owner) {
        return switch (owner) {
            case "untraced" -> "e.closed_as = 'NOT_TRACED'";
            case "ambiguous" -> "e.unit_id is null and e.outcome = 'AMBIGUOUS'";
            case "pool" -> "e.unit_id is null and e.outcome = 'POOL'";
            case "unknown" -> "e.unit_id is null and e.outcome = 'UNATTRIBUTED'";
            default -> "e.unit_id is null";
        };
    }

    private static void any(
            ListRequest asked,
            String filter,
            String column,
            List<String> conditions,
            Map<String, Object> params) {
        if (!asked.values(filter).isEmpty()) {
            conditions.add(column + " = any (:" + filter + ")");
            params.put(filter, asked.values(filter).toArray(String[]::new));
        }
    }

    /** An identity that is none finds nothing. */
    private static void number(
            ListRequest asked,
            String filter,
            String column,
            List<String> conditions,
            Map<String, Object> params) {
        asked.id(filter)
                .ifPresent(id -> {
                    conditions.add(column + " = :" + filter);
                    params.put(filter, id);
                });
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
