package org.fengsui.server.alarm.warning.service;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fengsui.server.alarm.warning.store.WarningStore;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.SubjectDescriber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What warnings are called where only their subject is known. */
@Component
class WarningNames implements SubjectDescriber {

    private static final Scope SCHOOL = Scope.school();

    private final WarningStore warnings;

    WarningNames(WarningStore warnings) {
        this.warnings = warnings;
    }

    @Override
    public String type() {
        return "warning";
    }

    @Override
    @Transactional
    public Map<Long, Description> describe(Collection<Long> ids) {
        var all = new LinkedHashMap<Long, Description>();
        for (long id : ids) {
            warnings.find(SCHOOL, id)
                    .ifPresent(warning -> {
                        var path = "/warnings/" + id;
                        all.put(
                                id,
                                new Description(
                                        warning.called(),
                                        new Subject("warning", id),
                                        warning.called(),
                                        path,
                                        "/public" + path));
                    });
        }
        return all;
    }
}
