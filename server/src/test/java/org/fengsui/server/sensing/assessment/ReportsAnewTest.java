package org.fengsui.server.sensing.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.assessment.Assessment.Seen;
import org.fengsui.server.sensing.assessment.Report.Answer;
import org.fengsui.server.sensing.assessment.Report.Call;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.Test;

/** What is judged anew, asked too early or assessed twice (第十二条). */
class ReportsAnewTest extends ReportsOfASchool {

    ReportsAnewTest(
            Campus campus,
            Assessments assessments,
            Reports reports,
            Ledger ledger,
            People people,
            TestClock clock) {
        super(campus, assessments, reports, ledger, people, clock);
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
        supplement(id);
        assertThat(duty("supplement-report", id, Superior.PROVINCE).state())
                .isEqualTo(ObligationState.MET);
    }

    @Test
    void whatIsSupplementedWhileAnotherJudgementWaitsIsOwedAnewByThatJudgement() {
        long id = serious();
        ask(id);
        reports.answer(leader, id, version(id), true, "");
        send(id, Superior.PROVINCE);
        assessments.propose(
                campus.operator(),
                id,
                version(id),
                opinion(Damage.EXTREME, Likelihood.HAPPENED, false));
        supplement(id);
        assessments.decide(cac, id, version(id));
        assertThat(duty("supplement-report", id, Superior.PROVINCE).state())
                .isEqualTo(ObligationState.OPEN);
        supplement(id);
        assertThat(duty("supplement-report", id, Superior.PROVINCE).state())
                .isEqualTo(ObligationState.MET);
    }

    private void supplement(long id) {
        reports.supplement(
                campus.lead(),
                id,
                version(id),
                report(id, Superior.PROVINCE).id(),
                dispatch("物理学院网站", "数据被加密"));
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
