package org.fengsui.server.sensing.finding.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.observation.Category;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Treatment;
import org.fengsui.server.sensing.finding.domain.NoticePolicy.Earns;
import org.fengsui.server.sensing.finding.domain.NoticePolicy.Verification;
import org.springframework.stereotype.Component;

/** Versions of the notice policy, and what the latest says about episodes. */
@Component
class PolicyStore {

    /** What the policy says about episode {@code e}, with the parameters of {@link #parameters}. */
    static final String TREATMENT =
            """
            (select case
                      when exists (select from finding.raised r where r.episode_id = e.id)
                        or level = any (:policyAlways)
                        or level = any (:policyVerified)
                           and (:policyByHand and e.confirmed_at is not null
                                or :policySeveral and
                                   (select count(*)
                                      from (select s.namespace
                                              from finding.sighting s
                                             where s.finding_id = e.finding_id
                                               and s.ended_at is null
                                               and not exists (
                                                   select from finding.source o
                                                    where o.finding_id = s.finding_id
                                                      and o.import_id = s.first_import)
                                             union
                                            select '=' || o.name
                                              from finding.source o
                                             where o.finding_id = e.finding_id) seen) > 1
                                or :policyExploited and exists (
                                       select from finding.finding known
                                        where known.id = e.finding_id
                                          and known.refs && cast(:policyNumbers as text[])))
                        then 'AT_ONCE'
                      when level = any (:policyMonthly) then 'MONTHLY'
                      else 'INFORMATION' end
               from (select greatest(e.severity, coalesce((cast(:policyRanks as integer[]))[
                       array_position(cast(:policyCategories as text[]), e.category)], 0))
                       as level) as effective)
            """;

    /** Whether episode {@code e} waits for somebody to notice it. */
    static final String WAITS =
            """
             e.current and e.state in ('NEW', 'CONFIRMED') and e.presence = 'PRESENT'
               and (e.state <> 'NEW' or e.hidden_by is null)
            """;

    private final Database database;

    PolicyStore(Database database) {
        this.database = database;
    }

    static Map<String, Object> parameters(NoticePolicy policy) {
        var parameters = new HashMap<String, Object>();
        parameters.put("policyAlways", policy.ranks(rule -> rule.earns() == Earns.ALWAYS));
        parameters.put("policyVerified", policy.ranks(rule -> rule.earns() == Earns.VERIFIED));
        parameters.put(
                "policyMonthly", policy.ranks(rule -> rule.otherwise() == Treatment.MONTHLY));
        parameters.put("policyByHand", policy.counts().contains(Verification.BY_HAND));
        parameters.put("policySeveral", policy.counts().contains(Verification.SEVERAL_SOURCES));
        parameters.put("policyExploited", policy.counts().contains(Verification.EXPLOITED));
        parameters.put("policyNumbers", policy.exploited().toArray(String[]::new));
        var raised = List.copyOf(policy.atLeast().entrySet());
        parameters.put(
                "policyCategories",
                raised.stream().map(Map.Entry::getKey).map(Category::name).toArray(String[]::new));
        parameters.put(
                "policyRanks",
                raised.stream()
                        .map(Map.Entry<Category, Severity>::getValue)
                        .map(Severity::rank)
                        .toArray(Integer[]::new));
        return parameters;
    }

    /** All versions, the latest first. */
    List<PolicyVersion> versions(Scope scope, int most) {
        return database.in(scope)
                .sql(
                        """
                        select version, words, reason, author_name, at
                          from finding.notice_policy
                         order by version desc
                         limit :most
                        """)
                .param("most", most)
                .query(PolicyStore::version)
                .list();
    }

    /** What holds now. */
    PolicyVersion current(Scope scope) {
        return versions(scope, 1).stream()
                .findFirst()
                .orElseGet(
                        () -> new PolicyVersion(0, NoticePolicy.initial(), "", "", Instant.EPOCH));
    }

    private static PolicyVersion version(ResultSet row, int number) throws SQLException {
        return new PolicyVersion(
                row.getInt("version"),
                NoticePolicy.read(row.getString("words")),
                row.getString("reason"),
                row.getString("author_name"),
                row.getTimestamp("at").toInstant());
    }

