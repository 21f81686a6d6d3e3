package org.fengsui.server.campus.registry.domain;

import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.SubjectDescriber;
import org.fengsui.server.platform.page.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the ledger's messages call a post that is to be filed: as a part of its unit. */
@Component
class VacancyDescriber implements SubjectDescriber {

    private final VacancyStore store;
    private final Texts texts;

    VacancyDescriber(VacancyStore store, Texts texts) {
        this.store = store;
        this.texts = texts;
    }

    @Override
    public String type() {
        return "post-vacancy";
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Long, Description> describe(Collection<Long> ids) {
        var all = new LinkedHashMap<Long, Description>();
        for (var vacancy : store.some(Scope.school(), ids)) {
            var post = texts.chinese("registry.post." + vacancy.post());
            all.put(
                    vacancy.id(),
                    new Description(
                            texts.chinese("registry.vacancy.title", post),
                            new Subject("unit", vacancy.unitId()),
                            texts.chinese("registry.vacancy.whole", vacancy.unitName()),
                            "/registry/units/" + vacancy.unitId(),
                            "/unit/people"));
        }
        return all;
    }
}
