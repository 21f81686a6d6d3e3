package org.fengsui.server.sensing.finding.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.finding.domain.MonthlyLine;

/** What the page of the units' monthly lists offers: a row a unit. */
final class MonthlyList {

    /** A unit's monthly list with its name. */
    record Row(MonthlyLine line, String unit) {

        Level worst() {
            return Level.of(line.worst());
        }
    }

    static final String PATH = "/findings/monthly";

    static final ListSpec<Row> LIST =
            ListSpec.<Row>of(
                            "monthly",
                            PATH,
                            "-findings",
                            "unit",
                            row -> Long.toString(row.line().unitId()),
                            List.of(
                                    Column.<Row>of("unit", (row, _) -> unit(row)).sortedBy("unit"),
                                    Column.<Row>of("findings", (row, _) -> findings(row))
                                            .sortedBy("findings")
                                            .rightAligned(),
                                    Column.<Row>of("worst", (row, _) -> Cell.level(row.worst()))
                                            .sortedBy("worst"),
                                    Column.<Row>of(
                                                    "oldest",
                                                    (row, _) -> Cell.moment(row.line().oldest()))
                                            .sortedBy("oldest"),
                                    Column.<Row>of("list", MonthlyList::export)))
                    .filters(
                            Filter.text("q"),
                            Filter.any("worst", "CRITICAL", "HIGH", "MEDIUM", "LOW", "INFO"))
                    .rowsLeadTo(row -> "/findings" + asked(row))
                    .exportedAt(PATH + "/export.csv")
                    .begunAt("/notice-policy", Permission.FINDING_VIEW);

    private static final Map<String, Comparator<Row>> ORDERS =
            Map.of(
                    "unit", Comparator.comparing(Row::unit),
                    "findings",
                            Comparator.<Row>comparingLong(row -> row.line().findings())
                                    .thenComparing(Row::unit, Comparator.reverseOrder()),
                    "worst", Comparator.comparingInt(row -> row.line().worst().rank()),
                    "oldest", Comparator.comparing(row -> row.line().oldest()));

    private MonthlyList() {}

    /** The page that was asked for. */
    static ListResult<Row> page(ListRequest asked, List<Row> all) {
        return ListResult.within(
                asked, all.stream().filter(row -> fits(asked, row)).toList(), ORDERS);
    }

    private static boolean fits(ListRequest asked, Row row) {
        var levels = asked.values("worst");
        return asked.finds(row.unit())
                && (levels.isEmpty() || levels.contains(row.line().worst().name()));
    }

    private static String asked(Row row) {
        return "?open=yes&policy=MONTHLY&unit=" + row.line().unitId();
    }

    private static Cell unit(Row row) {
        return Cell.title(row.unit(), "", "/findings" + asked(row));
    }

    private static Cell findings(Row row) {
        return Cell.figure(row.line().findings(), "/findings" + asked(row));
    }

    private static Cell export(Row row, Reader reader) {
        return Cell.act(
                Action.link(reader.say("monthly.export"), "/findings/export.csv" + asked(row)));
    }
}
