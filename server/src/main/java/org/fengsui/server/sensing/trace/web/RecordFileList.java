package org.fengsui.server.sensing.trace.web;

import java.util.List;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.trace.domain.RecordFileLine;

/** What the list of files of records offers. */
final class RecordFileList {

    static final ListSpec<RecordFileLine> LIST =
            ListSpec.<RecordFileLine>of(
                            "trace.files",
                            "/trace/records",
                            "-received",
                            "u.id",
                            file -> Long.toString(file.id()),
                            columns())
                    .filters(Filter.text("q"), Filter.any("state", "RECEIVED", "DONE", "REFUSED"))
                    .rowsLeadTo(file -> "/trace/records/" + file.id())
                    .sampledAt(RecordSample.PATH, Permission.TRACE_WORK);

    private RecordFileList() {}

    private static List<Column<RecordFileLine>> columns() {
        return List.of(
                Column.<RecordFileLine>of("name", RecordFileList::name),
                Column.<RecordFileLine>of(
                        "state",
                        (file, reader) ->
                                Cell.state(TraceLooks.state(file.state(), file.same(), reader))),
                Column.<RecordFileLine>of("records", (file, reader) -> Cell.figure(file.records()))
                        .sortedBy("u.records"),
                Column.<RecordFileLine>of("tooOld", (file, reader) -> Cell.figure(file.tooOld())),
                Column.<RecordFileLine>of("span", RecordFileList::span),
                Column.<RecordFileLine>of("received", RecordFileList::received).sortedBy("u.id"));
    }

    private static Cell span(RecordFileLine file, Reader reader) {
        if (file.firstAt() == null) {
            return Cell.words(null);
        }
        return Cell.words(
                reader.times().moment(file.firstAt()),
                file.lastAt() == null
                        ? reader.say("trace.files.running")
                        : reader.say("trace.files.until", reader.times().moment(file.lastAt())));
    }

    private static Cell name(RecordFileLine file, Reader reader) {
        return Cell.title(file.name(), "", "/trace/records/" + file.id());
    }

    private static Cell received(RecordFileLine file, Reader reader) {
        return Cell.words(file.receivedName(), reader.times().moment(file.receivedAt()));
    }
}
