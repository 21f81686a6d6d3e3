package org.fengsui.server.sensing.finding.domain;

import java.util.ArrayList;
import java.util.List;
import org.fengsui.server.campus.readiness.TaskEvidence;
import org.fengsui.server.campus.readiness.TaskKind;
import org.fengsui.server.campus.readiness.UnitTask;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.OnlineSystem;
import org.fengsui.server.platform.page.Reader;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What scanners know of a system, beside what its unit is asked for (第七条). */
@Component
@Transactional(readOnly = true)
class ScanEvidence implements TaskEvidence {

    private final LastScans scans;
    private final Registry registry;

    ScanEvidence(LastScans scans, Registry registry) {
        this.scans = scans;
        this.registry = registry;
    }

    @Override
    public List<String> of(UnitTask task, Reader reader) {
        var lines = new ArrayList<String>();
        if (tells(task.kind())) {
            registry.online(reader.actor().scope()).stream()
                    .filter(system -> Long.valueOf(system.id()).equals(task.systemId()))
                    .findFirst()
                    .ifPresent(system -> lines.addAll(lines(system, reader)));
        }
        return lines;
    }

    private static boolean tells(TaskKind kind) {
        return switch (kind) {
            case INSPECTION, PASSWORDS, UPGRADE -> true;
            case BACKUP, CHANGES, REVIEW, CONTACTS, CONTACT_TEST, ZERO_REPORT -> false;
        };
    }

    private List<String> lines(OnlineSystem system, Reader reader) {
        var times = scans.of(List.of(system));
        var lines = new ArrayList<String>();
        for (var kind : ScanKind.values()) {
            if (kind.asked(system)) {
                var last = times.last(kind, system);
                lines.add(
                        last == null
                                ? reader.say("scans.evidence.never", reader.say("scans.kind", kind))
                                : reader.say(
                                        "scans.evidence.last",
                                        reader.say("scans.kind", kind),
                                        reader.times().moment(last)));
            }
        }
        return lines;
    }
}
