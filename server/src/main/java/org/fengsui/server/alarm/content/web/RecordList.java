package org.fengsui.server.alarm.content.web;

import java.util.List;
import org.fengsui.server.alarm.content.ContentRecord;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;

/** What the lists of records offer: 宣传部’s, and 网信办’s of what was reported to it. */
final class RecordList {

    static final ListSpec<ContentRecord> LIST =
            spec("content.list", "/content")
                    .filters(
                            Filter.text("q"),
                            Filter.any("state", "NEW", "CONCERN", "REPORTED", "NO_CONCERN"),
                            Filter.any("judgement", "WARNING", "TENDENCY", "SPROUT"))
                    .begunAt("/content/new", Permission.CONTENT_WORK);

    static final ListSpec<ContentRecord> REPORTS =
            spec("content.reports", "/content/reports")
                    .filters(
                            Filter.text("q"),
                            Filter.any("judgement", "WARNING", "TENDENCY", "SPROUT"));

    private RecordList() {}

    private static ListSpec<ContentRecord> spec(String key, String path) {
        return ListSpec.<ContentRecord>of(
                        key,
                        path,
                        "-found",
                        "r.id",
                        record -> Long.toString(record.id()),
                        List.of(
                                Column.<ContentRecord>of("title", RecordList::title)
                                        .sortedBy("r.title"),
                                Column.<ContentRecord>of(
                                                "state",
                                                (record, reader) ->
                                                        Cell.state(chip(record, reader)))
                                        .sortedBy("r.state"),
                                Column.<ContentRecord>of(
                                                "found",
                                                (record, _) ->
                                                        Cell.moment(record.entry().foundAt()))
                                        .sortedBy("r.found_at"),
                                Column.<ContentRecord>of(
                                                "seen", (record, _) -> Cell.figure(record.seen()))
                                        .sortedBy("r.seen")))
                .rowsLeadTo(record -> "/content/" + record.id());
    }

    private static Cell title(ContentRecord record, Reader reader) {
        var source = record.entry().source();
        return Cell.title(
                record.entry().title(),
                source.isEmpty() ? reader.say("content.origin", record.entry().origin()) : source,
                "/content/" + record.id());
    }

    /** Where it stands in one word, with what kind of concern it is. */
    static Chip chip(ContentRecord record, Reader reader) {
        var judgement = record.judgement();
        var word = reader.say("content.state", record.state());
        var said =
                judgement == null
                        ? word
                        : reader.say("content.judgement", judgement) + " · " + word;
        return switch (record.state()) {
            case NEW -> Chip.open(said);
            case CONCERN -> Chip.waiting(said);
            case REPORTED -> Chip.done(said);
            case NO_CONCERN -> Chip.quiet(said);
        };
    }
}
