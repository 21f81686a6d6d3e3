package org.fengsui.server.sensing.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.assessment.Assessment.Opinion;
import org.fengsui.server.sensing.assessment.Assessment.Seen;
import org.fengsui.server.sensing.assessment.Report.Answer;
import org.fengsui.server.sensing.assessment.Report.Call;
import org.fengsui.server.sensing.assessment.Report.Dispatch;
import org.fengsui.server.sensing.assessment.Report.Way;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** 第十二条 from the finding to the summary, on time and late (RULES 8). */
@ServerTest
@Import(Campus.class)
class ReportingUpTest {

    private static final Scope SCHOOL = Scope.school();

    private final Campus campus;
    private final Assessments assessments;
    private final Reports reports;
    private final Ledger ledger;
    private final People people;
    private final TestClock clock;

    private Actor cac = Actor.machine("before");
    private Actor leader = Actor.machine("before");

    ReportingUpTest(
            Campus campus,
            Assessments assessments,
            Reports reports,
            Ledger ledger,
            People people,
            TestClock clock) {
        this.campus = campus;
        this.assessments = assessments;
        this.reports = reports;
        this.ledger = ledger;
        this.people = people;
        this.clock = clock;
    }

    /** How long the law leaves a school to report up, since the finding. */
    Duration up() {
        return Duration.ofHours(2);
    }

