package org.fengsui.server.duty.circular.service;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fengsui.server.duty.circular.store.CircularStore;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.SubjectDescriber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How this room names its circulars to the ledger. */
@Component
class CircularDescriber implements SubjectDescriber {

    private final CircularStore circulars;

    CircularDescriber(CircularStore circulars) {
        this.circulars = circulars;
    }

    @Override
    public String type() {
        return "circular";
    }

    @Override
    @Transactional
    public Map<Long, Description> describe(Collection<Long> ids) {
        var all = new LinkedHashMap<Long, Description>();
        for (var one : circulars.all(Scope.school(), ids)) {
            var path = "/circulars/" + one.id();
            var subject = new Subject("circular", one.id());
            all.put(one.id(), new Description(one.called(), subject, one.called(), path, path));
        }
        return all;
    }
}
