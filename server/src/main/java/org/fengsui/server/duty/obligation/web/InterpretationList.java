package org.fengsui.server.duty.obligation.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.fengsui.server.duty.obligation.service.Interpretations.Interpretation;
import org.fengsui.server.duty.obligation.service.Interpretations.State;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;

/** What the list of readings offers; there are few of them, so they are read all together. */
final class InterpretationList {

    static final String PATH = "/interpretations";

    static final ListSpec<Interpretation> LIST =
            ListSpec.<Interpretation>of(
                            "interpretation.list",
                            PATH,
                            "state",
                            "key",
                            Interpretation::key,
                            List.of(
                                    Column.<Interpretation>of("text", InterpretationList::title),
                                    Column.<Interpretation>of(
                                                    "basis", (one, _) -> Cell.words(articles(one)))
                                            .sortedBy("basis"),
                                    Column.<Interpretation>of(
                                                    "state",
                                                    (one, reader) -> Cell.state(chip(one, reader)))
                                            .sortedBy("state"),
                                    Column.<Interpretation>of(
                                            "decision", InterpretationList::decision)))
                    .filters(
                            Filter.text("q"),
                            Filter.any("state", "PROPOSED", "ADOPTED", "REWORDED"))
                    .rowsLeadTo(InterpretationList::path)
                    .begunAt("/ledger", Permission.LEDGER_VIEW);

    private static final Map<String, Comparator<Interpretation>> ORDERS =
            Map.of(
                    "state", Comparator.comparing(Interpretation::state),
                    "basis", Comparator.comparing(InterpretationList::articles));

    private InterpretationList() {}

    static String path(Interpretation one) {
        return PATH + "/" + one.key();
    }

    /** The page that was asked for. */
    static ListResult<Interpretation> page(ListRequest asked, List<Interpretation> all) {
        return ListResult.within(
                asked, all.stream().filter(one -> fits(asked, one)).toList(), ORDERS);
    }

    private static boolean fits(ListRequest asked, Interpretation one) {
        var states = asked.values("state");
        var words = one.now().text().zh() + " " + one.now().text().en() + " " + articles(one);
        return asked.finds(words) && (states.isEmpty() || states.contains(one.state().name()));
    }

    /** The articles it bears on: 第六条、第十条. */
    static String articles(Interpretation one) {
        return String.join("、", one.articles());
    }

    /** Where it stands in one word. */
    static Chip chip(Interpretation one, Reader reader) {
        var word = reader.say("interpretation.state", one.state());
        return one.state() == State.PROPOSED ? Chip.open(word) : Chip.done(word);
    }

    private static Cell title(Interpretation one, Reader reader) {
        return Cell.title(one.now().text().in(reader.locale()), "", path(one));
    }

    private static Cell decision(Interpretation one, Reader reader) {
        var decision = one.now().decision();
        return decision == null
                ? Cell.words(null)
                : Cell.words(
                        reader.say(
                                "interpretation.decision",
                                decision.by(),
                                reader.times().date(decision.on())),
                        decision.document());
    }
}
