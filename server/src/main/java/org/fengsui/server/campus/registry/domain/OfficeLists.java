package org.fengsui.server.campus.registry.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Question;
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

    private static final String PROPOSALS = "from registry.proposal p";

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
        return whole(
                new Question(PROPOSALS, asked)
                        .any("state", "p.state = any (:state)")
                        .any("kind", "p.kind = any (:kind)")
                        .id("unit", "p.unit_id = :unit")
                        .words("p.title", "p.proposer", "p.note")
                        .answer(database.in(scope), "select p.id", OfficeLists::id),
                ids -> proposals.some(scope, ids),
                Proposal::id);
    }

    /** A page of the posts that fell empty or changed hands. */
    public ListResult<Vacancy> vacancies(Scope scope, ListRequest asked) {
        return whole(
                new Question(VACANCIES, asked)
                        .any("state", "v.state = any (:state)")
                        .any("post", "v.post = any (:post)")
                        .id("unit", "v.unit_id = :unit")
                        .words("u.name", "former.name", "v.note")
                        .answer(database.in(scope), "select v.id", OfficeLists::id),
                ids -> vacancies.some(scope, ids),
                Vacancy::id);
    }

    private static long id(ResultSet row, int number) throws SQLException {
        return row.getLong("id");
    }

    private static <T> ListResult<T> whole(
            ListResult<Long> found, Function<List<Long>, List<T>> read, Function<T, Long> id) {
        var rows = read.apply(found.rows()).stream().collect(Collectors.toMap(id, row -> row));
        return new ListResult<>(
                found.rows().stream().map(rows::get).filter(Objects::nonNull).toList(),
                found.more(),
                found.total());
    }
}
