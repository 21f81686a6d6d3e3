package org.fengsui.server.sensing.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.assessment.Report.Answer;
import org.fengsui.server.sensing.assessment.Report.Call;
import org.fengsui.server.sensing.assessment.Report.Dispatch;
import org.fengsui.server.sensing.assessment.Report.Way;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.Test;

/** 第十二条 from the finding to the summary, on time and late (RULES 8). */
class ReportingUpTest extends ReportsOfASchool {

    ReportingUpTest(
            Campus campus,
            Assessments assessments,
            Reports reports,
            Ledger ledger,
            People people,
            TestClock clock) {
        super(campus, assessments, reports, ledger, people, clock);
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
}
