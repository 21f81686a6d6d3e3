package org.fengsui.server.sensing.finding.web;

import java.util.List;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Bulk;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.sensing.finding.absorb.DeclaredLine;

/** What the list of declared absences offers. */
final class DeclaredList {

    static final String PATH = "/findings/declared";

    /** A row with the unit's name. */
    record Row(DeclaredLine line, String unit) {

        String href() {
            return "/findings/" + line.findingId();
        }
    }

    static final ListSpec<Row> LIST =
            ListSpec.<Row>of(
                            "declared.list",
                            PATH,
                            "-level",
                            "a.id",
                            row -> Long.toString(row.line().id()),
                            columns())
                    .filters(
                            Filter.any("level", "CRITICAL", "HIGH", "MEDIUM", "LOW", "INFO"),
                            Filter.oneOf("import").onlyByLink())
                    .bulk(Bulk.of("confirm", PATH + "/confirm", Permission.FINDING_TRIAGE))
                    .rowsLeadTo(Row::href)
                    .begunAt("/imports", Permission.INTAKE_RUN);

    private DeclaredList() {}

    private static List<Column<Row>> columns() {
        return List.of(
                Column.<Row>of("level", (row, reader) -> level(row)).sortedBy("e.severity"),
                Column.<Row>of("title", (row, reader) -> title(row)).sortedBy("f.title"),
                Column.<Row>of("unit", (row, reader) -> Cell.words(row.unit())),
                Column.<Row>of("seen", (row, reader) -> Cell.moment(row.line().lastSeen()))
                        .sortedBy("r.last_at"),
                Column.<Row>of("at", (row, reader) -> Cell.moment(row.line().at()))
                        .sortedBy("a.at"),
                Column.<Row>of("report", (row, reader) -> report(row)).sortedBy("a.import_id"));
    }

    private static Cell level(Row row) {
        return Cell.level(Level.of(row.line().severity()));
    }

    private static Cell title(Row row) {
        return Cell.title(row.line().title(), row.line().place(), row.href());
    }

    private static Cell report(Row row) {
        return Cell.words(row.line().report(), "#" + row.line().importId());
    }
}
