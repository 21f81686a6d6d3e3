package org.fengsui.server.alarm.content.web;

import java.util.List;
import org.fengsui.server.alarm.content.Takedown;
import org.fengsui.server.alarm.content.TakedownState;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;

/** What the list of takedown tasks offers. */
final class TakedownList {

    static final ListSpec<Takedown> LIST =
            ListSpec.<Takedown>of(
                            "content.takedown.list",
                            "/takedowns",
                            "-changed",
                            "t.id",
                            task -> Long.toString(task.id()),
                            List.of(
                                    Column.<Takedown>of(
                                                    "title",
                                                    (task, _) ->
                                                            Cell.title(
                                                                    task.called(),
                                                                    task.url(),
                                                                    "/takedowns/" + task.id()))
                                            .sortedBy("t.url"),
                                    Column.<Takedown>of(
                                                    "state",
                                                    (task, reader) ->
                                                            Cell.state(chip(task.state(), reader)))
                                            .sortedBy("t.state"),
                                    Column.<Takedown>of(
                                                    "changed",
                                                    (task, _) -> Cell.figure(task.version()))
                                            .sortedBy("t.changed_at")
                                            .hidden()))
                    .filters(
                            Filter.text("q"),
                            Filter.any("state", "ORDERED", "DONE", "CONFIRMED", "REVOKED"))
                    .rowsLeadTo(task -> "/takedowns/" + task.id())
                    .begunAt("/takedowns/new", Permission.CONTENT_WORK);

    private TakedownList() {}

    /** A state in one word. */
    static Chip chip(TakedownState state, Reader reader) {
        var word = reader.say("content.takedown.state", state);
        return switch (state) {
            case ORDERED -> Chip.open(word);
            case DONE -> Chip.waiting(word);
            case CONFIRMED -> Chip.done(word);
            case REVOKED -> Chip.quiet(word);
        };
    }
}
