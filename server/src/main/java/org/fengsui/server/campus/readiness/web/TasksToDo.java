package org.fengsui.server.campus.readiness.web;

import java.util.List;
import org.fengsui.server.campus.readiness.service.Tasks;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectClocks;
import org.fengsui.server.platform.page.UnitWork;
import org.springframework.stereotype.Component;

/** What a unit is asked for again and again, on its 待办. */
@Component
class TasksToDo implements UnitWork {

    private final Tasks tasks;
    private final SubjectClocks clocks;

    TasksToDo(Tasks tasks, SubjectClocks clocks) {
        this.tasks = tasks;
        this.clocks = clocks;
    }

    @Override
    public List<Line> of(Reader reader) {
        return UnitTaskController.lines(tasks.open(reader.actor().scope()), clocks, reader).stream()
                .map(line ->
                        new Line(
                                line.task().called(),
                                reader.say("readiness.task.kind", line.task().kind()),
                                reader.say("readiness.task.act"),
                                "/unit/tasks/" + line.task().id(),
                                line.bar()))
                .toList();
    }

    @Override
    public long count(Actor actor) {
        return tasks.count(actor.scope());
    }
}
