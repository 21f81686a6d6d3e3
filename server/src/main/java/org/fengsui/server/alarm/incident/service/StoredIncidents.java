package org.fengsui.server.alarm.incident.service;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fengsui.server.alarm.incident.Incident;
import org.fengsui.server.alarm.incident.Incident.Assistance;
import org.fengsui.server.alarm.incident.Incident.Call;
import org.fengsui.server.alarm.incident.Incident.Found;
import org.fengsui.server.alarm.incident.Incident.Seen;
import org.fengsui.server.alarm.incident.Incident.Stage;
import org.fengsui.server.alarm.incident.Incident.Task;
import org.fengsui.server.alarm.incident.IncidentProblem;
import org.fengsui.server.alarm.incident.IncidentSignal;
import org.fengsui.server.alarm.incident.IncidentState.Move;
import org.fengsui.server.alarm.incident.Incidents;
import org.fengsui.server.alarm.incident.store.IncidentStore;
import org.fengsui.server.alarm.incident.store.WorkStore;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.assessment.Assessments;
import org.fengsui.server.sensing.assessment.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to incidents, and who may do it. */
@Service
@AgainAfterDeadlock
@Transactional
class StoredIncidents implements Incidents {

    private static final Scope SCHOOL = Scope.school();

    private final IncidentStore incidents;
    private final WorkStore work;
    private final IncidentBook book;
    private final IncidentPapers papers;
    private final Reporting reporting;
    private final Assessments assessments;
    private final Reference reference;
    private final Files files;
    private final BusinessClock clock;

