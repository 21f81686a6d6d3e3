package org.fengsui.server.campus.registry.domain;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fengsui.server.campus.registry.RegistryProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is away from a unit’s posts until when, and who acts meanwhile. The office enters it, on the
 * word of the unit: a unit that could say so itself could silence its own leaders’ reminders.
 */
@Service
@AgainAfterDeadlock
@Transactional
public class Absences {

    private static final int LONGEST_DAYS = 366;
    private static final int NOTE_LENGTH = 500;

    private final AbsenceStore store;
    private final AppointmentStore appointments;
    private final Editions editions;
    private final AuditLog audit;
    private final BusinessClock clock;

    Absences(
            AbsenceStore store,
            AppointmentStore appointments,
            Editions editions,
            AuditLog audit,
            BusinessClock clock) {
        this.store = store;
        this.appointments = appointments;
        this.editions = editions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Somebody who may act for another: identity and name. */
    public record Colleague(long personId, String name) {}

    /** Those of a unit that hold today, or will. */
    @Transactional(readOnly = true)
    public List<Absence> ofUnit(Scope scope, long unitId) {
        return store.notOver(scope, unitId, clock.today());
    }

    /** Who may act for the holder of a post: whoever belongs to the unit or holds a post of it. */
    @Transactional(readOnly = true)
    public List<Colleague> colleagues(Scope scope, Appointment held) {
        return appointments.colleagues(scope, held.unitId(), clock.today()).stream()
                .filter(each -> each.personId() != held.personId())
                .toList();
    }

    /**
     * Enters that the holder of a post is away from all posts held in that unit: messages go to the
     * deputy, or without one to the next post up.
     *
     * @param until the last day, not before the first nor over, a year at most
     * @param deputyId one of the {@link #colleagues}; null for nobody
     * @param note why; may be blank
     * @throws Refusal if the days cannot be, others overlap, or the deputy is not of the unit
     */
    public long enter(
            Actor by,
            long appointmentId,
            LocalDate from,
            LocalDate until,
            @Nullable Long deputyId,
            String note) {
        editions.lock(by.scope());
        var held =
                appointments
                        .find(by.scope(), appointmentId)
                        .filter(each -> !each.endsBefore(clock.today()))
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        if (until.isBefore(from)
                || until.isBefore(clock.today())
                || from.plusDays(LONGEST_DAYS).isBefore(until)) {
            throw new Refusal(RegistryProblem.ABSENCE_DAYS, held.personName());
        }
        if (store.overlaps(by.scope(), held.unitId(), held.personId(), from, until)) {
            throw new Refusal(RegistryProblem.ABSENCE_OVERLAPS, held.personName());
        }
        var deputy = deputy(by.scope(), held, deputyId);
        var away =
                new Absence(
                        0,
                        held.unitId(),
                        held.personId(),
                        from,
                        until,
                        deputyId,
                        deputy,
                        cut(note.strip()),
                        null);
        long id = store.insert(by, away, clock.now());
        var facts = new HashMap<String, String>();
        facts.put("until", until.toString());
        facts.put("from", from.toString());
        facts.put("deputy", Objects.requireNonNullElse(deputy, ""));
        log(by, "registry.absence-entered", away, facts);
        return id;
    }

    private @Nullable String deputy(Scope scope, Appointment held, @Nullable Long deputyId) {
        if (deputyId == null) {
            return null;
        }
        return colleagues(scope, held).stream()
                .filter(each -> each.personId() == deputyId)
                .map(Colleague::name)
                .findFirst()
                .orElseThrow(() -> new Refusal(RegistryProblem.ABSENCE_DEPUTY, held.personName()));
    }

    /**
     * The person is back from today on, or does not leave at all.
     *
     * @return the unit
     * @throws Refusal if there is none or it is over
     */
    public long back(Actor by, long id) {
        var away =
                store.find(by.scope(), id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        var today = clock.today();
        if (!store.back(by.scope(), id, today.isBefore(away.from()) ? away.from() : today)) {
            throw new Refusal(CommonProblem.STALE, away.until().toString());
        }
        log(by, "registry.absence-ended", away, Map.of("back", today.toString()));
        return away.unitId();
    }

    private void log(Actor by, String action, Absence away, Map<String, String> facts) {
        var all = new LinkedHashMap<>(facts);
        all.put("unit", Long.toString(away.unitId()));
        audit.append(
                by.accountId(), by.name(), action, new Subject("person", away.personId()), all);
    }

    private static String cut(String text) {
        return text.length() <= NOTE_LENGTH ? text : text.substring(0, NOTE_LENGTH);
    }
}
