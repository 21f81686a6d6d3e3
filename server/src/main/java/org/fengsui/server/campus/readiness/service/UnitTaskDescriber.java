package org.fengsui.server.campus.readiness.service;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fengsui.server.campus.readiness.store.TaskStore;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.SubjectDescriber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How this room names what units are asked for to the ledger. */
@Component
class UnitTaskDescriber implements SubjectDescriber {

    private final TaskStore tasks;

    UnitTaskDescriber(TaskStore tasks) {
        this.tasks = tasks;
    }

    @Override
    public String type() {
        return "unit-task";
    }

    @Override
    @Transactional
    public Map<Long, Description> describe(Collection<Long> ids) {
        var all = new LinkedHashMap<Long, Description>();
        for (var one : tasks.some(Scope.school(), ids)) {
            all.put(
                    one.id(),
                    new Description(
                            one.called(),
                            new Subject("unit-task", one.id()),
                            one.called(),
                            "/readiness/tasks/" + one.id(),
                            "/unit/tasks/" + one.id()));
        }
        return all;
    }
}
