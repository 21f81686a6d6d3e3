package org.fengsui.server.duty.notice.web;

import java.util.List;
import org.fengsui.server.duty.notice.store.RequestSearch;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.ListSpec;

/** What the list of the units' requests offers. */
final class RequestList {

    /** A row: the request in words, and the level of its item. */
    record Row(RequestLine line, Level level) {}

    static final ListSpec<Row> LIST =
            ListSpec.<Row>of(
                            "notice.requests",
                            "/notices/requests",
                            "-state",
                            RequestSearch.BY_AGE,
                            row -> Long.toString(row.line().request().id()),
                            List.of(
                                    Column.<Row>of("request", (row, _) -> title(row.line())),
                                    Column.<Row>of(
                                                    "unit",
                                                    (row, _) -> Cell.words(row.line().unit()))
                                            .sortedBy("r.unit_id"),
                                    Column.<Row>of("level", (row, _) -> Cell.level(row.level()))
                                            .sortedBy(RequestSearch.BY_SEVERITY),
                                    Column.<Row>of("asked", (row, _) -> asked(row.line()))
                                            .sortedBy("r.asked_at"),
                                    Column.<Row>of("until", (row, _) -> until(row.line()))
                                            .sortedBy("r.asked_due"),
                                    Column.<Row>of(
                                                    "state",
                                                    (row, _) -> Cell.state(row.line().state()))
                                            .sortedBy(RequestSearch.BY_STATE),
                                    Column.<Row>of("outcome", (row, _) -> outcome(row.line())),
                                    Column.<Row>of(
                                                    "reason",
                                                    (row, _) ->
                                                            Cell.words(
                                                                    row.line().request().reason()))
                                            .hidden()))
                    .filters(
                            Filter.text("q"),
                            Filter.any(
                                    "state",
                                    "PENDING",
                                    "GRANTED",
                                    "REFUSED",
                                    "TAKEN_BACK",
                                    "LAPSED"),
                            Filter.one("kind", "EXTENSION", "MISDIRECTED", "NOT_OURS"),
                            Filter.one("turn", "first", "further"),
                            Filter.oneOf("unit"),
                            Filter.one("registry", "untaught"))
                    .rowsLeadTo(row -> href(row.line()))
                    .exportedAt("/notices/requests/export.csv")
                    .begunAt("/notices", Permission.NOTICE_VIEW);

    private RequestList() {}

    private static String href(RequestLine line) {
        return "/notices/requests/" + line.request().id();
    }

    private static Cell title(RequestLine line) {
        return Cell.title(line.title(), line.number() + " " + line.item(), href(line));
    }

    private static Cell asked(RequestLine line) {
        return Cell.words(line.asked());
    }

    private static Cell until(RequestLine line) {
        return Cell.words(line.until().isEmpty() ? null : line.until());
    }

    private static Cell outcome(RequestLine line) {
        return Cell.words(line.outcome().isEmpty() ? null : line.outcome());
    }
}
