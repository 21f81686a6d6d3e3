package org.fengsui.server.campus.registry.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What waits for the office in the registry, as pages of lists: first which, by what is asked, then
 * those in full.
 */
@Component
@Transactional(readOnly = true)
public class OfficeLists {

    /** What waits first, the oldest of it first; then what is decided, the newest first. */
    public static final String PROPOSALS_WAITING_FIRST =
            """
            (case when p.state = 'PROPOSED' then extract(epoch from p.proposed_at) - 1e12
                else - extract(epoch from p.decided_at) end)\
            """;

    /** The open ones first, the longest empty of them first; then the newest ended. */
    public static final String VACANCIES_OPEN_FIRST =
            """
            (case when v.state = 'OPEN' then (v.since - date '1900-01-01')::numeric - 1e12
                else - extract(epoch from v.ended_at) end)\
            """;

    private static final String PROPOSALS = " from registry.proposal p";

    private static final String VACANCIES =
            """
             from registry.vacancy v
            join registry.unit u on u.id = v.unit_id
            left join registry.appointment fa on fa.id = v.appointment_id
            left join registry.person former on former.id = fa.person_id
            """;

    private final Database database;
    private final ProposalStore proposals;
    private final VacancyStore vacancies;

    OfficeLists(Database database, ProposalStore proposals, VacancyStore vacancies) {
        this.database = database;
        this.proposals = proposals;
        this.vacancies = vacancies;
    }

    /** A page of what units proposed. */
    public ListResult<Proposal> proposals(Scope scope, ListRequest asked) {
        var params = new HashMap<String, Object>();
        var where =
                where(
                        asked,
                        params,
                        Map.of("state", "p.state", "kind", "p.kind"),
                        "p.unit_id",
                        List.of("p.title", "p.proposer", "p.note"));
        return page(
                scope,
                asked,
                "p.id" + PROPOSALS + where,
                params,
                ids -> by(proposals.some(scope, ids), Proposal::id));
    }

    /** A page of the posts that fell empty or changed hands. */
    public ListResult<Vacancy> vacancies(Scope scope, ListRequest asked) {
        var params = new HashMap<String, Object>();
        var where =
                where(
                        asked,
                        params,
                        Map.of("state", "v.state", "post", "v.post"),
                        "v.unit_id",
                        List.of("u.name", "former.name", "v.note"));
        return page(
                scope,
                asked,
                "v.id" + VACANCIES + where,
                params,
                ids -> by(vacancies.some(scope, ids), Vacancy::id));
    }

    private static <T> Map<Long, T> by(List<T> rows, Function<T, Long> id) {
        return rows.stream().collect(Collectors.toMap(id, row -> row));
    }

    private <T> ListResult<T> page(
            Scope scope,
            ListRequest asked,
            String some,
            Map<String, Object> params,
            Function<Collection<Long>, Map<Long, T>> whole) {
        var ids =
                database.in(scope)
                        .sql(
                                "select "
                                        + some
                                        + " order by "
                                        + asked.orderBy()
                                        + " limit :limit offset :offset")
                        .params(params)
                        .param("limit", asked.limit())
                        .param("offset", asked.offset())
                        .query(Long.class)
                        .list();
        long count =
                database.in(scope)
                        .sql("select count(*) from (select " + some + " limit :most) counted")
                        .params(params)
                        .param("most", ListRequest.COUNT_LIMIT + 1)
                        .query(Long.class)
                        .single();
        var rows = whole.apply(ids);
        return ListResult.of(
                asked, ids.stream().map(rows::get).filter(Objects::nonNull).toList(), count);
    }

    private static String where(
            ListRequest asked,
            Map<String, Object> params,
            Map<String, String> choices,
            String unit,
            List<String> words) {
        var conditions = new ArrayList<>(List.of("true"));
        choices.forEach((filter, column) -> {
            if (!asked.values(filter).isEmpty()) {
                conditions.add(column + " = any (:" + filter + ")");
                params.put(filter, asked.values(filter).toArray(String[]::new));
            }
        });
        asked.id("unit")
                .ifPresent(id -> {
                    conditions.add(unit + " = :unit");
                    params.put("unit", id);
                });
        asked.value("q")
                .ifPresent(text -> {
                    conditions.add(
                            words.stream()
                                    .map(column ->
                                            "position(lower(:q) in lower(coalesce("
                                                    + column
                                                    + ", ''))) > 0")
                                    .collect(Collectors.joining(" or ", "(", ")")));
                    params.put("q", text);
                });
        return " where " + String.join(" and ", conditions);
    }
}
