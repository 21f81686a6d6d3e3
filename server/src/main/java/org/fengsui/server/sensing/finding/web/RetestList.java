package org.fengsui.server.sensing.finding.web;

import java.util.List;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Bulk;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.finding.domain.RetestLine;
import org.fengsui.server.sensing.finding.domain.RetestState;

/** What the re-test queue offers. */
final class RetestList {

    /** A row with the unit's name. */
    record Row(RetestLine line, String unit) {

        String href() {
            return "/findings/" + line.findingId();
        }
    }

    static final ListSpec<Row> LIST =
            ListSpec.<Row>of(
                            "retest.list",
                            "/retests",
                            "due",
                            "t.id",
                            row -> Long.toString(row.line().id()),
                            columns())
                    .filters(
                            Filter.any("state", "OPEN", "PASSED", "FAILED", "WITHDRAWN"),
                            Filter.oneOf("unit"),
                            Filter.oneOf("assignee"))
                    .bulk(Bulk.of("assign", "/retests/assign", Permission.FINDING_TRIAGE))
                    .rowsLeadTo(Row::href)
                    .begunAt("/notices", Permission.NOTICE_VIEW);

    private RetestList() {}

    private static List<Column<Row>> columns() {
        return List.of(
                Column.<Row>of("level", (row, reader) -> level(row)).sortedBy("e.severity"),
                Column.<Row>of("title", (row, reader) -> title(row)),
                Column.<Row>of("unit", (row, reader) -> Cell.words(row.unit())),
                Column.<Row>of("assignee", (row, reader) -> assignee(row))
                        .sortedBy("t.assignee_name"),
                Column.<Row>of("claimed", RetestList::claimed).sortedBy("t.requested_at"),
                Column.<Row>of("due", RetestList::due).sortedBy("t.due_at"),
                Column.<Row>of("state", RetestList::state),
                Column.<Row>of("act", RetestList::act));
    }

    private static Cell level(Row row) {
        return Cell.level(Level.of(row.line().severity()));
    }

    private static Cell title(Row row) {
        return Cell.title(row.line().title(), row.line().place(), row.href());
    }

    private static Cell assignee(Row row) {
        var name = row.line().assignee();
        return Cell.words(name == null ? "—" : name);
    }

    private static Cell claimed(Row row, Reader reader) {
        return Cell.words(reader.times().moment(row.line().requestedAt()), row.line().how());
    }

    private static Cell due(Row row, Reader reader) {
        return row.line().state() == RetestState.OPEN
                ? Cell.words(
                        reader.times().due(row.line().dueAt()),
                        reader.times().remaining(row.line().dueAt()))
                : Cell.moment(row.line().endedAt());
    }

    private static Cell state(Row row, Reader reader) {
        boolean late = reader.times().now().isAfter(row.line().dueAt());
        return Cell.state(Looks.retest(row.line().state(), late, reader));
    }

    private static Cell act(Row row, Reader reader) {
        return row.line().state() == RetestState.OPEN
                ? Cell.act(
                        Action.link(
                                reader.say("finding.act.retest"),
                                "/retests/" + row.line().episodeId() + "/record"))
                : Cell.words("", "");
    }
}
