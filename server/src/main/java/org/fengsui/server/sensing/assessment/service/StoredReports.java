package org.fengsui.server.sensing.assessment.service;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Dues;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.assessment.Assessment;
import org.fengsui.server.sensing.assessment.AssessmentProblem;
import org.fengsui.server.sensing.assessment.AssessmentSignal;
import org.fengsui.server.sensing.assessment.Report;
import org.fengsui.server.sensing.assessment.Report.Answer;
import org.fengsui.server.sensing.assessment.Report.Approval;
import org.fengsui.server.sensing.assessment.Report.Dispatch;
import org.fengsui.server.sensing.assessment.Report.Item;
import org.fengsui.server.sensing.assessment.Report.Kind;
import org.fengsui.server.sensing.assessment.Report.Sent;
import org.fengsui.server.sensing.assessment.ReportState;
import org.fengsui.server.sensing.assessment.ReportState.Move;
import org.fengsui.server.sensing.assessment.Reports;
import org.fengsui.server.sensing.assessment.store.ApprovalStore;
import org.fengsui.server.sensing.assessment.store.ReportStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to reports upward, and who may do it. */
@Service
@AgainAfterDeadlock
@Transactional
class StoredReports implements Reports {

    private static final Scope SCHOOL = Scope.school();

    private final ReportStore reports;
    private final ApprovalStore approvals;
    private final AssessmentBook book;
    private final AssessmentMail mail;
    private final AssessmentSettings settings;
    private final ObjectProvider<Dues> dues;
    private final BusinessClock clock;

    StoredReports(
            ReportStore reports,
            ApprovalStore approvals,
            AssessmentBook book,
            AssessmentMail mail,
            AssessmentSettings settings,
            ObjectProvider<Dues> dues,
            BusinessClock clock) {
        this.reports = reports;
        this.approvals = approvals;
        this.book = book;
        this.mail = mail;
        this.settings = settings;
        this.dues = dues;
        this.clock = clock;
    }

    @Override
    public List<Report> of(Scope scope, long assessmentId) {
        return reports.of(scope, assessmentId);
    }

    @Override
    public List<Sent> sent(Scope scope, long assessmentId) {
        return reports.sentOf(scope, assessmentId);
    }

    @Override
    public List<Approval> approvals(Scope scope, long assessmentId) {
        return approvals.of(scope, assessmentId);
    }

    @Override
    public Optional<Instant> aheadFrom(Scope scope, long reportId) {
        var subject = new Subject("assessment-report", reportId);
        return dues.orderedStream()
                .flatMap(each -> each.of(scope, List.of(subject)).values().stream())
                .min(Instant::compareTo)
                .map(due -> due.minus(settings.ahead()));
    }

    @Override
    public void ask(Actor by, long assessmentId, int version, String text) {
        AssessmentBook.works(by);
        var assessment = book.lock(by, assessmentId, version);
        var asked =
                reports.of(SCHOOL, assessmentId).stream()
                        .filter(report -> after(report, Move.ASK) != null)
                        .toList();
        if (asked.isEmpty() || waiting(assessmentId).isPresent()) {
            throw illegal(assessment);
        }
        var words = AssessmentBook.SAID.needed(text);
        approvals.ask(SCHOOL, assessmentId, by.accountId(), by.name(), words, clock.now());
        asked.forEach(report -> reports.update(SCHOOL, report.in(ReportState.ASKED)));
        book.write(by, assessment, Move.ASK.name(), words);
        mail.ask(by, assessment, Role.LEADING_GROUP, "approve", approvePath(assessmentId));
    }

    private static String approvePath(long id) {
        return "/assessments/" + id + "/approve";
    }

    private Optional<Approval> waiting(long assessmentId) {
        return approvals.of(SCHOOL, assessmentId).stream().filter(Approval::waits).findFirst();
    }

    @Override
    public void answer(Actor by, long assessmentId, int version, boolean yes, String words) {
        var assessment = book.lock(by, assessmentId, version);
        var question = waiting(assessmentId).orElseThrow(() -> illegal(assessment));
        Decision.APPROVE_REPORT.by(by, question.askedBy());
        var said = yes ? AssessmentBook.SAID.text(words) : AssessmentBook.SAID.needed(words);
        write(by, assessment, question, new Answer(yes, by.name(), clock.now(), said, null));
    }

    @Override
    public void answerByPhone(Actor by, long assessmentId, int version, Answer answer) {
        AssessmentBook.works(by);
        var assessment = book.lock(by, assessmentId, version);
        var question = waiting(assessmentId).orElseThrow(() -> illegal(assessment));
        var called = called(assessment, answer);
        notBefore(called.at(), question.askedAt(), AssessmentProblem.BEFORE_QUESTION);
        write(by, assessment, question, called);
        mail.ask(by, assessment, Role.LEADING_GROUP, "recorded", approvePath(assessmentId));
    }