    StoredIncidents(
            IncidentStore incidents,
            WorkStore work,
            IncidentBook book,
            IncidentPapers papers,
            Reporting reporting,
            Assessments assessments,
            Reference reference,
            Files files,
            BusinessClock clock) {
        this.incidents = incidents;
        this.work = work;
        this.book = book;
        this.papers = papers;
        this.reporting = reporting;
        this.assessments = assessments;
        this.reference = reference;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public Optional<Incident> find(Scope scope, long id) {
        return incidents.find(scope, id);
    }

    @Override
    public List<Incident.Act> acts(Scope scope, long id) {
        return incidents.acts(scope, id);
    }

    @Override
    public List<Call> calls(Scope scope, long id) {
        return work.calls(scope, id);
    }

    @Override
    public List<Task> tasks(Scope scope, long id) {
        return work.tasks(scope, id);
    }

    @Override
    public List<Incident.Paper> papers(Scope scope, long id) {
        return work.papers(scope, id);
    }

    @Override
    public List<StoredFile> evidence(Scope scope, long id) {
        return files.of(scope, new Subject("incident", id));
    }

    @Override
    public List<StoredFile> files(Scope scope, long paperId) {
        return files.of(scope, new Subject("incident-report", paperId));
    }

    @Override
    public long report(Actor by, @Nullable Long unitId, Seen seen, List<Attachment> evidence) {
        return reporting.report(by, unitId, seen, evidence);
    }

    @Override
    public void confirm(Actor by, long id, int version, String category) {
        var incident = book.move(by, id, version, Move.CONFIRM);
        var chosen =
                reference.categories().stream()
                        .filter(one -> one.code().equals(category))
                        .findFirst()
                        .orElseThrow(() -> new Refusal(IncidentProblem.NO_CATEGORY));
        var found = incident.found();
        var confirmed =
                incident.finding(
                        new Found(
                                chosen.code(),
                                chosen.name(),
                                chosen.code2007(),
                                found.scope(),
                                found.impact()));
        book.write(by, confirmed, Move.CONFIRM.name(), chosen.code() + " " + chosen.name());
    }

    @Override
    public void dismiss(Actor by, long id, int version, String reason) {
        var incident = book.move(by, id, version, Move.DISMISS);
        Decision.DISMISS_INCIDENT.by(
                by,
                by.accountId() == incident.reportedBy()
                        || Objects.equals(by.unitId(), incident.unitId()));
        var why = IncidentBook.SAID.needed(reason);
        book.write(by, incident, Move.DISMISS.name(), why);
        var now = clock.now();
        assessments.withdraw(by, incident.assessmentId(), why);
        book.signal(IncidentSignal.DISMISSED, incident, now, by);
        work.tasks(SCHOOL, id).stream()
                .filter(task -> task.doneAt() == null)
                .forEach(task ->
                        book.signal(IncidentSignal.TASK_DROPPED, incident, task, now, null, by));
    }

    @Override
    public void handle(Actor by, long id, int version, String note) {
        var incident = book.move(by, id, version, Move.HANDLE);
        book.write(by, incident, Move.HANDLE.name(), IncidentBook.SAID.text(note));
    }

    @Override
    public void contain(Actor by, long id, int version, Instant at, String note) {
        var incident = book.move(by, id, version, Move.CONTAIN);
        book.happened(incident, at);
        book.write(by, incident.ended(at, ""), Move.CONTAIN.name(), IncidentBook.SAID.needed(note));
        book.signal(IncidentSignal.CONTAINED, incident, at, by);
        var assessment = assessments.find(SCHOOL, incident.assessmentId());
        if (assessment.isPresent() && assessment.get().handlingEndedAt() == null) {
            assessments.endHandling(by, incident.assessmentId(), at);
        }
    }

    @Override
    public void close(Actor by, long id, int version, String lessons) {
        var incident = book.move(by, id, version, Move.CLOSE);
        if (unfinished(incident)) {
            throw new Refusal(IncidentProblem.UNFINISHED, incident.seen().title());
        }
        var learnt = IncidentBook.SAID.needed(lessons);
        book.write(by, incident.ended(incident.containedAt(), learnt), Move.CLOSE.name(), learnt);
    }

    /** Whether something is owed about it that ends with no other act. */
    private boolean unfinished(Incident incident) {
        return incident.unitKnewAt() == null
                || incident.found().scope().isBlank()
                || work.tasks(SCHOOL, incident.id()).stream()
                        .anyMatch(task -> task.doneAt() == null)
                || work.papers(SCHOOL, incident.id()).stream()
                        .noneMatch(paper -> paper.stage() == Stage.AFTERMATH);
    }

    @Override
    public void scope(Actor by, long id, int version, Assistance assistance) {
        IncidentBook.works(by);
        var incident = open(book.lock(by, id, version));
        book.happened(incident, assistance.at());
        var found = incident.found();
        var scoped =
                incident.finding(
                        new Found(
                                found.category(),
                                found.categoryName(),
                                found.code2007(),
                                IncidentBook.SAID.needed(assistance.scope()),
                                IncidentBook.SAID.needed(assistance.impact())));
        book.write(
                by,
                scoped,
                "SCOPE",
                IncidentBook.SAID.line(assistance.who())
                        + "："
                        + scoped.found().scope()
                        + "；"
                        + scoped.found().impact());
        book.signal(IncidentSignal.SCOPED, incident, assistance.at(), by);
    }

    private static Incident open(Incident incident) {
        if (incident.state().over()) {
            throw IncidentBook.illegal(incident);
        }
        return incident;
    }

    @Override
    public void called(Actor by, long id, Call call) {
        IncidentBook.works(by);
        var incident = open(book.lock(by, id));
        book.happened(incident, call.at());
        IncidentBook.SAID.line(call.caller());
        IncidentBook.SAID.line(call.callee());
        IncidentBook.SAID.line(call.phone());
        IncidentBook.SAID.text(call.words());
        work.called(SCHOOL, incident, call);
        var what = call.answered() ? "CALL.ANSWERED" : "CALL.VAIN";
        var note = call.callee() + " " + call.phone() + " " + call.words();
        if (call.answered() && incident.unitKnewAt() == null) {
            knows(by, incident, call.at(), what, note.strip());
        } else {
            book.did(by, incident, what, note.strip());
        }
    }

    /** The unit knows: it owes its reports from now on. */
    private Incident knows(Actor by, Incident incident, Instant at, String what, String note) {
        var knowing = incident.known(at);
        book.write(by, knowing, what, note);
        book.signal(IncidentSignal.UNIT_NOTIFIED, knowing, at, by);
        book.signal(IncidentSignal.UNIT_KNEW, knowing, at, by);
        return knowing;
    }

    @Override
    public void give(Actor by, long id, String what, String owner, boolean ofUnit, Instant due) {
        IncidentBook.works(by);
        var incident = open(book.lock(by, id));
        var now = clock.now();
        if (!due.isAfter(now)) {
            throw new Refusal(IncidentProblem.WHEN);
        }
        var task =
                new Task(
                        0,
                        IncidentBook.SAID.line(what),
                        IncidentBook.SAID.line(owner),
                        ofUnit,
                        due,
                        null,
                        "",
                        "");
        long taskId = work.give(SCHOOL, incident, task);
        book.did(by, incident, "TASK", task.owner() + "：" + task.what());
        var given = work.given(SCHOOL, List.of(taskId)).getFirst().task();
        book.signal(IncidentSignal.TASK_GIVEN, incident, given, now, due, by);
    }

    @Override
    public void done(Actor by, long id, long taskId, String result) {
        IncidentBook.takesPart(by);
        var incident = book.lock(by, id);
        var task =
                work.tasks(by.scope(), id).stream()
                        .filter(one -> one.id() == taskId)
                        .findFirst()
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        if (!task.ofUnit() && !by.may(Permission.INCIDENT_WORK)) {
            throw new Refusal(CommonProblem.FORBIDDEN, task.what());
        }
        var now = clock.now();
        if (!work.done(SCHOOL, taskId, now, by.name(), IncidentBook.SAID.needed(result))) {
            throw IncidentBook.illegal(incident);
        }
        book.did(by, incident, "TASK.DONE", task.what() + "：" + result.strip());
        book.signal(IncidentSignal.TASK_DONE, incident, task, now, null, by);
    }

    @Override
    public void attach(Actor by, long id, List<Attachment> evidence) {
        IncidentBook.takesPart(by);
        var incident = book.lock(by, id);
        if (evidence.isEmpty()) {
            throw new Refusal(IncidentProblem.TEXT_MISSING);
        }
        reporting.keep(by, incident, evidence);
    }

    @Override
    public void submit(Actor by, long id, Stage stage, List<String> sections) {
        IncidentBook.takesPart(by);
        var incident = book.lock(by, id);
        if (!incident.state().takes(stage)) {
            throw IncidentBook.illegal(incident);
        }
        if (sections.stream().filter(section -> !section.isBlank()).count() < 2) {
            throw new Refusal(IncidentProblem.TEXT_MISSING);
        }
        sections.forEach(IncidentBook.SAID::text);
        var knowing =
                incident.unitKnewAt() == null
                        ? knows(by, incident, clock.now(), "KNOWS", "")
                        : incident;
        papers.submit(by, knowing, stage, sections);
    }
}
