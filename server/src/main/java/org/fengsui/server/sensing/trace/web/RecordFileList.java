package org.fengsui.server.sensing.trace.web;

import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.trace.domain.RecordFileLine;

import java.util.List;

/** What the list of files of records offers. */
final class RecordFileList {

    static final ListSpec<RecordFileLine> LIST =
            ListSpec.<RecordFileLine>of(
                            "trace.files",
                            "/trace/records",
                            "-imported",
                            "f.id",
                            file -> Long.toString(file.id()),
                            columns())
                    .filters(Filter.text("q"));

    private RecordFileList() {}

    private static List<Column<RecordFileLine>> columns() {
        return List.of(
                Column.<RecordFileLine>of("name", (file, reader) -> Cell.words(file.name())),
                Column.<RecordFileLine>of("records", (file, reader) -> Cell.figure(file.records()))
                        .sortedBy("f.records"),
                Column.<RecordFileLine>of("tooOld", (file, reader) -> Cell.figure(file.tooOld())),
                Column.<RecordFileLine>of("span", RecordFileList::span),
                Column.<RecordFileLine>of("imported", RecordFileList::imported)
                        .sortedBy("f.imported_at"));
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

    private static Cell imported(RecordFileLine file, Reader reader) {
        return Cell.words(file.importedName(), reader.times().moment(file.importedAt()));
    }
}