    /** Adds a version; false if there is one of that number. */
    boolean add(
            Scope scope, int version, NoticePolicy policy, String reason, Actor by, Instant at) {
        return database.in(scope)
                        .sql(
                                """
                                insert into finding.notice_policy (
                                    version, words, reason, author_id, author_name, at)
                                values (:version, :words, :reason, :by, :name, :at)
                                    on conflict (version) do nothing
                                """)
                        .param("version", version)
                        .param("words", policy.words())
                        .param("reason", reason)
                        .param("by", by.accountId())
                        .param("name", by.name())
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    /** A person wants these noticed; those that were raised already keep their first reason. */
    void raise(Scope scope, Collection<Long> episodeIds, String reason, Actor by, Instant at) {
        database.in(scope)
                .sql(
                        """
                        insert into finding.raised (episode_id, reason, by_id, by_name, at)
                        select id, :reason, :by, :name, :at from unnest(:ids) as e (id)
                            on conflict (episode_id) do nothing
                        """)
                .param("ids", episodeIds.toArray(Long[]::new))
                .param("reason", reason)
                .param("by", by.accountId())
                .param("name", by.name())
                .param("at", Timestamp.from(at))
                .update();
    }

    /** What the policy says of episodes, by episode. */
    Map<Long, Treatment> treatments(Scope scope, Collection<Long> ids, NoticePolicy policy) {
        var treatments = new HashMap<Long, Treatment>();
        database.in(scope)
                .sql(
                        "select e.id, "
                                + TREATMENT
                                + " as treatment from finding.episode e where e.id = any (:ids)")
                .params(parameters(policy))
                .param("ids", ids.toArray(Long[]::new))
                .query(row -> {
                    treatments.put(
                            row.getLong("id"), Treatment.valueOf(row.getString("treatment")));
                });
        return treatments;
    }

    /** Which confirmed episodes are to be noticed at once, by unit, the most severe first. */
    Map<Long, List<Long>> noticedAtOnce(Scope scope, NoticePolicy policy) {
        return byUnit(scope, " and e.state = 'CONFIRMED'", Treatment.AT_ONCE, policy);
    }

    /** What waits for the monthly list, by unit, the most severe first. */
    Map<Long, List<Long>> monthlyEpisodes(Scope scope, NoticePolicy policy) {
        return byUnit(scope, "", Treatment.MONTHLY, policy);
    }

    private Map<Long, List<Long>> byUnit(
            Scope scope, String also, Treatment treatment, NoticePolicy policy) {
        var byUnit = new LinkedHashMap<Long, List<Long>>();
        database.in(scope)
                .sql(
                        "select e.unit_id, e.id from finding.episode e where "
                                + WAITS
                                + also
                                + " and e.unit_id is not null and "
                                + TREATMENT
                                + " = :treatment order by e.unit_id, e.severity desc, e.id")
                .params(parameters(policy))
                .param("treatment", treatment.name())
                .query(row -> {
                    byUnit.computeIfAbsent(row.getLong("unit_id"), _ -> new ArrayList<>())
                            .add(row.getLong("id"));
                });
        return byUnit;
    }

    /** How many findings of each unit wait for the monthly list, the most first. */
    List<MonthlyLine> monthly(Scope scope, NoticePolicy policy) {
        return database.in(scope)
                .sql(
                        "select e.unit_id, count(*) as findings, max(e.severity) as worst,"
                                + " min(e.first_seen) as oldest from finding.episode e where "
                                + WAITS
                                + " and e.unit_id is not null and "
                                + TREATMENT
                                + " = 'MONTHLY' group by e.unit_id"
                                + " order by findings desc, e.unit_id")
                .params(parameters(policy))
                .query((row, number) ->
                        new MonthlyLine(
                                row.getLong("unit_id"),
                                row.getLong("findings"),
                                Severity.ofRank(row.getInt("worst")),
                                row.getTimestamp("oldest").toInstant()))
                .list();
    }
}
