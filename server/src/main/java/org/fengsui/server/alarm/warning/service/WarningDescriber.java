package org.fengsui.server.alarm.warning.service;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fengsui.server.alarm.warning.Warning;
import org.fengsui.server.alarm.warning.store.AskedStore;
import org.fengsui.server.alarm.warning.store.WarningStore;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.SubjectDescriber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How this room names to the ledger what units have to confirm. */
@Component
class WarningDescriber implements SubjectDescriber {

    private static final Scope SCHOOL = Scope.school();

    private final AskedStore asked;
    private final WarningStore warnings;

    WarningDescriber(AskedStore asked, WarningStore warnings) {
        this.asked = asked;
        this.warnings = warnings;
    }

    @Override
    public String type() {
        return "warning-confirmation";
    }

    @Override
    @Transactional
    public Map<Long, Description> describe(Collection<Long> ids) {
        var units = asked.all(SCHOOL, ids);
        var called = new LinkedHashMap<Long, String>();
        for (var unit : units) {
            called.computeIfAbsent(
                    unit.warningId(),
                    id -> warnings.find(SCHOOL, id).map(Warning::called).orElse(""));
        }
        var all = new LinkedHashMap<Long, Description>();
        for (var unit : units) {
            var name = called.getOrDefault(unit.warningId(), "");
            all.put(
                    unit.id(),
                    new Description(
                            name,
                            new Subject("warning-confirmation", unit.id()),
                            name,
                            "/warnings/" + unit.warningId(),
                            "/unit/warnings/" + unit.id()));
        }
        return all;
    }
}
