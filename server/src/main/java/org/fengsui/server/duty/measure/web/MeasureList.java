package org.fengsui.server.duty.measure.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fengsui.server.duty.measure.web.MeasureController.Line;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.ListSpec;

/** What the list of measures offers; there are few of them, so they are read all together. */
final class MeasureList {

    static final ListSpec<Line> LIST =
            ListSpec.<Line>of(
                            "measure.list",
                            "/measures",
                            "-id",
                            "id",
                            line -> Long.toString(line.measure().id()),
                            List.of(
                                    Column.<Line>of("id", (line, _) -> title(line)).sortedBy("id"),
                                    Column.<Line>of("unit", (line, _) -> Cell.words(line.unit()))
                                            .sortedBy("unit"),
                                    Column.<Line>of("executor", (line, _) -> executor(line))
                                            .sortedBy("executor"),
                                    Column.<Line>of("state", (line, _) -> Cell.state(line.state()))
                                            .sortedBy("state"),
                                    Column.<Line>of("due", (line, _) -> Cell.clock(line.bar()))
                                            .sortedBy("due"),
                                    Column.<Line>of(
                                                    "basis",
                                                    (line, _) -> Cell.words(line.measure().basis()))
                                            .hidden()))
                    .filters(
                            Filter.text("q"),
                            Filter.one("open", "yes", "no"),
                            Filter.any(
                                    "state",
                                    "PROPOSED",
                                    "ORDERED",
                                    "CONFIRMED",
                                    "VERIFIED",
                                    "RESTORATION_ASKED",
                                    "RETESTED",
                                    "LIFTED",
                                    "REVOKED",
                                    "ENDED"),
                            Filter.oneOf("unit"))
                    .rowsLeadTo(line -> "/measures/" + line.measure().id())
                    .exportedAt("/measures/export.csv")
                    .begunAt("/notices", Permission.MEASURE_ORDER);

    private static final ClockBar NEVER = ClockBar.running(Instant.MAX, Instant.MAX, "");

    private static final Map<String, Comparator<Line>> ORDERS =
            Map.of(
                    "id", Comparator.comparingLong(line -> line.measure().id()),
                    "unit", Comparator.comparing(Line::unit),
                    "executor", Comparator.comparing(line -> line.measure().executor()),
                    "state", Comparator.comparing(line -> line.measure().state()),
                    "due", Comparator.comparing(MeasureList::due));

    private MeasureList() {}

    /** The page that was asked for. */
    static ListResult<Line> page(ListRequest asked, List<Line> all) {
        return ListResult.within(
                asked, all.stream().filter(line -> fits(asked, line)).toList(), ORDERS);
    }

    private static boolean fits(ListRequest asked, Line line) {
        var measure = line.measure();
        var text = measure.called() + " " + measure.reason() + " " + line.unit();
        var states = asked.values("state");
        return asked.finds(text)
                && asked.value("open").stream()
                        .allMatch(open -> open.equals("yes") != measure.state().over())
                && (states.isEmpty() || states.contains(measure.state().name()))
                && asked.value("unit").stream()
                        .allMatch(unit -> unit.equals(Long.toString(measure.unitId())));
    }

    private static Instant due(Line line) {
        return Objects.requireNonNullElse(line.bar(), NEVER).due();
    }

    private static Cell title(Line line) {
        return Cell.title(
                line.measure().called(),
                line.measure().reason(),
                "/measures/" + line.measure().id());
    }

    private static Cell executor(Line line) {
        var name = line.measure().executor();
        return Cell.words(name.isEmpty() ? null : name);
    }
}
