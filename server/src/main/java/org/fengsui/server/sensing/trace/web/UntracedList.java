package org.fengsui.server.sensing.trace.web;

import java.util.List;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.sensing.trace.domain.Hit;

/** What the list of hits without one account offers. */
final class UntracedList {

    static final ListSpec<Hit> LIST =
            ListSpec.<Hit>of(
                            "trace.untraced",
                            "/terminal-tasks/untraced",
                            "-at",
                            "h.id",
                            hit -> Long.toString(hit.id()),
                            columns())
                    .filters(Filter.text("q"), Filter.any("outcome", "AMBIGUOUS", "NOT_TRACED"))
                    .rowsLeadTo(UntracedList::href);

    private UntracedList() {}

    private static String href(Hit hit) {
        return "/terminal-tasks/hits/" + hit.id();
    }

    private static List<Column<Hit>> columns() {
        return List.of(
                Column.<Hit>of("level", (hit, reader) -> Cell.level(Level.of(hit.severity())))
                        .sortedBy("h.severity"),
                Column.<Hit>of(
                        "title",
                        (hit, reader) -> Cell.title(hit.title(), TraceLooks.place(hit), href(hit))),
                Column.<Hit>of(
                        "outcome",
                        (hit, reader) ->
                                Cell.state(TraceLooks.outcome(hit.answer().outcome(), reader))),
                Column.<Hit>of("why", (hit, reader) -> Cell.words(TraceLooks.why(hit, reader))),
                Column.<Hit>of("at", (hit, reader) -> Cell.moment(hit.at())).sortedBy("h.at"));
    }
}