    @BeforeEach
    void aSchool() {
        clock.set("2026-09-29T10:00");
        campus.open();
        cac = people.school("cac", Role.CAC_OFFICE);
        leader = people.school("leader", Role.LEADING_GROUP);
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    private Seen seen() {
        return new Seen(null, "门户首页被篡改", "首页出现外链", clock.now(), List.of(campus.unit("wlx")));
    }

    private static Opinion opinion(Damage damage, Likelihood likelihood, boolean crime) {
        return new Opinion(Importance.IMPORTANT, damage, likelihood, crime, "已核实");
    }

    /** Found now, proposed by the operator, decided by the CAC office. */
    private long decided(Opinion opinion) {
        long id = assessments.open(campus.operator(), seen(), opinion);
        assessments.decide(cac, id, version(id));
        return id;
    }

    private long serious() {
        return decided(opinion(Damage.SEVERE, Likelihood.HAPPENED, false));
    }

    private int version(long id) {
        return assessments.find(SCHOOL, id).orElseThrow().version();
    }

    private Report report(long id, Superior superior) {
        return reports.of(SCHOOL, id).stream()
                .filter(one -> one.superior() == superior)
                .findFirst()
                .orElseThrow();
    }

    private List<Superior> owed(long id) {
        return reports.of(SCHOOL, id).stream()
                .filter(one -> one.state() != ReportState.DROPPED)
                .map(Report::superior)
                .toList();
    }

    private Obligation duty(String key, Subject subject) {
        return ledger.of(SCHOOL, List.of(subject)).stream()
                .filter(one -> one.duty().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private Obligation duty(String key, long id, Superior superior) {
        return duty(key, new Subject("assessment-report", report(id, superior).id()));
    }

    private Dispatch dispatch(String... items) {
        return new Dispatch(Way.PHONE, clock.now(), "值班员甲", "", List.of(items));
    }

    private void ask(long id) {
        reports.ask(campus.operator(), id, version(id), "请批准上报");
    }

    private void send(long id, Superior superior) {
        reports.send(
                campus.lead(),
                id,
                version(id),
                report(id, superior).id(),
                dispatch("物理学院网站", "首页被篡改"));
    }

    private void sendAhead(long id, Superior superior) {
        reports.sendAhead(
                cac, id, version(id), report(id, superior).id(), dispatch("物理学院网站", "首页被篡改"));
    }

    @Test
    void eachSuperiorIsOwedAReportOnItsOwnBasisSinceTheFinding() {
        var found = clock.now();
        long id =
                assessments.open(
                        campus.operator(),
                        seen(),
                        opinion(Damage.SEVERE, Likelihood.HAPPENED, true));
        clock.advance(Duration.ofMinutes(50));
        assessments.decide(cac, id, version(id));
        assertThat(owed(id))
                .containsExactlyInAnyOrder(
                        Superior.LEADING_GROUP, Superior.PROVINCE, Superior.CAC, Superior.POLICE);
        assertThat(duty("assess", new Subject("assessment", id)).met()).isEqualTo(clock.now());
        var province = duty("report-province", id, Superior.PROVINCE);
        assertThat(province.started()).isEqualTo(found);
        assertThat(province.due()).isEqualTo(found.plus(up()));
        assertThat(province.basis()).isEqualTo("第十二条");
        assertThat(duty("report-leading-group", id, Superior.LEADING_GROUP).due())
                .isEqualTo(found.plus(Duration.ofHours(1)));
        assertThat(duty("report-cac", id, Superior.CAC).basis()).isEqualTo("《国家网络安全事件报告管理办法》第四条");
        assertThat(duty("report-police", id, Superior.POLICE).due()).isEqualTo(found.plus(up()));
    }

    @Test
    void inTimeItIsAskedApprovedSentSupplementedAndSummarised() {
        long id = serious();
        send(id, Superior.LEADING_GROUP);
        ask(id);
        refused(AssessmentProblem.ILLEGAL_MOVE, () -> send(id, Superior.PROVINCE));
        clock.advance(Duration.ofMinutes(30));
        refused(
                AccessProblem.NOT_THE_DECIDER,
                () -> reports.answer(cac, id, version(id), true, ""));
        reports.answer(leader, id, version(id), true, "同意");
        send(id, Superior.PROVINCE);
        send(id, Superior.CAC);
        var province = duty("report-province", id, Superior.PROVINCE);
        assertThat(province.state()).isEqualTo(ObligationState.MET);
        assertThat(province.late(clock.now())).isFalse();
        assertThat(reports.sent(SCHOOL, id).getFirst().dispatch().partial()).isTrue();
        reports.supplement(
                campus.lead(),
                id,
                version(id),
                report(id, Superior.PROVINCE).id(),
                dispatch("物理学院网站", "首页被篡改", "已恢复", "弱口令"));
        var ended = clock.now();
        assessments.endHandling(campus.operator(), id, ended);
        var summary = duty("summarise-report", id, Superior.CAC);
        assertThat(summary.due()).isEqualTo(Instant.parse("2026-10-29T16:00:00Z"));
        clock.advance(Duration.ofDays(20));
        reports.summarise(
                campus.lead(),
                id,
                version(id),
                report(id, Superior.CAC).id(),
                dispatch("物理学院网站", "总结"));
        assertThat(duty("summarise-report", id, Superior.CAC).state())
                .isEqualTo(ObligationState.MET);
        assertThat(report(id, Superior.CAC).state()).isEqualTo(ReportState.SUMMARISED);
    }

    @Test
    void aReportThatWaitedForItsApprovalIsLate() {
        long id = serious();
        ask(id);
        clock.advance(up().plusHours(1));
        reports.answer(leader, id, version(id), true, "");
        send(id, Superior.PROVINCE);
        assertThat(duty("report-province", id, Superior.PROVINCE).late(clock.now())).isTrue();
    }

    @Test
    void thirtyMinutesBeforeTheDueTheCacOfficeReportsAheadAndTheLeadingGroupRatifies() {
        long id = serious();
        ask(id);
        clock.advance(up().minusMinutes(31));
        refused(AssessmentProblem.TOO_EARLY, () -> sendAhead(id, Superior.PROVINCE));
        clock.advance(Duration.ofMinutes(1));
        refused(
                AccessProblem.NOT_THE_DECIDER,
                () ->
                        reports.sendAhead(
                                campus.lead(),
                                id,
                                version(id),
                                report(id, Superior.PROVINCE).id(),
                                dispatch("甲", "乙")));
        sendAhead(id, Superior.PROVINCE);
        assertThat(duty("report-province", id, Superior.PROVINCE).late(clock.now())).isFalse();
        assertThat(report(id, Superior.PROVINCE).toRatify()).isTrue();
        var ratify = duty("ratify-report", id, Superior.PROVINCE);
        assertThat(ratify.due()).isEqualTo(Instant.parse("2026-09-30T16:00:00Z"));
        reports.ratify(leader, id, version(id), report(id, Superior.PROVINCE).id(), "同意");
        assertThat(report(id, Superior.PROVINCE).toRatify()).isFalse();
        assertThat(duty("ratify-report", id, Superior.PROVINCE).state())
                .isEqualTo(ObligationState.MET);
        refused(
                AssessmentProblem.ILLEGAL_MOVE,
                () ->
                        reports.ratify(
                                leader, id, version(id), report(id, Superior.PROVINCE).id(), ""));
    }

    @Test
    void anApprovalByPhoneSaysWhoCalledWhoAnsweredAndInWhichWords() {
        long id = serious();
        ask(id);
        clock.advance(Duration.ofMinutes(20));
        var said = clock.now().minus(Duration.ofMinutes(5));
        refused(
                AssessmentProblem.TEXT_MISSING,
                () ->
                        reports.answerByPhone(
                                campus.operator(),
                                id,
                                version(id),
                                new Answer(true, "组长丙", said, "", new Call("甲", "000-5550-0100"))));
        reports.answerByPhone(
                campus.operator(),
                id,
                version(id),
                new Answer(true, "组长丙", said, "同意上报", new Call("甲", "000-5550-0100")));
        assertThat(reports.approvals(SCHOOL, id).getFirst().answer())
                .isEqualTo(new Answer(true, "组长丙", said, "同意上报", new Call("甲", "000-5550-0100")));
        assertThat(report(id, Superior.PROVINCE).approvedAt()).isEqualTo(said);
        var early =
                new Dispatch(
                        Way.FAX, said.minus(Duration.ofMinutes(1)), "甲", "", List.of("甲", "乙"));
        refused(
                AssessmentProblem.BEFORE_APPROVAL,
                () ->
                        reports.send(
                                campus.lead(),
                                id,
                                version(id),
                                report(id, Superior.PROVINCE).id(),
                                early));
        send(id, Superior.PROVINCE);
    }

    @Test
    void aRefusalNeedsItsReasonStopsNoClockAndMayBeAskedAgain() {
        long id = serious();
        ask(id);
        refused(
                AssessmentProblem.TEXT_MISSING,
                () -> reports.answer(leader, id, version(id), false, " "));
        reports.answer(leader, id, version(id), false, "先核实影响范围");
        assertThat(report(id, Superior.PROVINCE).state()).isEqualTo(ReportState.REFUSED);
        assertThat(duty("report-province", id, Superior.PROVINCE).state())
                .isEqualTo(ObligationState.OPEN);
        ask(id);
        assertThat(report(id, Superior.PROVINCE).state()).isEqualTo(ReportState.ASKED);
    }

    @Test
    void aFirstReportHoldsAtLeastTheFirstTwoItems() {
        long id = serious();
        refused(
                AssessmentProblem.ITEMS_MISSING,
                () ->
                        reports.send(
                                campus.lead(),
                                id,
                                version(id),
                                report(id, Superior.LEADING_GROUP).id(),
                                dispatch("物理学院网站", "")));
    }

    @Test
    void howLikelyChoosesTheOutcomeAndAnotherPersonDecides() {
        long told = decided(opinion(Damage.ORDINARY, Likelihood.PREVENTABLE, false));
        assertThat(owed(told)).isEmpty();
        var tell = duty("tell-units", new Subject("assessment", told));
        assertThat(tell.state()).isEqualTo(ObligationState.OPEN);
        assessments.tell(campus.operator(), told, version(told), "请立即核查");
        assertThat(duty("tell-units", new Subject("assessment", told)).state())
                .isEqualTo(ObligationState.MET);
        long likely = decided(opinion(Damage.ORDINARY, Likelihood.LIKELY, false));
        assertThat(owed(likely)).containsExactly(Superior.LEADING_GROUP);
        long own = assessments.open(cac, seen(), opinion(Damage.SEVERE, Likelihood.LIKELY, false));
        refused(AccessProblem.BOTH_SIDES, () -> assessments.decide(cac, own, version(own)));
        refused(
                AccessProblem.NOT_THE_DECIDER,
                () -> assessments.decide(campus.lead(), own, version(own)));
    }

    @Test
    void judgedAnewWhatIsNoLongerOwedEndsAndTheHistoryStays() {
        long id = serious();
        send(id, Superior.LEADING_GROUP);
        var dropped = report(id, Superior.PROVINCE).id();
        assessments.propose(
                campus.operator(),
                id,
                version(id),
                opinion(Damage.ORDINARY, Likelihood.LIKELY, false));
        assessments.decide(cac, id, version(id));
        assertThat(owed(id)).containsExactly(Superior.LEADING_GROUP);
        assertThat(duty("report-province", new Subject("assessment-report", dropped)).state())
                .isEqualTo(ObligationState.WAIVED);
        assessments.propose(
                campus.operator(),
                id,
                version(id),
                opinion(Damage.EXTREME, Likelihood.HAPPENED, false));
        assessments.decide(cac, id, version(id));
        assertThat(owed(id))
                .containsExactlyInAnyOrder(Superior.LEADING_GROUP, Superior.PROVINCE, Superior.CAC);
        assertThat(assessments.judgements(SCHOOL, id))
                .extracting(Assessment.Judgement::grade)
                .containsExactly(Grade.ORANGE, Grade.BLUE, Grade.YELLOW);
    }

    @Test
    void whatIsOwedChangesSoTheQuestionIsVoidAndAskedAnew() {
        long id = serious();
        ask(id);
        assessments.propose(
                campus.operator(),
                id,
                version(id),
                opinion(Damage.SEVERE, Likelihood.HAPPENED, true));
        assessments.decide(cac, id, version(id));
        assertThat(report(id, Superior.PROVINCE).state()).isEqualTo(ReportState.OWED);
        refused(
                AssessmentProblem.ILLEGAL_MOVE,
                () -> reports.answer(leader, id, version(id), true, ""));
        assertThat(reports.approvals(SCHOOL, id).getFirst().supersededAt()).isEqualTo(clock.now());
        ask(id);
        assertThat(report(id, Superior.POLICE).state()).isEqualTo(ReportState.ASKED);
        reports.answer(leader, id, version(id), true, "");
        send(id, Superior.POLICE);
    }

    @Test
    void whatIsJudgedGraverAfterItWasSentIsSupplemented() {
        long id = serious();
        ask(id);
        reports.answer(leader, id, version(id), true, "");
        send(id, Superior.PROVINCE);
        var before = duty("tell-units", new Subject("assessment", id));
        assessments.propose(
                campus.operator(),
                id,
                version(id),
                opinion(Damage.EXTREME, Likelihood.HAPPENED, false));
        clock.advance(Duration.ofMinutes(10));
        assessments.decide(cac, id, version(id));
        var supplement = duty("supplement-report", id, Superior.PROVINCE);
        assertThat(supplement.due()).isEqualTo(clock.now().plus(Duration.ofHours(2)));
        assertThat(duty("tell-units", new Subject("assessment", id)).due())
                .as("units are owed from the first judgement")
                .isEqualTo(before.due());
        reports.supplement(
                campus.lead(),
                id,
                version(id),
                report(id, Superior.PROVINCE).id(),
                dispatch("物理学院网站", "数据被加密"));
        assertThat(duty("supplement-report", id, Superior.PROVINCE).state())
                .isEqualTo(ObligationState.MET);
    }

    @Test
    void aSummaryFollowsTheEndOfTheHandling() {
        long id = serious();
        send(id, Superior.LEADING_GROUP);
        refused(
                AssessmentProblem.NOT_HANDLED,
                () ->
                        reports.summarise(
                                campus.lead(),
                                id,
                                version(id),
                                report(id, Superior.LEADING_GROUP).id(),
                                dispatch("物理学院网站", "总结")));
    }

    @Test
    void anAnswerByPhoneComesAfterItsQuestionAndTheLeadingGroupIsToldWhatWasRecorded() {
        long id = serious();
        clock.advance(Duration.ofMinutes(10));
        ask(id);
        var early = clock.now().minus(Duration.ofMinutes(5));
        refused(
                AssessmentProblem.BEFORE_QUESTION,
                () ->
                        reports.answerByPhone(
                                campus.operator(),
                                id,
                                version(id),
                                new Answer(
                                        true, "组长丙", early, "同意", new Call("甲", "000-5550-0100"))));
    }

    @Test
    void whatIsAssessedAlreadyIsNotAssessedTwice() {
        var about = new Subject("warning", 7);
        var seen = new Seen(about, "某漏洞", "有利用", clock.now(), List.of());
        assessments.open(campus.operator(), seen);
        refused(AssessmentProblem.ALREADY, () -> assessments.open(campus.operator(), seen));
    }
}
