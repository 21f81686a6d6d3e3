package org.fengsui.server.alarm.incident.service;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fengsui.server.alarm.incident.Incident;
import org.fengsui.server.alarm.incident.store.IncidentStore;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.SubjectDescriber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How this room names its incidents to the ledger. */
@Component
class IncidentDescriber implements SubjectDescriber {

    private final IncidentStore incidents;

    IncidentDescriber(IncidentStore incidents) {
        this.incidents = incidents;
    }

    @Override
    public String type() {
        return "incident";
    }

    @Override
    @Transactional
    public Map<Long, Description> describe(Collection<Long> ids) {
        var all = new LinkedHashMap<Long, Description>();
        for (var one : incidents.all(Scope.school(), ids)) {
            all.put(one.id(), named(one, one.seen().title()));
        }
        return all;
    }

    /** What stands on an incident's page, under its title. */
    static Description named(Incident incident, String title) {
        var path = "/incidents/" + incident.id();
        return new Description(
                title,
                new Subject("incident", incident.id()),
                incident.seen().title(),
                path,
                "/unit" + path);
    }
}
