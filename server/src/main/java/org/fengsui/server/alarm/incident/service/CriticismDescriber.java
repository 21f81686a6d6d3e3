package org.fengsui.server.alarm.incident.service;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fengsui.server.alarm.incident.store.CriticismStore;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.SubjectDescriber;
import org.fengsui.server.platform.page.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How this room names its criticisms to the ledger. */
@Component
class CriticismDescriber implements SubjectDescriber {

    private final CriticismStore criticisms;
    private final Texts texts;

    CriticismDescriber(CriticismStore criticisms, Texts texts) {
        this.criticisms = criticisms;
        this.texts = texts;
    }

    @Override
    public String type() {
        return "criticism";
    }

    @Override
    @Transactional
    public Map<Long, Description> describe(Collection<Long> ids) {
        var all = new LinkedHashMap<Long, Description>();
        for (var one : criticisms.all(Scope.school(), ids)) {
            var title =
                    texts.chinese(
                            "criticism.title", texts.chinese("criticism.failing." + one.failing()));
            var path = "/criticisms/" + one.id();
            var subject = new Subject("criticism", one.id());
            all.put(one.id(), new Description(title, subject, title, path, "/unit" + path));
        }
        return all;
    }
}
