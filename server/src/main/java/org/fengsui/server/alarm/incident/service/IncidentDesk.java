package org.fengsui.server.alarm.incident.service;

import java.util.List;
import java.util.Map;
import org.fengsui.server.alarm.incident.Incident;
import org.fengsui.server.alarm.incident.store.IncidentStore;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of this room read. */
@Service
@Transactional(readOnly = true)
public class IncidentDesk {

    private static final int LATEST = 200;

    private final IncidentStore incidents;
    private final Registry registry;

    IncidentDesk(IncidentStore incidents, Registry registry) {
        this.incidents = incidents;
        this.registry = registry;
    }

    /** Those a list asks for. */
    public ListResult<Incident> list(Scope scope, ListRequest request) {
        return incidents.list(scope, request);
    }

    /** The latest a scope sees. */
    public List<Incident> latest(Scope scope) {
        return incidents.latest(scope, LATEST);
    }

    /** How many are not over. */
    public long open(Scope scope) {
        return incidents.open(scope);
    }

    /** The names of all units by identity. */
    public Map<Long, String> unitNames() {
        return registry.unitNames(Scope.school());
    }

    /** The systems in service that the scope sees. */
    public List<Registry.OnlineSystem> systems(Scope scope) {
        return registry.online(scope);
    }
}
