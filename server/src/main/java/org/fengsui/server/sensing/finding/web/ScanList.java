package org.fengsui.server.sensing.finding.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.finding.domain.Rescans;
import org.jspecify.annotations.Nullable;

/** What the list of scan coverage offers: every system in service with its last scans. */
final class ScanList {

    /**
     * A row with the unit's name.
     *
     * @param line the system and its scans
     * @param unit who owns it
     * @param bar the clock of the scan that is due; null where none runs
     */
    record Row(Rescans.Line line, String unit, @Nullable ClockBar bar) {

        String href() {
            return "/registry/systems/" + line.system().id();
        }

        private boolean shownAs(String show) {
            return switch (show) {
                case "beyond" -> line.overdue();
                case "never" -> line.scanned() == null;
                case "login" -> line.loginOverdue();
                case "outside" -> line.system().offCampus();
                default -> true;
            };
        }

        private String places() {
            return Stream.concat(
                            line.system().addresses().stream().sorted(),
                            line.system().names().stream().sorted())
                    .collect(Collectors.joining(" "));
        }
    }

    static final ListSpec<Row> LIST =
            ListSpec.<Row>of(
                            "scans.list",
                            "/findings/scans",
                            "scanned",
                            "id",
                            row -> Long.toString(row.line().system().id()),
                            columns())
                    .filters(
                            Filter.text("q"),
                            Filter.one("show", "beyond", "never", "login", "outside"),
                            Filter.oneOf("unit"))
                    .rowsLeadTo(Row::href)
                    .exportedAt("/findings/scans/export.csv")
                    .begunAt("/registry/systems", Permission.REGISTRY_VIEW);

    private static final Map<String, Comparator<Row>> ORDERS =
            Map.of(
                    "system", Comparator.comparing(row -> row.line().system().name()),
                    "unit", Comparator.comparing(Row::unit),
                    "scanned", Comparator.comparing(row -> known(row.line().scanned())),
                    "login", Comparator.comparing(row -> known(row.line().signedIn())));

    private ScanList() {}

    /** What was never scanned stands before all. */
    private static Instant known(@Nullable Instant at) {
        return Objects.requireNonNullElse(at, Instant.MIN);
    }

    private static List<Column<Row>> columns() {
        return List.of(
                Column.<Row>of("system", (row, _) -> title(row)).sortedBy("system"),
                Column.<Row>of("unit", (row, _) -> Cell.words(row.unit())).sortedBy("unit"),
                Column.<Row>of("scanned", (row, reader) -> at(row.line().scanned(), reader))
                        .sortedBy("scanned"),
                Column.<Row>of("login", (row, reader) -> at(row.line().signedIn(), reader))
                        .sortedBy("login"),
                Column.<Row>of("state", ScanList::state),
                Column.<Row>of("due", (row, _) -> Cell.clock(row.bar())),
                Column.<Row>of("places", ScanList::places),
                Column.<Row>of("permission", ScanList::permission));
    }

    private static Cell title(Row row) {
        return Cell.title(row.line().system().name(), "", row.href());
    }

    private static Cell at(@Nullable Instant at, Reader reader) {
        return at == null ? Cell.words(reader.say("scans.never")) : Cell.moment(at);
    }

    private static Cell state(Row row, Reader reader) {
        if (row.line().overdue()) {
            return Cell.state(Chip.open(reader.say("scans.overdue")));
        }
        return Cell.state(
                row.line().loginOverdue()
                        ? Chip.waiting(reader.say("scans.loginOverdue"))
                        : Chip.done(reader.say("scans.within")));
    }

    private static Cell places(Row row, Reader reader) {
        return row.places().isEmpty()
                ? Cell.words(reader.say("scans.nowhere"))
                : Cell.code(row.places());
    }

    private static Cell permission(Row row, Reader reader) {
        var until = row.line().permittedUntil();
        if (!row.line().allowed()) {
            var form = ScanController.PATH + "/systems/" + row.line().system().id() + "/permission";
            return reader.actor().may(Permission.FINDING_TRIAGE)
                    ? Cell.act(Action.link(reader.say("scans.offCampus"), form))
                    : Cell.words(reader.say("scans.notAllowed"));
        }
        return Cell.words(until == null ? "" : reader.say("scans.permittedUntil", until), "");
    }

    /** The page that was asked for. */
    static ListResult<Row> page(ListRequest asked, List<Row> all) {
        return ListResult.within(
                asked, all.stream().filter(row -> fits(asked, row)).toList(), ORDERS);
    }

    private static boolean fits(ListRequest asked, Row row) {
        var text = row.line().system().name() + " " + row.unit() + " " + row.places();
        return asked.finds(text)
                && asked.value("show").stream().allMatch(row::shownAs)
                && asked.value("unit").stream()
                        .allMatch(unit ->
                                unit.equals(Long.toString(row.line().system().ownerUnitId())));
    }
}
