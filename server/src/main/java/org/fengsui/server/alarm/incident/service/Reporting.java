package org.fengsui.server.alarm.incident.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.alarm.incident.Incident;
import org.fengsui.server.alarm.incident.Incident.Found;
import org.fengsui.server.alarm.incident.Incident.Seen;
import org.fengsui.server.alarm.incident.Incident.Source;
import org.fengsui.server.alarm.incident.Incident.Stage;
import org.fengsui.server.alarm.incident.IncidentProblem;
import org.fengsui.server.alarm.incident.IncidentSignal;
import org.fengsui.server.alarm.incident.IncidentState;
import org.fengsui.server.alarm.incident.IncidentState.Move;
import org.fengsui.server.alarm.incident.store.IncidentStore;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.assessment.Assessment;
import org.fengsui.server.sensing.assessment.Assessments;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How an incident comes in: who reports it, whose it is, and who has to know. */
@Component
class Reporting {

    private static final Scope SCHOOL = Scope.school();

    private final IncidentStore incidents;
    private final IncidentBook book;
    private final IncidentPapers papers;
    private final IncidentMail mail;
    private final Assessments assessments;
    private final Registry registry;
    private final Files files;
    private final BusinessClock clock;

    Reporting(
            IncidentStore incidents,
            IncidentBook book,
            IncidentPapers papers,
            IncidentMail mail,
            Assessments assessments,
            Registry registry,
            Files files,
            BusinessClock clock) {
        this.incidents = incidents;
        this.book = book;
        this.papers = papers;
        this.mail = mail;
        this.assessments = assessments;
        this.registry = registry;
        this.files = files;
        this.clock = clock;
    }

    /** Somebody reports it: it is kept, assessed, and told to whoever has to know. */
    long report(Actor by, @Nullable Long unitId, Seen seen, List<Attachment> evidence) {
        if (!by.isMachine()) {
            IncidentBook.takesPart(by);
        }
        var now = clock.now();
        var clean = clean(by, seen, now);
        boolean ofUnit = unitId == null && by.isUnitSide();
        var unit = owner(by, ofUnit, unitId, clean);
        var source = by.isMachine() ? Source.MONITOR : ofUnit ? Source.UNIT : Source.OFFICE;
        long id = incidents.next(SCHOOL);
        long assessment =
                assessments.open(
                        by,
                        new Assessment.Seen(
                                new Subject("incident", id),
                                clean.title(),
                                (clean.place() + "\n" + clean.text() + "\n" + clean.harm()).strip(),
                                clean.seenAt(),
                                List.of(unit.id())));
        var incident =
                new Incident(
                        id,
                        1,
                        unit.id(),
                        IncidentState.REPORTED,
                        source,
                        clean,
                        now,
                        by.accountId(),
                        by.name(),
                        source == Source.UNIT ? clean.seenAt() : null,
                        assessment,
                        Found.nothing(),
                        "",
                        null);
        incidents.insert(SCHOOL, incident);
        book.did(by, incident, Move.REPORT.name(), "");
        keep(by, incident, evidence);
        book.signal(IncidentSignal.KNOWN, incident, now, by);
        if (source == Source.UNIT) {
            book.signal(IncidentSignal.UNIT_NOTIFIED, incident, now, by);
            book.signal(IncidentSignal.UNIT_KNEW, incident, clean.seenAt(), by);
            papers.submit(by, incident, Stage.ONSET, List.of(clean.text(), clean.harm()));
        }
        mail.reported(by, incident, unit.name());
        return id;
    }

    private Seen clean(Actor by, Seen seen, Instant now) {
        if (seen.seenAt().isAfter(now)) {
            throw new Refusal(IncidentProblem.WHEN);
        }
        var system = seen.systemId();
        var place =
                system == null
                        ? seen.place().strip()
                        : registry.system(by.scope(), system)
                                .map(Registry.RegisteredSystem::name)
                                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        return new Seen(
                IncidentBook.SAID.line(seen.title()),
                system,
                place,
                IncidentBook.SAID.needed(seen.text()),
                IncidentBook.SAID.text(seen.harm()),
                seen.seenAt());
    }

    /** Whose it is: the reporter's own, or whom the one named or the system's owner answers to. */
    private Registry.Unit owner(Actor by, boolean ofUnit, @Nullable Long unitId, Seen seen) {
        if (ofUnit) {
            return Optional.ofNullable(by.unitId())
                    .flatMap(own -> registry.unit(SCHOOL, own))
                    .orElseThrow(() -> new Refusal(IncidentProblem.NO_UNIT));
        }
        if (!by.isMachine()) {
            IncidentBook.works(by);
        }
        if (unitId != null) {
            return registry.addressee(unitId);
        }
        return Optional.ofNullable(seen.systemId())
                .flatMap(id -> registry.system(SCHOOL, id))
                .map(Registry.RegisteredSystem::ownerUnitId)
                .map(registry::addressee)
                .orElseThrow(() -> new Refusal(IncidentProblem.NO_UNIT));
    }

    /** Keeps what proves it, with its hash in the story. */
    void keep(Actor by, Incident incident, List<Attachment> evidence) {
        var about = new Subject("incident", incident.id());
        for (var one : evidence) {
            var stored = files.store(by, about, incident.unitId(), one);
            book.did(by, incident, "EVIDENCE", stored.name() + " SHA-256 " + stored.sha256());
        }
    }
}
