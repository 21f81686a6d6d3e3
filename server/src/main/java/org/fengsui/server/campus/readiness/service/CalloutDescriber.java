package org.fengsui.server.campus.readiness.service;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fengsui.server.campus.readiness.store.CalloutStore;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.SubjectDescriber;
import org.fengsui.server.platform.page.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How this room names its call-outs to the ledger. */
@Component
class CalloutDescriber implements SubjectDescriber {

    private final CalloutStore callouts;
    private final Texts texts;

    CalloutDescriber(CalloutStore callouts, Texts texts) {
        this.callouts = callouts;
        this.texts = texts;
    }

    @Override
    public String type() {
        return "callout";
    }

    @Override
    @Transactional
    public Map<Long, Description> describe(Collection<Long> ids) {
        var all = new LinkedHashMap<Long, Description>();
        for (var one : callouts.some(Scope.school(), ids)) {
            var path = "/callouts/" + one.id();
            var title = texts.chinese("readiness.callout.title", one.words());
            all.put(
                    one.id(),
                    new Description(title, new Subject("callout", one.id()), title, path, path));
        }
        return all;
    }
}
