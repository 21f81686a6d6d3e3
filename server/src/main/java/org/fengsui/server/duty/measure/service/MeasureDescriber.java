package org.fengsui.server.duty.measure.service;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fengsui.server.duty.measure.store.MeasureStore;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.SubjectDescriber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How this room names its measures to the ledger. */
@Component
class MeasureDescriber implements SubjectDescriber {

    private final MeasureStore measures;

    MeasureDescriber(MeasureStore measures) {
        this.measures = measures;
    }

    @Override
    public String type() {
        return "measure";
    }

    @Override
    @Transactional
    public Map<Long, Description> describe(Collection<Long> ids) {
        var all = new LinkedHashMap<Long, Description>();
        for (var measure : measures.all(Scope.school(), ids)) {
            all.put(
                    measure.id(),
                    new Description(
                            measure.called(),
                            new Subject("measure", measure.id()),
                            measure.called(),
                            "/measures/" + measure.id(),
                            "/unit/measures/" + measure.id()));
        }
        return all;
    }
}
