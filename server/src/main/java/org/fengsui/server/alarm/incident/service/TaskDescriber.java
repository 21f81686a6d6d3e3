package org.fengsui.server.alarm.incident.service;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fengsui.server.alarm.incident.Incident;
import org.fengsui.server.alarm.incident.store.IncidentStore;
import org.fengsui.server.alarm.incident.store.WorkStore;
import org.fengsui.server.alarm.incident.store.WorkStore.Given;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.SubjectDescriber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How this room names what is to be done to the ledger. */
@Component
class TaskDescriber implements SubjectDescriber {

    private static final Scope SCHOOL = Scope.school();

    private final IncidentStore incidents;
    private final WorkStore work;

    TaskDescriber(IncidentStore incidents, WorkStore work) {
        this.incidents = incidents;
        this.work = work;
    }

    @Override
    public String type() {
        return "incident-task";
    }

    @Override
    @Transactional
    public Map<Long, Description> describe(Collection<Long> ids) {
        var given = work.given(SCHOOL, ids);
        var about =
                incidents
                        .all(SCHOOL, given.stream().map(Given::incidentId).distinct().toList())
                        .stream()
                        .collect(Collectors.toMap(Incident::id, Function.identity()));
        var all = new LinkedHashMap<Long, Description>();
        for (var one : given) {
            var incident = about.get(one.incidentId());
            if (incident != null) {
                all.put(one.task().id(), IncidentDescriber.named(incident, one.task().what()));
            }
        }
        return all;
    }
}
