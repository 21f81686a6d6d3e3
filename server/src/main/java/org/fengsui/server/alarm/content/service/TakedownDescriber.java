package org.fengsui.server.alarm.content.service;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fengsui.server.alarm.content.store.TakedownStore;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.SubjectDescriber;
import org.fengsui.server.platform.page.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How this room names takedown tasks to the ledger, which others read: by their number alone. */
@Component
class TakedownDescriber implements SubjectDescriber {

    private final TakedownStore tasks;
    private final Texts texts;

    TakedownDescriber(TakedownStore tasks, Texts texts) {
        this.tasks = tasks;
        this.texts = texts;
    }

    @Override
    public String type() {
        return "content-takedown";
    }

    @Override
    @Transactional
    public Map<Long, Description> describe(Collection<Long> ids) {
        var all = new LinkedHashMap<Long, Description>();
        for (var task : tasks.all(Scope.school(), ids)) {
            var name = texts.chinese("content.takedown.named", Long.toString(task.id()));
            all.put(
                    task.id(),
                    new Description(
                            name,
                            new Subject(type(), task.id()),
                            name,
                            "/takedowns/" + task.id(),
                            "/unit/takedowns/" + task.id()));
        }
        return all;
    }
}
