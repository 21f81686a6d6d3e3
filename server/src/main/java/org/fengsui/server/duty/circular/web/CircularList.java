package org.fengsui.server.duty.circular.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fengsui.server.duty.circular.Circular;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.ListSpec;
import org.jspecify.annotations.Nullable;

/** What the list of circulars offers; there are few of them, so they are read all together. */
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
                                            .sortedBy("received"),
                                    Column.<Line>of("state", (line, _) -> Cell.state(line.state()))
                                            .sortedBy("state"),
                                    Column.<Line>of("due", (line, _) -> Cell.clock(line.bar()))
                                            .sortedBy("due")))
                    .filters(Filter.text("q"), Filter.one("open", "yes", "no"))
                    .rowsLeadTo(line -> CircularPages.path(line.circular()))
                    .begunAt("/circulars/new", Permission.CIRCULAR_REGISTER);

    private static final ClockBar NEVER = ClockBar.running(Instant.MAX, Instant.MAX, "");

    private static final Map<String, Comparator<Line>> ORDERS =
            Map.of(
                    "id", Comparator.comparingLong(line -> line.circular().id()),
                    "source", Comparator.comparing(line -> line.circular().source()),
                    "received", Comparator.comparing(line -> line.circular().entry().receivedAt()),
                    "state", Comparator.comparing(line -> line.circular().state()),
                    "due",
                            Comparator.comparing(
                                    line -> Objects.requireNonNullElse(line.bar(), NEVER).due()));

    private CircularList() {}

    /** The page that was asked for. */
    static ListResult<Line> page(ListRequest asked, List<Line> all) {
        return ListResult.within(
                asked, all.stream().filter(line -> fits(asked, line)).toList(), ORDERS);
    }

    private static boolean fits(ListRequest asked, Line line) {
        var circular = line.circular();
        return asked.finds(circular.called() + " " + circular.source())
                && asked.value("open").stream()
                        .allMatch(open -> open.equals("yes") != circular.state().over());
    }

    private static Cell title(Line line) {
        return Cell.title(
                line.circular().entry().subject(),
                line.circular().entry().number(),
                CircularPages.path(line.circular()));
    }
}
