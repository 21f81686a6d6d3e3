package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.OnlineSystem;
import org.fengsui.server.campus.registry.SystemRetired;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.Waiver;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.platform.page.Times;
import org.fengsui.server.sensing.finding.FindingSignal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 在线而没有监测 (第八条): every system in service is scanned within its period, and signed in to within
 * another. The office owes that from the half of the period on: what is scanned often never stands
 * in the ledger. The scan that covers the system meets it; retirement ends it, and so does what
 * leaves no place for a scan.
 */
@Service
@Transactional
public class ScanWatch {

    /** The subject type of what is owed. */
    static final String TYPE = "scan";

    private static final Scope SCHOOL = Scope.school();

    /** Clocks that begin in one look: a large registry's first ones come one after the other. */
    private static final int MOST = 1_000;

    private final ScanDutyStore store;
    private final LastScans scans;
    private final ScanPeriods periods;
    private final Registry registry;
    private final Texts texts;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    ScanWatch(
            ScanDutyStore store,
            LastScans scans,
            ScanPeriods periods,
            Registry registry,
            Texts texts,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.scans = scans;
        this.periods = periods;
        this.registry = registry;
        this.texts = texts;
        this.clock = clock;
        this.events = events;
    }

    /** Looks at all systems in service. */
    void look() {
        store.lock(SCHOOL);
        var systems = registry.online(SCHOOL);
        var times = scans.of(systems);
        var open = settle(systems, times);
        int begun = 0;
        for (var system : systems) {
            for (var kind : ScanKind.values()) {
                var running = open.getOrDefault(system.id(), Map.of());
                if (begun < MOST
                        && !running.containsKey(kind)
                        && kind.asked(system)
                        && begin(kind, system, times.last(kind, system))) {
                    begun++;
                }
            }
        }
    }

    /** A report was taken in: ends what it covers. */
    public void looked() {
        var open = store.open(SCHOOL);
        if (!open.isEmpty()) {
            store.lock(SCHOOL);
            var systems = registry.online(SCHOOL);
            settle(systems, scans.of(systems));
        }
    }

    /** Ends what was scanned since or is not asked any more, and gives what goes on. */
    private Map<Long, Map<ScanKind, ScanDuty>> settle(
            List<OnlineSystem> systems, LastScans.Times times) {
        var there = new HashMap<Long, OnlineSystem>();
        systems.forEach(system -> there.put(system.id(), system));
        var open = new HashMap<Long, Map<ScanKind, ScanDuty>>();
        for (var duty : store.open(SCHOOL)) {
            var system = there.get(duty.systemId());
            var last = system == null ? null : times.last(duty.kind(), system);
            if (system == null) {
                drop(duty, Waiver.RETIRED, texts.chinese("scans.gone", duty.systemName()));
            } else if (last != null && last.isAfter(duty.startedAt())) {
                store.end(SCHOOL, duty.id(), false, clock.now());
                signal(FindingSignal.SCANNED, duty.id(), last, said(system.name(), last));
            } else if (!duty.kind().asked(system)) {
                drop(duty, Waiver.OTHER, unasked(system));
            } else {
                open.computeIfAbsent(duty.systemId(), _ -> new EnumMap<>(ScanKind.class))
                        .put(duty.kind(), duty);
            }
        }
        return open;
    }

    /**
     * Begins a clock where half of the period is gone, or nobody ever scanned it. What was beyond
     * its period before anybody counted is counted from now on.
     */
    private boolean begin(ScanKind kind, OnlineSystem system, @Nullable Instant last) {
        var now = clock.now();
        var from = last == null ? since(system, now) : last;
        var due = periods.due(kind, from);
        if (due.isEmpty() || (last != null && !periods.half(last, due.get()))) {
            return false;
        }
        var start = due.get().isAfter(now) ? from : now;
        long id = store.insert(SCHOOL, system.id(), system.name(), kind, start, now);
        signal(kind.owed(), id, start, said(system.name(), last));
        return true;
    }

    private String unasked(OnlineSystem system) {
        return ScanKind.COVERING.asked(system)
                ? texts.chinese("scans.outside", system.name())
                : texts.chinese("scans.unreached", system.name());
    }

    private static Instant since(OnlineSystem system, Instant now) {
        var day = system.since();
        var first = day == null ? now : day.atStartOfDay(BusinessClock.ZONE).toInstant();
        return first.isBefore(now) ? first : now;
    }

    private String said(String system, @Nullable Instant last) {
        return last == null
                ? texts.chinese("scans.cause.never", system)
                : texts.chinese(
                        "scans.cause.last",
                        system,
                        new Times(clock.now(), Locale.CHINESE, texts).plain(last));
    }

    @EventListener
    void on(SystemRetired retired) {
        for (var duty : store.open(SCHOOL)) {
            if (duty.systemId() == retired.systemId()) {
                drop(duty, Waiver.RETIRED, retired.reason());
            }
        }
    }

    private void drop(ScanDuty duty, Waiver as, String why) {
        store.end(SCHOOL, duty.id(), true, clock.now());
        events.publishEvent(
                signalled(FindingSignal.SCAN_DROPPED, duty.id(), clock.now(), why).waivedAs(as));
    }

    /** What runs, by system: the subject of the scan that covers it. */
    @Transactional(readOnly = true)
    public Map<Long, Subject> running(Scope scope) {
        var running = new HashMap<Long, Subject>();
        for (var duty : store.open(scope)) {
            if (!duty.login()) {
                running.put(duty.systemId(), new Subject(TYPE, duty.id()));
            }
        }
        return running;
    }

    private void signal(FindingSignal signal, long id, Instant at, String cause) {
        events.publishEvent(signalled(signal, id, at, cause));
    }

    private static Signalled signalled(FindingSignal signal, long id, Instant at, String cause) {
        return Signalled.first(signal, new Subject(TYPE, id), new Obligor.ItOffice(), at, cause);
    }
}
