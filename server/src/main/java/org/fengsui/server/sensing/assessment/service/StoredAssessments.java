package org.fengsui.server.sensing.assessment.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.assessment.Assessment;
import org.fengsui.server.sensing.assessment.Assessment.Judgement;
import org.fengsui.server.sensing.assessment.Assessment.Opinion;
import org.fengsui.server.sensing.assessment.Assessment.Seen;
import org.fengsui.server.sensing.assessment.Assessment.Verdict;
import org.fengsui.server.sensing.assessment.AssessmentDecided;
import org.fengsui.server.sensing.assessment.AssessmentProblem;
import org.fengsui.server.sensing.assessment.AssessmentSignal;
import org.fengsui.server.sensing.assessment.AssessmentState.Move;
import org.fengsui.server.sensing.assessment.Assessments;
import org.fengsui.server.sensing.assessment.Outcome;
import org.fengsui.server.sensing.assessment.Reference;
import org.fengsui.server.sensing.assessment.store.AssessmentStore;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to assessments, and who may do it. */
@Service
@AgainAfterDeadlock
@Transactional
class StoredAssessments implements Assessments {

    private static final Scope SCHOOL = Scope.school();

    private final AssessmentStore assessments;
    private final AssessmentBook book;
    private final Owing owing;
    private final Reference reference;
    private final AssessmentMail mail;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    StoredAssessments(
            AssessmentStore assessments,
            AssessmentBook book,
            Owing owing,
            Reference reference,
            AssessmentMail mail,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.assessments = assessments;
        this.book = book;
        this.owing = owing;
        this.reference = reference;
        this.mail = mail;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public Optional<Assessment> find(Scope scope, long id) {
        return assessments.find(scope, id);
    }

    @Override
    public List<Assessment> of(Scope scope, Subject subject) {
        return assessments.of(scope, subject);
    }

    @Override
    public List<Judgement> judgements(Scope scope, long id) {
        return assessments.judgements(scope, id);
    }

    @Override
    public List<Assessment.Act> acts(Scope scope, long id) {
        return assessments.acts(scope, id);
    }

    @Override
    public long open(Actor by, Seen seen) {
        return open(by, seen, clock.now());
    }

    /**
     * @param since from when it is to be assessed at once: since the office knows of it
     */
    private long open(Actor by, Seen seen, Instant since) {
        var now = clock.now();
        if (seen.foundAt().isAfter(now)) {
            throw new Refusal(AssessmentProblem.WHEN);
        }
        var clean =
                new Seen(
                        seen.subject(),
                        AssessmentBook.SAID.line(seen.title()),
                        AssessmentBook.SAID.needed(seen.text()),
                        seen.foundAt(),
                        seen.unitIds());
        var subject = seen.subject();
        if (subject != null && !assessments.of(SCHOOL, subject).isEmpty()) {
            throw new Refusal(AssessmentProblem.ALREADY, clean.title());
        }
        long id = assessments.insert(SCHOOL, clean, now);
        var opened = assessments.lock(SCHOOL, id).orElseThrow();
        book.did(by, opened, Move.OPEN.name(), "");
        book.signal(AssessmentSignal.OPENED, opened, since, 1, by);
        return id;
    }

    @Override
    public long open(Actor by, Seen seen, Opinion opinion) {
        AssessmentBook.works(by);
        long id = open(by, seen, seen.foundAt());
        propose(by, id, 1, opinion);
        return id;
    }

    @Override
    public void propose(Actor by, long id, int version, Opinion opinion) {
        AssessmentBook.works(by);
        var assessment = book.lock(by, id, version);
        var state = AssessmentBook.after(assessment, Move.PROPOSE);
        var judgement =
                new Judgement(
                        assessment.round() + 1,
                        new Opinion(
                                opinion.importance(),
                                opinion.damage(),
                                opinion.likelihood(),
                                opinion.crime(),
                                AssessmentBook.SAID.needed(opinion.reason())),
                        reference.grade(opinion.importance(), opinion.damage()),
                        by.accountId(),
                        by.name(),
                        clock.now(),
                        Verdict.WAITING,
                        "",
                        null,
                        "");
        assessments.propose(SCHOOL, id, judgement);
        var proposed = assessment.proposing(judgement).in(state);
        book.write(by, proposed, Move.PROPOSE.name(), judgement.opinion().reason());
        mail.ask(by, assessment, Role.CAC_OFFICE, "decide", "/assessments/" + id);
    }

    @Override
    public void sendBack(Actor by, long id, int version, String reason) {
        var assessment = book.lock(by, id, version);
        var state = AssessmentBook.after(assessment, Move.RETURN);
        Decision.DECIDE_ASSESSMENT.by(by, waiting(assessment).proposedBy());
        var why = AssessmentBook.SAID.needed(reason);
        assessments.decide(SCHOOL, id, Verdict.RETURNED, by.name(), clock.now(), why);
        book.write(by, assessment.in(state), Move.RETURN.name(), why);
    }

    @Override
    public void decide(Actor by, long id, int version) {
        var assessment = book.lock(by, id, version);
        var state = AssessmentBook.after(assessment, Move.DECIDE);
        var judgement = waiting(assessment);
        Decision.DECIDE_ASSESSMENT.by(by, judgement.proposedBy());
        var now = clock.now();
        assessments.decide(SCHOOL, id, Verdict.DECIDED, by.name(), now, "");
        book.write(by, assessment.in(state), Move.DECIDE.name(), "");
        book.signal(AssessmentSignal.DECIDED, assessment, now, 1, by);
        tellUnitsOrNot(by, assessment, judgement, now);
        owing.follows(by, assessment, judgement, now);
        events.publishEvent(
                new AssessmentDecided(
                        id,
                        assessment.seen().subject(),
                        judgement.round(),
                        judgement.grade(),
                        judgement.outcome()));
    }

    private static Judgement waiting(Assessment assessment) {
        var judgement = assessment.waiting();
        if (judgement == null) {
            throw new Refusal(AssessmentProblem.ILLEGAL_MOVE, assessment.seen().title());
        }
        return judgement;
    }

    /**
     * 及时通知有关单位: owed once, where it can be prevented and where units are named; what turns out
     * graver takes it away from nobody.
     */
    private void tellUnitsOrNot(Actor by, Assessment assessment, Judgement judgement, Instant now) {
        var before = assessment.holds();
        boolean owedBefore = before != null && unitsOwed(assessment, before);
        if (unitsOwed(assessment, judgement) && !owedBefore) {
            book.signal(AssessmentSignal.UNITS_TO_TELL, assessment, now, judgement.round(), by);
        } else if (!unitsOwed(assessment, judgement) && owedBefore) {
            untilNow(AssessmentSignal.UNITS_DROPPED, assessment, judgement.round(), now, by);
        }
    }

    private static boolean unitsOwed(Assessment assessment, Judgement judgement) {
        return judgement.outcome() == Outcome.PREVENT || !assessment.seen().unitIds().isEmpty();
    }

    /** Of whichever round it was owed. */
    private void untilNow(
            AssessmentSignal signal, Assessment assessment, int rounds, Instant now, Actor by) {
        for (int round = 1; round <= rounds; round++) {
            book.signal(signal, assessment, now, round, by);
        }
    }

    @Override
    public void tell(Actor by, long id, int version, String words) {
        AssessmentBook.works(by);
        var assessment = book.lock(by, id, version);
        var state = AssessmentBook.after(assessment, Move.TELL);
        var text = AssessmentBook.SAID.needed(words);
        if (assessment.seen().unitIds().isEmpty()) {
            throw new Refusal(AssessmentProblem.NO_UNIT);
        }
        assessment.seen().unitIds().forEach(unit -> mail.tellUnit(by, assessment, unit, text));
        book.write(by, assessment.in(state), Move.TELL.name(), text);
        var holds = assessment.holds();
        if (holds != null) {
            untilNow(AssessmentSignal.UNITS_TOLD, assessment, holds.round(), clock.now(), by);
        }
    }

    @Override
    public void withdraw(Actor by, long id, String reason) {
        AssessmentBook.works(by);
        var assessment = book.lock(by, id);
        var state = AssessmentBook.after(assessment, Move.WITHDRAW);
        var why = AssessmentBook.SAID.needed(reason);
        var now = clock.now();
        if (assessment.waiting() != null) {
            assessments.decide(SCHOOL, id, Verdict.RETURNED, by.name(), now, why);
        }
        book.write(by, assessment.in(state), Move.WITHDRAW.name(), why);
        book.signal(AssessmentSignal.WITHDRAWN, assessment, now, 1, by);
        untilNow(AssessmentSignal.UNITS_DROPPED, assessment, assessment.round(), now, by);
        owing.nothing(by, assessment, now);
    }

    @Override
    public void endHandling(Actor by, long id, Instant at) {
        AssessmentBook.works(by);
        var assessment = book.lock(by, id);
        var state = AssessmentBook.after(assessment, Move.END_HANDLING);
        if (assessment.handlingEndedAt() != null) {
            throw new Refusal(AssessmentProblem.ILLEGAL_MOVE, assessment.seen().title());
        }
        if (at.isAfter(clock.now()) || at.isBefore(assessment.seen().foundAt())) {
            throw new Refusal(AssessmentProblem.WHEN);
        }
        book.write(by, assessment.handled(at).in(state), Move.END_HANDLING.name(), "");
        owing.handled(by, assessment, at);
    }
}
