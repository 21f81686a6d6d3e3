package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.OnlineSystem;
import org.fengsui.server.campus.registry.SystemChanged;
import org.fengsui.server.campus.registry.SystemRetired;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.Waiver;
import org.fengsui.server.sensing.finding.FindingSignal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 扫描覆盖 (第七、八条): when each system in service was scanned, what is beyond its period or was never
 * looked at, and what has to be scanned again after a confirmed change.
 */
@Service
@Transactional
public class Rescans {

    private static final Scope SCHOOL = Scope.school();
    private static final Actor MACHINE = Actor.machine("finding");
    private static final int LONGEST = 500;

    private final RescanStore store;
    private final Registry registry;
    private final LastScans scans;
    private final ScanPeriods periods;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Rescans(
            RescanStore store,
            Registry registry,
            LastScans scans,
            ScanPeriods periods,
            AuditLog audit,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.registry = registry;
        this.scans = scans;
        this.periods = periods;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /**
     * A system in service and its scans.
     *
     * @param system the system
     * @param scanned when all its places had been looked at; null where one never was
     * @param signedIn the same by a scanner that signed in
     * @param overdue whether it was never scanned or too long ago
     * @param loginOverdue the same of scans that signed in
     * @param permittedUntil until when a system outside may be scanned; null where nothing allows
     *     it
     */
    public record Line(
            OnlineSystem system,
            @Nullable Instant scanned,
            @Nullable Instant signedIn,
            boolean overdue,
            boolean loginOverdue,
            @Nullable LocalDate permittedUntil) {

        /** Whether a scanner may be sent there. */
        public boolean allowed() {
            return Rescans.allowed(system.offCampus(), permittedUntil);
        }
    }

    @EventListener
    void on(SystemChanged changed) {
        if (store.change(
                SCHOOL, changed.systemId(), changed.name(), changed.what(), changed.at())) {
            return;
        }
        long id =
                store.insert(
                        SCHOOL, changed.systemId(), changed.name(), changed.what(), changed.at());
        signal(FindingSignal.RESCAN_OWED, id, changed.at(), changed.name() + "，" + changed.what());
    }

    @EventListener
    void on(SystemRetired retired) {
        for (var rescan : store.hold(SCHOOL)) {
            if (rescan.systemId() == retired.systemId()) {
                store.end(SCHOOL, rescan.id(), MACHINE, retired.reason(), true, clock.now());
                signal(FindingSignal.RESCAN_DROPPED, rescan.id(), clock.now(), retired.reason());
            }
        }
    }

    /** A report was taken in: ends those whose places have all been looked at since the change. */
    public void looked(String report, long importId) {
        var open = store.hold(SCHOOL);
        if (open.isEmpty()) {
            return;
        }
        var places = registry.online(SCHOOL);
        var times = scans.of(places);
        for (var rescan : open) {
            var last =
                    places.stream()
                            .filter(system -> system.id() == rescan.systemId())
                            .findFirst()
                            .map(system -> times.last(ScanKind.COVERING, system))
                            .orElse(null);
            if (last != null && last.isAfter(rescan.changedAt())) {
                var how = report + " #" + importId;
                store.end(SCHOOL, rescan.id(), MACHINE, how, false, clock.now());
                signal(FindingSignal.RESCANNED, rescan.id(), last, how);
            }
        }
    }

    /**
     * A person has examined the system, as no scanner reaches it or its report is elsewhere.
     *
     * @param how by which means and with which result; not blank
     * @param at when; after the change and not in the future
     * @throws Refusal if it does not wait, or the record is incomplete
     */
    public void record(Actor by, long id, String how, Instant at) {
        require(by);
        var rescan = store.lock(SCHOOL, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        if (how.isBlank() || how.length() > LONGEST) {
            throw new Refusal(CommonProblem.FIELD_INVALID, "how");
        }
        if (at.isBefore(rescan.changedAt()) || at.isAfter(clock.now())) {
            throw new Refusal(CommonProblem.FIELD_INVALID, "at");
        }
        store.end(SCHOOL, id, by, how.strip(), false, clock.now());
        signal(FindingSignal.RESCANNED, id, at, by.name() + "：" + how.strip());
        audit.append(
                by.accountId(),
                by.name(),
                "finding.rescan-recorded",
                new Subject("system", rescan.systemId()),
                Map.of("how", how.strip(), "at", at.toString()));
    }

    /**
     * Notes that a system outside may be scanned.
     *
     * @param reference whose word it is and where it is kept; not blank
     * @param until the last day it holds
     * @throws Refusal if the system is not outside, or the note is incomplete
     */
    public void permit(Actor by, long systemId, String reference, LocalDate until) {
        require(by);
        var system =
                registry.system(by.scope(), systemId)
                        .filter(Registry.RegisteredSystem::offCampus)
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        if (reference.isBlank() || reference.length() > LONGEST) {
            throw new Refusal(CommonProblem.FIELD_INVALID, "reference");
        }
        if (until.isBefore(clock.today())) {
            throw new Refusal(CommonProblem.FIELD_INVALID, "until");
        }
        store.permit(SCHOOL, by, systemId, reference.strip(), until, clock.now());
        audit.append(
                by.accountId(),
                by.name(),
                "finding.scan-permitted",
                new Subject("system", systemId),
                Map.of(
                        "system", system.name(),
                        "reference", reference.strip(),
                        "until", until.toString()));
    }

    private static void require(Actor by) {
        if (!by.may(Permission.FINDING_TRIAGE)) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.FINDING_TRIAGE.name());
        }
    }

