package org.fengsui.server.sensing.finding.domain;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.page.ListRequest;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * What a list asks for, as SQL. Words find an episode in several ways: by its own words, and by
 * what they name elsewhere. Each way is one query that its own index serves and that stops at a
 * limit, so that a name of half the school costs no more than one that nobody has.
 */
final class FindingQuestion {

    private static final List<String> DAYS = List.of("1", "3", "7", "14", "30");

    /** One way to find episodes, as a query of {@code e}. */
    @FunctionalInterface
    private interface Way {

        /**
         * The query.
         *
         * @param tail its order and limit, and those of each of its parts
         */
        String sql(String select, String tail);
    }

    private final List<Way> ways;
    private final Map<String, Object> params;

    private FindingQuestion(List<Way> ways, Map<String, Object> params) {
        this.ways = ways;
        this.params = params;
    }

    /**
     * The question of a request.
     *
     * @param named what the typed words name; nothing where none were typed
     */
    static FindingQuestion of(ListRequest asked, NoticePolicy policy, NamedByWords named) {
        var params = new HashMap<String, Object>();
        var conditions = conditions(asked, policy, params);
        var words = asked.value("q").map(SearchWords::asked).orElse(Set.of());
        var ways = new ArrayList<Way>();
        if (words.isEmpty()) {
            ways.add((select, tail) ->
                    select + " from finding.episode e where " + conditions + tail);
        } else {
            params.put("words", words.toArray(String[]::new));
            ways.add(indexed(conditions, "@> cast(:words as text[])"));
            named(conditions, named, ways, params);
        }
        return new FindingQuestion(ways, params);
    }

    private static Way indexed(String conditions, String match) {
        return (select, tail) ->
                select
                        + " from finding.episode e"
                        + " join finding.word_index x on x.finding_id = e.finding_id where "
                        + conditions
                        + " and x.words "
                        + match
                        + tail;
    }

    private static void named(
            String conditions, NamedByWords named, List<Way> ways, Map<String, Object> params) {
        if (!named.numbers().isEmpty()) {
            ways.add(indexed(conditions, "&& cast(:numbers as text[])"));
            params.put("numbers", named.numbers().toArray(String[]::new));
        }
        if (!named.checks().isEmpty()) {
            ways.add(each(conditions, "e.check_key", "cast(:checks as text[])"));
            params.put("checks", named.checks().toArray(String[]::new));
        }
        if (!named.systems().isEmpty()) {
            ways.add(each(conditions, "e.system_id", "cast(:systems as bigint[])"));
            params.put("systems", named.systems().toArray(Long[]::new));
        }
        if (!named.units().isEmpty()) {
            ways.add(each(conditions, "e.unit_id", "cast(:units as bigint[])"));
            params.put("units", named.units().toArray(Long[]::new));
        }
    }

    /** Value by value, because an index gives the order of one value only. */
    private static Way each(String conditions, String column, String values) {
        return (select, tail) ->
                select
                        + " from unnest("
                        + values
                        + ") named(value) cross join lateral"
                        + " (select e.* from finding.episode e where "
                        + conditions
                        + " and "
                        + column
                        + " = named.value"
                        + tail
                        + ") e"
                        + tail;
    }

    /**
     * The rows of one page's episodes, in order; binds {@code reach}, {@code limit} and {@code
     * offset}.
     */
    String page(String orderBy) {
        var tail = " order by " + orderBy + " limit :limit offset :offset";
        if (ways.size() == 1) {
            return ways.getFirst().sql("select e.*", tail);
        }
        return "select e.* from finding.episode e where e.id in ("
                + together("select e.id", " order by " + orderBy + " limit :reach", " union ")
                + ")"
                + tail;
    }

    /** How many episodes there are, counted up to the limit. */
    String count(int limit) {
        return "select least(count(*), "
                + limit
                + ") from ("
                + together(
                        ways.size() == 1 ? "select" : "select e.id", " limit " + limit, " union ")
                + ") counted";
    }

    /** The identities of the findings. */
    String findings() {
        return together("select e.finding_id", "", " union all ");
    }

    private String together(String select, String tail, String with) {
        return ways.size() == 1
                ? ways.getFirst().sql(select, tail)
                : ways.stream()
                        .map(way -> "(" + way.sql(select, tail) + ")")
                        .collect(Collectors.joining(with));
    }

    /** Binds what was asked. */
    StatementSpec in(StatementSpec statement) {
        return statement.params(params);
    }

    private static String conditions(
            ListRequest asked, NoticePolicy policy, Map<String, Object> params) {
        params.putAll(PolicyStore.parameters(policy));
        // What was open or fixed then, or came by an import, may be open again as another episode.
        var past =
                Stream.of("openOn", "fixed", "import").anyMatch(it -> asked.value(it).isPresent());
        var conditions = new ArrayList<>(List.of(past ? "true" : "e.current"));
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
        return String.join(" and ", conditions);
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
}
