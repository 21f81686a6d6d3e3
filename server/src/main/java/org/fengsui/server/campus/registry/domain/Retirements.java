package org.fengsui.server.campus.registry.domain;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.engine.attribution.RowKind;
import org.fengsui.server.campus.registry.RegistryProblem;
import org.fengsui.server.campus.registry.SystemRetired;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 下线: a system is taken out of service for good, with the proof that it cannot be reached (第八条).
 * What it owes ends with it; its addresses are free from the next day. Until then it can be taken
 * back; afterwards the same thing comes back as a new entry.
 */
@Service
@AgainAfterDeadlock
@Transactional
public class Retirements {

    private static final int LONGEST = 2000;

    private final RetirementStore store;
    private final RegistryEditor editor;
    private final HoldingsReader reader;
    private final Editions editions;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Retirements(
            RetirementStore store,
            RegistryEditor editor,
            HoldingsReader reader,
            Editions editions,
            AuditLog audit,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.editor = editor;
        this.reader = reader;
        this.editions = editions;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Retires a system: today is its last day, or the earlier one that stands.
     *
     * @param version the version of the system that was read
     * @throws Refusal if it is retired, has changed since, the proof is incomplete or lies ahead,
     *     or the actor is no decider
     */
    public void retire(Actor by, long systemId, int version, Retirement.Proof proof) {
        Decision.RETIRE_SYSTEM.by(by, 0);
        editions.lock(by.scope());
        var known = system(by, systemId);
        if (known.version() != version) {
            throw new Refusal(CommonProblem.STALE, known.row().name());
        }
        check(by.scope(), systemId, known.row().name(), proof);
        var stands = known.row().online().to();
        var today = clock.today();
        if (stands == null || stands.isAfter(today)) {
            editor.endService(by, systemId, version, today);
        }
        var lastDay = stands == null || stands.isAfter(today) ? today : stands;
        store.insert(by.scope(), systemId, lastDay, proof, by, clock.now());
        audit.append(
                by.accountId(),
                by.name(),
                "registry.system-retired",
                new Subject("system", systemId),
                Map.of(
                        "reason", proof.reason(),
                        "method", proof.method(),
                        "checked-by", proof.checkedBy(),
                        "checked-at", proof.checkedAt().toString(),
                        "last-day", lastDay.toString()));
        events.publishEvent(
                new SystemRetired(systemId, known.row().name(), clock.now(), proof.reason()));
    }

    /** Refuses the retirement of what is retired already, and a proof that proves nothing. */
    void check(Scope scope, long systemId, String system, Retirement.Proof proof) {
        if (store.inForce(scope, systemId).isPresent()) {
            throw new Refusal(RegistryProblem.SYSTEM_RETIRED, system);
        }
        boolean missing =
                Stream.of(proof.reason(), proof.method(), proof.checkedBy(), proof.evidence())
                        .anyMatch(text -> text.isBlank() || text.length() > LONGEST);
        if (missing || proof.checkedAt().isAfter(clock.now())) {
            throw new Refusal(RegistryProblem.UNREACHABLE_UNPROVEN, system);
        }
    }

    /**
     * Takes it back on its last day: its addresses go on being its own. What ended with it stays
     * ended; the next report opens anew what is still there.
     *
     * @param reason why; not blank
     * @throws Refusal if it is not retired, or the day is over: then it is a new entry
     */
    public void resume(Actor by, long systemId, String reason) {
        Decision.RETIRE_SYSTEM.by(by, 0);
        editions.lock(by.scope());
        var known = system(by, systemId);
        var retired =
                store.inForce(by.scope(), systemId)
                        .filter(each -> each.lastDay().equals(clock.today()))
                        .orElseThrow(() ->
                                new Refusal(RegistryProblem.RETIRED_FOR_GOOD, known.row().name()));
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw new Refusal(RegistryProblem.REASON_MISSING);
        }
        store.resume(by.scope(), retired.id(), reason.strip(), by, clock.now());
        editor.change(by, RowKind.SYSTEM, systemId, known.version(), Map.of(Column.ONLINE_TO, ""));
        audit.append(
                by.accountId(),
                by.name(),
                "registry.system-resumed",
                new Subject("system", systemId),
                Map.of("reason", reason.strip()));
    }

    /** All retirements of a system, the newest first. */
    @Transactional(readOnly = true)
    public List<Retirement> of(Scope scope, long systemId) {
        return store.of(scope, systemId);
    }

    /** Whether it can be taken back now. */
    public boolean resumable(Retirement retirement) {
        return retirement.inForce() && retirement.lastDay().equals(clock.today());
    }

    private Known<RegistryRow.InformationSystem> system(Actor by, long id) {
        return reader.read(by.scope()).systems().values().stream()
                .filter(known -> known.id() == id)
                .findFirst()
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }
}
