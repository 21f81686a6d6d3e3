package org.fengsui.server.duty.circular.web;

import java.util.List;
import org.fengsui.server.duty.circular.Circular;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListSpec;
import org.jspecify.annotations.Nullable;

/** What the list of circulars offers. */
final class CircularList {

    /** A circular as a page shows it. */
    record Line(Circular circular, Chip state, @Nullable ClockBar bar) {}

    static final ListSpec<Line> LIST =
            ListSpec.<Line>of(
                            "circular.list",
                            "/circulars",
                            "-id",
                            "id",
                            line -> Long.toString(line.circular().id()),
                            List.of(
                                    Column.<Line>of("id", (line, _) -> title(line)).sortedBy("id"),
                                    Column.<Line>of(
                                                    "source",
                                                    (line, _) ->
                                                            Cell.words(line.circular().source()))
                                            .sortedBy("source"),
                                    Column.<Line>of(
                                                    "received",
                                                    (line, _) ->
                                                            Cell.moment(
                                                                    line.circular()
                                                                            .entry()
                                                                            .receivedAt()))
                                            .sortedBy("received_at"),
                                    Column.<Line>of("state", (line, _) -> Cell.state(line.state()))
                                            .sortedBy("state"),
                                    Column.<Line>of("due", (line, _) -> Cell.clock(line.bar()))))
                    .filters(Filter.text("q"), Filter.one("open", "yes", "no"))
                    .rowsLeadTo(line -> CircularPages.path(line.circular()))
                    .begunAt("/circulars/new", Permission.CIRCULAR_REGISTER);

    private CircularList() {}

    private static Cell title(Line line) {
        return Cell.title(
                line.circular().entry().subject(),
                line.circular().entry().number(),
                CircularPages.path(line.circular()));
    }
}
