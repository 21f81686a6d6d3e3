package org.fengsui.server.alarm.incident.service;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.fengsui.server.alarm.incident.Incident;
import org.fengsui.server.alarm.incident.IncidentProblem;
import org.fengsui.server.alarm.incident.IncidentSignal;
import org.fengsui.server.alarm.incident.IncidentState.Move;
import org.fengsui.server.alarm.incident.store.IncidentStore;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Said;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.kernel.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What every act on an incident has in common: its lock, its story, its signals. */
@Component
class IncidentBook {

    private static final Scope SCHOOL = Scope.school();

    /** What people say of one. */
    static final Said SAID = new Said(IncidentProblem.TEXT_MISSING, IncidentProblem.TEXT_TOO_LONG);

    private final IncidentStore incidents;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    IncidentBook(
            IncidentStore incidents,
            AuditLog audit,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.incidents = incidents;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /** Who of the offices works on incidents. */
    static void works(Actor by) {
        if (!by.may(Permission.INCIDENT_WORK)) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.INCIDENT_WORK.name());
        }
    }

    /** The offices, or people of the unit it happened at. */
    static void takesPart(Actor by) {
        if (!by.may(Permission.INCIDENT_WORK) && !by.may(Permission.NOTICE_ANSWER)) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.INCIDENT_WORK.name());
        }
    }

    /** Locks one as it stands, if the actor sees it. */
    Incident lock(Actor by, long id) {
        return incidents
                .find(by.scope(), id)
                .flatMap(_ -> incidents.lock(SCHOOL, id))
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    /** The same at the version that was read, for people of the offices, moved. */
    Incident move(Actor by, long id, int version, Move move) {
        works(by);
        var incident = lock(by, id, version);
        var after = incident.state().after(move);
        if (after == null) {
            throw illegal(incident);
        }
        return incident.in(after);
    }

    /** The same at the version that was read. */
    Incident lock(Actor by, long id, int version) {
        var incident = lock(by, id);
        if (incident.version() != version) {
            throw new Refusal(CommonProblem.STALE);
        }
        return incident;
    }

    static Refusal illegal(Incident incident) {
        return new Refusal(IncidentProblem.ILLEGAL_MOVE, incident.seen().title());
    }

    /** Refuses a moment that has not come or lies before it was seen. */
    void happened(Incident incident, Instant at) {
        if (at.isAfter(clock.now()) || at.isBefore(incident.seen().seenAt())) {
            throw new Refusal(IncidentProblem.WHEN);
        }
    }

    /** Writes a locked one at its next version, with what was done. */
    void write(Actor by, Incident incident, String what, String note) {
        incidents.update(SCHOOL, incident);
        did(by, incident, what, note);
    }

    /** Notes what somebody did. */
    void did(Actor by, Incident incident, String what, String note) {
        var act = new Incident.Act(what, clock.now(), by.accountId(), by.name(), note);
        incidents.did(SCHOOL, incident, act);
        audit.append(
                by.accountId(),
                by.name(),
                "incident." + what.toLowerCase(Locale.ROOT).replaceAll("[_.]", "-"),
                new Subject("incident", incident.id()),
                Map.of("incident", incident.seen().title(), "note", note));
    }

    /** Tells the ledger what happened to an incident. */
    void signal(IncidentSignal signal, Incident incident, Instant at, Actor by) {
        events.publishEvent(
                Signalled.first(
                        signal,
                        new Subject("incident", incident.id()),
                        new Obligor.Unit(incident.unitId()),
                        at,
                        incident.seen().title() + "，" + by.name()));
    }

    /** Tells the ledger what happened to a task. */
    void signal(
            IncidentSignal signal,
            Incident incident,
            Incident.Task task,
            Instant at,
            @Nullable Instant due,
            Actor by) {
        events.publishEvent(
                new Signalled(
                        signal,
                        new Subject("incident-task", task.id()),
                        task.ofUnit()
                                ? new Obligor.Unit(incident.unitId())
                                : new Obligor.ItOffice(),
                        at,
                        1,
                        task.what() + "，" + by.name(),
                        due));
    }
}
