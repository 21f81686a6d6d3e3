package org.fengsui.server.duty.obligation.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Question;
import org.springframework.stereotype.Component;

/** Lists obligations by what a reader asks. */
@Component
public class LedgerSearch {

    private static final String LATE =
            """
            (o.due_at < :now and o.due_at < coalesce(o.met_at, :now) and o.state <> 'WAIVED')
            """;

    private final Database database;

    LedgerSearch(Database database) {
        this.database = database;
    }

    /** A page of the list; without their steps they are counted sooner. */
    public ListResult<Obligation> list(Scope scope, ListRequest asked, Instant now) {
        var rows =
                question(Columns.FROM, asked, now)
                        .page(database.in(scope), "select " + Columns.ALL, Columns::row);
        return ListResult.of(
                asked,
                rows.stream().map(Row::face).toList(),
                question("from obligation.obligation o", asked, now).count(database.in(scope)));
    }

    private static Question question(String from, ListRequest asked, Instant now) {
        var question =
                new Question(from, asked)
                        .any("duty", "o.duty = any (:duty)")
                        .any("waiver", "o.state = 'WAIVED' and o.waived_as = any (:waiver)")
                        .when("late", "yes", LATE)
                        .when("late", "no", "not " + LATE)
                        .with("now", Columns.at(now));
        var states = asked.values("state");
        if (!states.isEmpty()) {
            question.where("o.state in (" + states(states) + ")");
        }
        asked.value("obligor")
                .ifPresent(obligor -> {
                    question.where("o.obligor = :obligor").with("obligor", obligor);
                    if (obligor.matches("unit:[0-9]{1,18}")) {
                        long unit = Long.parseLong(obligor.substring("unit:".length()));
                        question.where("o.unit_id = :unit").with("unit", unit);
                    }
                });
        asked.value("from")
                .ifPresent(day ->
                        question.where("o.due_at > :from").with("from", Columns.at(start(day, 0))));
        asked.value("to")
                .ifPresent(day ->
                        question.where("o.due_at <= :to").with("to", Columns.at(start(day, 1))));
        return question;
    }

    /** Written out, and not as a parameter: the indexes on some states are found by it. */
    private static String states(List<String> wanted) {
        return wanted.stream()
                .map(ObligationState::valueOf)
                .map(state -> "'" + state + "'")
                .collect(Collectors.joining(", "));
    }

    private static Instant start(String day, int later) {
        return LocalDate.parse(day).plusDays(later).atStartOfDay(BusinessClock.ZONE).toInstant();
    }
}