    /** People write down minutes: what lies in the same one is not before. */
    private static void notBefore(Instant at, Instant earliest, AssessmentProblem problem) {
        if (at.isBefore(earliest.truncatedTo(ChronoUnit.MINUTES))) {
            throw new Refusal(problem, clockTime(earliest));
        }
    }

    /** What was said by telephone, complete and at a time that can be. */
    private Answer called(Assessment assessment, Answer answer) {
        var call = answer.call();
        if (call == null) {
            throw new Refusal(AssessmentProblem.TEXT_MISSING);
        }
        happened(assessment, answer.at());
        return new Answer(
                answer.yes(),
                AssessmentBook.SAID.line(answer.who()),
                answer.at(),
                AssessmentBook.SAID.needed(answer.words()),
                new Report.Call(
                        AssessmentBook.SAID.line(call.caller()),
                        AssessmentBook.SAID.line(call.number())));
    }

    private void happened(Assessment assessment, Instant at) {
        var found = assessment.seen().foundAt().truncatedTo(ChronoUnit.MINUTES);
        if (at.isAfter(clock.now()) || at.isBefore(found)) {
            throw new Refusal(AssessmentProblem.WHEN);
        }
    }

    private void write(Actor by, Assessment assessment, Approval question, Answer answer) {
        approvals.answer(SCHOOL, question.id(), answer);
        var move = answer.yes() ? Move.APPROVE : Move.REFUSE;
        for (var report : reports.of(SCHOOL, assessment.id())) {
            var after = after(report, move);
            if (after != null) {
                var moved = report.in(after);
                reports.update(SCHOOL, answer.yes() ? moved.approved(answer.at()) : moved);
            }
        }
        book.write(by, assessment, move + (answer.call() == null ? "" : ".PHONE"), note(answer));
        var said = answer.yes() ? "approved" : "refused";
        mail.ask(by, assessment, Role.OFFICE_LEAD, said, "/assessments/" + assessment.id());
        mail.ask(by, assessment, Role.CAC_OFFICE, said, "/assessments/" + assessment.id());
    }

    private static String note(Answer answer) {
        return answer.call() == null ? answer.words() : answer.who() + "：" + answer.words();
    }

    @Override
    public void send(Actor by, long assessmentId, int version, long reportId, Dispatch dispatch) {
        Decision.REPORT_UP.by(by, false);
        var assessment = book.lock(by, assessmentId, version);
        var report = report(assessmentId, reportId);
        var approved = report.approvedAt();
        if (approved != null) {
            notBefore(dispatch.at(), approved, AssessmentProblem.BEFORE_APPROVAL);
        }
        dispatched(by, assessment, report, Move.SEND, dispatch);
    }

    @Override
    public void sendAhead(
            Actor by, long assessmentId, int version, long reportId, Dispatch dispatch) {
        Decision.REPORT_AHEAD.by(by, false);
        var assessment = book.lock(by, assessmentId, version);
        var report = report(assessmentId, reportId);
        var from = aheadFrom(SCHOOL, reportId);
        if (from.isEmpty()) {
            throw illegal(assessment);
        }
        notBefore(dispatch.at(), from.get(), AssessmentProblem.TOO_EARLY);
        dispatched(by, assessment, report.ahead(by.accountId()), Move.SEND_AHEAD, dispatch);
        book.signal(AssessmentSignal.SENT_AHEAD, assessment, reportId, dispatch.at(), by);
        if (reports.of(SCHOOL, assessmentId).stream()
                .noneMatch(one -> one.state() == ReportState.ASKED)) {
            approvals.supersede(SCHOOL, assessmentId, clock.now());
        }
        mail.ask(by, assessment, Role.LEADING_GROUP, "ratify", "/assessments/" + assessmentId);
    }

    private static String clockTime(Instant at) {
        var local = at.atZone(BusinessClock.ZONE).toLocalDateTime();
        return local.toLocalDate() + " " + local.toLocalTime().withNano(0);
    }

    @Override
    public void ratify(Actor by, long assessmentId, int version, long reportId, String words) {
        var assessment = book.lock(by, assessmentId, version);
        var report = toRatify(assessment, reportId);
        var ahead = report.aheadBy();
        Decision.RATIFY_REPORT.by(by, ahead == null ? 0 : ahead);
        ratified(by, assessment, report, clock.now(), AssessmentBook.SAID.text(words), "");
    }

    @Override
    public void ratifyByPhone(
            Actor by, long assessmentId, int version, long reportId, Answer answer) {
        AssessmentBook.works(by);
        var assessment = book.lock(by, assessmentId, version);
        var report = toRatify(assessment, reportId);
        var called = called(assessment, answer);
        var sent =
                reports.sentOf(SCHOOL, assessmentId).stream()
                        .filter(one -> one.reportId() == reportId && one.ahead())
                        .map(one -> one.dispatch().at())
                        .min(Instant::compareTo)
                        .orElseThrow(() -> illegal(assessment));
        notBefore(called.at(), sent, AssessmentProblem.BEFORE_QUESTION);
        if (called.yes()) {
            ratified(by, assessment, report, called.at(), note(called), ".PHONE");
        } else {
            book.write(by, assessment, "NOT_RATIFY.PHONE", note(called));
        }
        mail.ask(by, assessment, Role.LEADING_GROUP, "recorded", "/assessments/" + assessmentId);
    }

