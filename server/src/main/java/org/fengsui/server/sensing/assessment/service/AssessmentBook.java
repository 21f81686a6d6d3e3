package org.fengsui.server.sensing.assessment.service;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
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
import org.fengsui.server.sensing.assessment.Assessment;
import org.fengsui.server.sensing.assessment.AssessmentProblem;
import org.fengsui.server.sensing.assessment.AssessmentSignal;
import org.fengsui.server.sensing.assessment.AssessmentState;
import org.fengsui.server.sensing.assessment.AssessmentState.Move;
import org.fengsui.server.sensing.assessment.store.AssessmentStore;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What every act on an assessment has in common: its lock, its story, its signals. */
@Component
class AssessmentBook {

    private static final Scope SCHOOL = Scope.school();

    /** What people say of one. */
    static final Said SAID =
            new Said(AssessmentProblem.TEXT_MISSING, AssessmentProblem.TEXT_TOO_LONG);

    private final AssessmentStore assessments;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    AssessmentBook(
            AssessmentStore assessments,
            AuditLog audit,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.assessments = assessments;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /** Who works on assessments: proposes, asks, records. */
    static void works(Actor by) {
        if (!by.may(Permission.ASSESSMENT_WORK)) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.ASSESSMENT_WORK.name());
        }
    }

    /** Locks one at the version that was read. */
    Assessment lock(Actor by, long id, int version) {
        var assessment = lock(by, id);
        if (assessment.version() != version) {
            throw new Refusal(CommonProblem.STALE);
        }
        return assessment;
    }

    /** Locks one as it stands. */
    Assessment lock(Actor by, long id) {
        return assessments
                .find(by.scope(), id)
                .flatMap(_ -> assessments.lock(SCHOOL, id))
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    /** The state after a move. */
    static AssessmentState after(Assessment assessment, Move move) {
        var after = assessment.state().after(move);
        if (after == null) {
            throw new Refusal(AssessmentProblem.ILLEGAL_MOVE, assessment.seen().title());
        }
        return after;
    }

    /** Writes a locked one at its next version, with what was done. */
    void write(Actor by, Assessment assessment, String what, String note) {
        assessments.update(SCHOOL, assessment);
        did(by, assessment, what, note);
    }

    /** Notes what somebody did. */
    void did(Actor by, Assessment assessment, String what, String note) {
        assessments.did(
                SCHOOL,
                assessment.id(),
                new Assessment.Act(what, clock.now(), by.accountId(), by.name(), note));
        audit.append(
                by.accountId(),
                by.name(),
                "assessment." + what.toLowerCase(Locale.ROOT).replaceAll("[_.]", "-"),
                new Subject("assessment", assessment.id()),
                Map.of("assessment", assessment.seen().title(), "note", note));
    }

    /** Tells the ledger what happened to an assessment. */
    void signal(
            AssessmentSignal signal, Assessment assessment, Instant at, int occurrence, Actor by) {
        publish(signal, new Subject("assessment", assessment.id()), assessment, at, occurrence, by);
    }

    /** Tells the ledger what happened to a report of it. */
    void signal(AssessmentSignal signal, Assessment assessment, long report, Instant at, Actor by) {
        signal(signal, assessment, report, at, 1, by);
    }

    /** The same, of one of several. */
    void signal(
            AssessmentSignal signal,
            Assessment assessment,
            long report,
            Instant at,
            int occurrence,
            Actor by) {
        publish(signal, new Subject("assessment-report", report), assessment, at, occurrence, by);
    }

    private void publish(
            AssessmentSignal signal,
            Subject subject,
            Assessment assessment,
            Instant at,
            int occurrence,
            Actor by) {
        events.publishEvent(
                new Signalled(
                        signal,
                        subject,
                        new Obligor.CacOffice(),
                        at,
                        occurrence,
                        assessment.seen().title() + "，" + by.name()));
    }
}
