package org.fengsui.server.account.accountability.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.fengsui.server.account.accountability.Scorecard;
import org.fengsui.server.account.accountability.Scorecards.Year;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;

/** What the list of cards offers. */
final class ScoreList {

    /**
     * A card with its owner's name.
     *
     * @param name what the unit or office is called
     * @param year of which it is
     */
    record Row(Scorecard card, String name, int year) {

        String href() {
            return "/scores/" + year + "/" + card.obligor().key();
        }

        private long against(String yardstick) {
            var line = card.line(yardstick);
            var tally = line == null ? null : line.tally();
            return tally == null ? 0 : tally.against();
        }
    }

    static final ListSpec<Row> LIST =
            ListSpec.<Row>of(
                            "score.list",
                            "/scores",
                            "score",
                            "key",
                            row -> row.card().obligor().key(),
                            List.of(
                                    Column.<Row>of(
                                                    "name",
                                                    (row, _) ->
                                                            Cell.title(row.name(), "", row.href()))
                                            .sortedBy("name"),
                                    Column.<Row>of(
                                                    "score",
                                                    (row, reader) ->
                                                            Cell.words(
                                                                    CardView.score(
                                                                            row.card().score(),
                                                                            reader)))
                                            .sortedBy("score")
                                            .rightAligned(),
                                    Column.<Row>of("rate", ScoreList::rate)
                                            .sortedBy("rate")
                                            .rightAligned(),
                                    figure("late", "late-days"),
                                    figure("repeat", "repeat-findings"),
                                    figure("returned", "returned-answers"),
                                    figure("extended", "extensions"),
                                    figure("false", "false-claims")))
                    .filters(Filter.text("q"), Filter.oneOf("year"))
                    .rowsLeadTo(Row::href);

    private static final Map<String, Comparator<Row>> ORDERS =
            Map.of(
                    "name", Comparator.comparing(Row::name),
                    "score", Comparator.comparingDouble(row -> row.card().score()),
                    "rate", Comparator.comparingDouble(row -> share(row.card())),
                    "late", Comparator.comparingLong(row -> row.against("late-days")),
                    "repeat", Comparator.comparingLong(row -> row.against("repeat-findings")),
                    "returned", Comparator.comparingLong(row -> row.against("returned-answers")),
                    "extended", Comparator.comparingLong(row -> row.against("extensions")),
                    "false", Comparator.comparingLong(row -> row.against("false-claims")));

    private ScoreList() {}

    private static Column<Row> figure(String column, String yardstick) {
        return Column.<Row>of(
                        column,
                        (row, _) ->
                                Cell.figure(row.against(yardstick), row.href() + "/" + yardstick))
                .sortedBy(column)
                .rightAligned();
    }

    private static Cell rate(Row row, Reader reader) {
        return Cell.words(reader.times().percent(share(row.card())));
    }

    /** The share of duties that were on time; NaN where none was due. */
    static double share(Scorecard card) {
        var line = card.line("on-time");
        var tally = line == null ? null : line.tally();
        return tally == null || tally.cases() == 0
                ? Double.NaN
                : (double) (tally.cases() - tally.against()) / tally.cases();
    }

    /** The page of a year that is asked for. */
    static ListResult<Row> page(ListRequest asked, Year year, Reader reader) {
        return ListResult.within(
                asked,
                year.cards().stream()
                        .map(card ->
                                new Row(
                                        card,
                                        CardView.name(year, card.obligor(), reader),
                                        year.year()))
                        .filter(row -> asked.finds(row.name()))
                        .toList(),
                ORDERS);
    }
}
