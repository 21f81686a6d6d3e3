package org.fengsui.server.platform.page.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Bulk;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;

/** The sample list of the kit page: rows in memory, everything else as a room does it. */
final class KitList {

    static final ListSpec<Row> LIST =
            ListSpec.<Row>of(
                            "kit.list",
                            "/kit/list",
                            "due",
                            "id",
                            row -> Integer.toString(row.id()),
                            List.of(
                                    Column.<Row>of(
                                                    "level",
                                                    (row, reader) -> Cell.level(row.level()))
                                            .sortedBy("level"),
                                    Column.<Row>of("title", KitList::title).sortedBy("title"),
                                    Column.<Row>of("unit", (row, reader) -> Cell.words(row.unit()))
                                            .sortedBy("unit"),
                                    Column.<Row>of("state", KitList::state),
                                    Column.<Row>of("due", (row, reader) -> clock(row, reader))
                                            .sortedBy("due"),
                                    Column.<Row>of(
                                                    "count",
                                                    (row, reader) ->
                                                            Cell.figure(row.id() % 7 + 1L, "/kit"))
                                            .rightAligned()
                                            .hidden(),
                                    Column.<Row>of("seen", KitList::seen).hidden(),
                                    Column.<Row>of(
                                            "act",
                                            (row, reader) ->
                                                    Cell.act(
                                                            Action.link(
                                                                    reader.say("kit.open"),
                                                                    "/kit")))))
                    .filters(
                            Filter.text("q"),
                            Filter.any("level", "CRITICAL", "HIGH", "MEDIUM", "LOW"),
                            Filter.one("state", "open", "late", "done"),
                            Filter.day("since"))
                    .bulk(Bulk.of("assign", "/kit/post", Permission.SELF))
                    .rowsLeadTo(row -> "/kit?row=" + row.id())
                    .exportedAt("/kit/export.csv");

    private KitList() {}

    /**
     * A sample row.
     *
     * @param hours hours from now to its due; negative is late
     */
    record Row(int id, Level level, String title, String address, String unit, int hours) {

        String stateKey() {
            return id % 4 == 0 ? "done" : hours < 0 ? "late" : "open";
        }
    }

    static List<Row> rows(ListRequest asked, Reader reader) {
        var levels = List.of(Level.HIGH, Level.MEDIUM, Level.LOW, Level.CRITICAL, Level.MEDIUM);
        var rows = new ArrayList<Row>();
        for (int i = 1; i <= 120; i++) {
            rows.add(
                    new Row(
                            i,
                            levels.get(i % levels.size()),
                            reader.say("kit.sample.title" + i % 5),
                            "192.0.2." + i + ":443",
                            reader.say("kit.sample.unit" + i % 4),
                            (i * 37) % 160 - 24));
        }
        var words = asked.value("q").orElse("");
        var order =
                asked.sort().equals("level")
                        ? Comparator.comparing(Row::level)
                        : asked.sort().equals("due")
                                ? Comparator.comparingInt(Row::hours)
                                : Comparator.comparing(Row::title);
        return rows.stream()
                .filter(row -> (row.title() + row.unit() + row.address()).contains(words))
                .filter(row ->
                        asked.values("level").isEmpty()
                                || asked.values("level").contains(row.level().name()))
                .filter(row -> asked.value("state").map(row.stateKey()::equals).orElse(true))
                .sorted(asked.descending() ? order.reversed() : order)
                .toList();
    }

    private static Cell title(Row row, Reader reader) {
        return Cell.title(row.title(), row.address(), "/kit?row=" + row.id());
    }

    private static Cell state(Row row, Reader reader) {
        return Cell.state(
                switch (row.stateKey()) {
                    case "done" -> Chip.done(reader.say("kit.list.filter.state.done"));
                    case "late" -> Chip.late(reader.say("kit.list.filter.state.late"));
                    default -> Chip.open(reader.say("kit.list.filter.state.open"));
                });
    }

    private static Cell seen(Row row, Reader reader) {
        return Cell.moment(reader.times().now().minus(Duration.ofHours(row.id() * 5L)));
    }

    private static Cell clock(Row row, Reader reader) {
        var now = reader.times().now();
        var due = now.plus(Duration.ofHours(row.hours()));
        return Cell.clock(
                ClockBar.running(due.minus(Duration.ofDays(7)), due, reader.say("kit.sample.basis"))
                        .met(row.stateKey().equals("done") ? now.minusSeconds(9000) : null)
                        .explained("/kit"));
    }
}
