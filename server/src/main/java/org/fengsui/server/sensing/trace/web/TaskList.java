package org.fengsui.server.sensing.trace.web;

import java.util.List;
import java.util.stream.Stream;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.trace.TaskState;
import org.fengsui.server.sensing.trace.domain.Task;

/** What the list of terminal tasks offers; accounts are masked for everybody. */
final class TaskList {

    static final ListSpec<Task> LIST =
            ListSpec.<Task>of(
                            "trace.list",
                            "/terminal-tasks",
                            "-opened",
                            "t.id",
                            task -> Long.toString(task.id()),
                            columns())
                    .filters(
                            Filter.text("q"),
                            Filter.any(
                                    "state",
                                    Stream.of(TaskState.values())
                                            .map(Enum::name)
                                            .toArray(String[]::new)))
                    .rowsLeadTo(TaskList::href);

    private TaskList() {}

    static String href(Task task) {
        return "/terminal-tasks/" + task.id();
    }

    private static List<Column<Task>> columns() {
        return List.of(
                Column.<Task>of("level", (task, reader) -> Cell.level(Level.of(task.severity())))
                        .sortedBy("t.severity"),
                Column.<Task>of(
                        "title",
                        (task, reader) -> Cell.title(task.title(), task.check(), href(task))),
                Column.<Task>of(
                        "account",
                        (task, reader) -> Cell.code(Identities.MASKED.say(task.account()))),
                Column.<Task>of("state", TaskList::state),
                Column.<Task>of("hits", (task, reader) -> Cell.figure(task.hits())),
                Column.<Task>of("last", (task, reader) -> Cell.moment(task.lastHitAt())),
                Column.<Task>of("opened", (task, reader) -> Cell.moment(task.openedAt()))
                        .sortedBy("t.opened_at"));
    }

    private static Cell state(Task task, Reader reader) {
        return Cell.state(TraceLooks.state(task.state(), reader));
    }
}