    private Report toRatify(Assessment assessment, long reportId) {
        var report = report(assessment.id(), reportId);
        if (!report.toRatify() || after(report, Move.RATIFY) == null) {
            throw illegal(assessment);
        }
        return report;
    }

    private void ratified(
            Actor by, Assessment assessment, Report report, Instant at, String words, String how) {
        reports.update(SCHOOL, report.ratified(at));
        book.write(by, assessment, Move.RATIFY + how, words);
        book.signal(AssessmentSignal.RATIFIED, assessment, report.id(), at, by);
    }

    @Override
    public void supplement(
            Actor by, long assessmentId, int version, long reportId, Dispatch dispatch) {
        Decision.REPORT_UP.by(by, false);
        var assessment = book.lock(by, assessmentId, version);
        dispatched(by, assessment, report(assessmentId, reportId), Move.SUPPLEMENT, dispatch);
    }

    @Override
    public void summarise(
            Actor by, long assessmentId, int version, long reportId, Dispatch dispatch) {
        Decision.REPORT_UP.by(by, false);
        var assessment = book.lock(by, assessmentId, version);
        var ended = assessment.handlingEndedAt();
        if (ended == null) {
            throw new Refusal(AssessmentProblem.NOT_HANDLED, assessment.seen().title());
        }
        notBefore(dispatch.at(), ended, AssessmentProblem.NOT_HANDLED);
        dispatched(by, assessment, report(assessmentId, reportId), Move.SUMMARISE, dispatch);
    }

    private void dispatched(
            Actor by, Assessment assessment, Report report, Move move, Dispatch dispatch) {
        var after = after(report, move);
        if (after == null) {
            throw illegal(assessment);
        }
        happened(assessment, dispatch.at());
        AssessmentBook.SAID.line(dispatch.to());
        if (!dispatch.reference().isEmpty()) {
            AssessmentBook.SAID.line(dispatch.reference());
        }
        dispatch.items().forEach(AssessmentBook.SAID::text);
        var kind = kind(move);
        if (kind != Kind.SUPPLEMENT
                && (dispatch.item(Item.WHO).isEmpty() || dispatch.item(Item.WHAT).isEmpty())) {
            throw new Refusal(AssessmentProblem.ITEMS_MISSING);
        }
        if (dispatch.items().stream().allMatch(String::isEmpty)) {
            throw new Refusal(AssessmentProblem.TEXT_MISSING);
        }
        reports.update(SCHOOL, report.in(after));
        var ahead = move == Move.SEND_AHEAD;
        reports.sent(SCHOOL, new Sent(report.id(), kind, ahead, dispatch, by.name(), clock.now()));
        book.write(by, assessment, move + "." + report.superior(), dispatch.to());
        if (kind == Kind.FIRST) {
            signal(AssessmentSignal.REPORT_SENT, assessment, report, dispatch, by);
        } else if (kind == Kind.SUMMARY) {
            signal(AssessmentSignal.SUMMARISED, assessment, report, dispatch, by);
        }
        if (kind != Kind.FIRST) {
            supplemented(by, assessment, report, dispatch);
        }
    }

    /**
     * What was owed since it was judged anew, up to the judgement that holds: the next may owe
     * more.
     */
    private void supplemented(Actor by, Assessment assessment, Report report, Dispatch dispatch) {
        var holds = assessment.holds();
        int rounds = holds == null ? 0 : holds.round();
        for (int round = 1; round <= rounds; round++) {
            book.signal(
                    AssessmentSignal.SUPPLEMENTED,
                    assessment,
                    report.id(),
                    dispatch.at(),
                    round,
                    by);
        }
    }

    private void signal(
            AssessmentSignal signal,
            Assessment assessment,
            Report report,
            Dispatch dispatch,
            Actor by) {
        book.signal(signal, assessment, report.id(), dispatch.at(), by);
    }

    private static Kind kind(Move move) {
        return switch (move) {
            case SUPPLEMENT -> Kind.SUPPLEMENT;
            case SUMMARISE -> Kind.SUMMARY;
            case ASK, UNASK, APPROVE, REFUSE, SEND, SEND_AHEAD, RATIFY, DROP -> Kind.FIRST;
        };
    }

    private Report report(long assessmentId, long id) {
        return reports.find(SCHOOL, id)
                .filter(report -> report.assessmentId() == assessmentId)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    private static @Nullable ReportState after(Report report, Move move) {
        return report.state().after(move, report.superior());
    }

    private static Refusal illegal(Assessment assessment) {
        return new Refusal(AssessmentProblem.ILLEGAL_MOVE, assessment.seen().title());
    }
}