    /** Those that wait after a change, the longest first. */
    @Transactional(readOnly = true)
    public List<Rescan> waiting(Scope scope) {
        return store.open(scope);
    }

    /** How many wait after a change. */
    @Transactional(readOnly = true)
    public long open(Scope scope) {
        return store.count(scope);
    }

    /** All systems in service, those never scanned first, then by the age of the last scan. */
    @Transactional(readOnly = true)
    public List<Line> lines(Scope scope) {
        var systems = registry.online(scope);
        var times = scans.of(systems);
        var permitted = store.permitted(SCHOOL, clock.today());
        var lines = new ArrayList<Line>();
        for (var system : systems) {
            var last = times.last(ScanKind.COVERING, system);
            var login = times.last(ScanKind.LOGIN, system);
            lines.add(
                    new Line(
                            system,
                            last,
                            login,
                            periods.beyond(ScanKind.COVERING, last),
                            periods.beyond(ScanKind.LOGIN, login),
                            permitted.get(system.id())));
        }
        lines.sort((one, other) ->
                Objects.requireNonNullElse(one.scanned(), Instant.MIN)
                        .compareTo(Objects.requireNonNullElse(other.scanned(), Instant.MIN)));
        return lines;
    }

    /** Keeps in the audit log who took the list out. */
    public void exported(Actor by, String list) {
        audit.append(
                by.accountId(), by.name(), "finding.scans-exported", null, Map.of("list", list));
    }

    /**
     * Of these systems those to which no scanner may be sent: outside, and nothing allows it.
     *
     * @return their names by identity
     */
    @Transactional(readOnly = true)
    public Map<Long, String> barred(Collection<Long> systems) {
        var permitted = store.permitted(SCHOOL, clock.today());
        var barred = new HashMap<Long, String>();
        registry.systems(SCHOOL, systems)
                .forEach((id, system) -> {
                    if (!allowed(system.offCampus(), permitted.get(id))) {
                        barred.put(id, system.name());
                    }
                });
        return barred;
    }

    private static boolean allowed(boolean offCampus, @Nullable LocalDate permittedUntil) {
        return !offCampus || permittedUntil != null;
    }

    /** Where a scanner is to look: what is beyond its period or changed, and may be scanned. */
    public List<RetestTarget> targets(Actor by) {
        var changed = new HashSet<Long>();
        store.open(SCHOOL).forEach(rescan -> changed.add(rescan.systemId()));
        audit.append(by.accountId(), by.name(), "finding.scan-targets-exported", null, Map.of());
        return lines(by.scope()).stream()
                .filter(Line::allowed)
                .filter(line -> line.overdue() || changed.contains(line.system().id()))
                .flatMap(line -> places(line.system()))
                .map(place -> new RetestTarget(place, null, null))
                .toList();
    }

    private static Stream<String> places(OnlineSystem system) {
        return (system.addresses().isEmpty() ? system.names() : system.addresses()).stream();
    }

    private void signal(FindingSignal signal, long id, Instant at, String cause) {
        // Nothing but a system's retirement waives it.
        events.publishEvent(
                Signalled.first(
                                signal,
                                new Subject("rescan", id),
                                new Obligor.ItOffice(),
                                at,
                                cause)
                        .waivedAs(Waiver.RETIRED));
    }
}
