package org.fengsui.server.duty.circular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.duty.circular.CircularState.Move;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.notice.ItemRequest;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice.AnswerKind;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/**
 * 第九条 from the call to the report: received 2026-09-30 18:00, forwarded by 10-01 18:00, the unit by
 * 10-02 17:00, reported up by 10-05 24:00.
 */
@ServerTest
@Import({Campus.class, CircularSteps.class})
class CircularScenarioTest {

    private final Campus campus;
    private final Circulars circulars;
    private final Notices notices;
    private final CircularSteps steps;
    private final TestClock clock;

    CircularScenarioTest(
            Campus campus,
            Circulars circulars,
            Notices notices,
            CircularSteps steps,
            TestClock clock) {
        this.campus = campus;
        this.circulars = circulars;
        this.notices = notices;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * The hours of the regulation in the scenario, local.
     *
     * @param forward until when it is forwarded
     * @param act the unit's hour on the day after service, forwarded on 10-01
     * @param report until when the unit's answer of 10-02 is reported
     * @param again the same of the round that begins on 10-04
     */
    record Hours(String forward, String act, String report, String again) {}

    Hours hours() {
        return new Hours(
                "2026-10-01T18:00", "2026-10-02T17:00", "2026-10-06T00:00", "2026-10-08T00:00");
    }

    private void beside(String due, int minutes) {
        clock.set(LocalDateTime.parse(due).plusMinutes(minutes).toString());
    }

    @BeforeEach
    void aSchool() {
        clock.set("2026-09-30T18:00");
        campus.open();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BusinessClock.ZONE).toInstant();
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    @Test
    void everyStepInTimeMeetsItsDutyByTheHourOfTheRegulation() {
        long id = steps.received(null);
        assertThat(steps.duty("circular", id, "forward-circular").due())
                .isEqualTo(at(hours().forward()));

        beside(hours().forward(), -60);
        long notice = steps.forwarded(id);
        assertThat(campus.notice(notice).number()).isEqualTo("信办通〔2026〕1号");
        assertThat(steps.circular(id).state()).isEqualTo(CircularState.FORWARDED);
        var forward = steps.duty("circular", id, "forward-circular");
        assertThat(forward.state()).isEqualTo(ObligationState.MET);
        assertThat(forward.late(clock.now())).isFalse();
        assertThat(steps.act(notice).due()).isEqualTo(at(hours().act()));
        assertThat(campus.duties(notice))
                .extracting(Obligation::duty)
                .containsOnly("act-on-circular");

        beside(hours().act(), -30);
        steps.answers(notice, AnswerKind.PROTECTED, steps.proof());
        assertThat(steps.act(notice).late(clock.now())).isFalse();
        var owed = steps.duty("circular-share", steps.share(id).id(), "handle-circular-answer");
        assertThat(owed.started()).isEqualTo(clock.now());
        assertThat(owed.due()).isEqualTo(at(hours().report()));
        assertThat(steps.duty("circular", id, "report-circular").due())
                .isEqualTo(at(hours().report()));

        beside(hours().report(), -60);
        steps.reviewedAndRetested(id);
        assertThat(
                        steps.duty("circular-share", steps.share(id).id(), "handle-circular-answer")
                                .state())
                .as("only the report meets it")
                .isEqualTo(ObligationState.OPEN);
        steps.reported(id);
        assertThat(steps.duty("circular", id, "report-circular").late(clock.now())).isFalse();
        assertThat(
                        steps.duty("circular-share", steps.share(id).id(), "handle-circular-answer")
                                .state())
                .isEqualTo(ObligationState.MET);
        assertThat(campus.notice(notice).items().getFirst().state())
                .isEqualTo(ItemState.ACCEPTED_ON_PAPER);
    }

    @Test
    void everyStepTooLateIsLateAndASilentUnitsTimeStartsTheOffices() {
        long id = steps.received(null);
        beside(hours().forward(), 1);
        long notice = steps.forwarded(id);
        assertThat(steps.duty("circular", id, "forward-circular").late(clock.now())).isTrue();
        beside(hours().act(), 0);
        steps.look();
        assertThat(steps.share(id).state())
                .as("its time is not over")
                .isEqualTo(ShareState.WAITING);
        beside(hours().act(), 1);
        steps.look();
        assertThat(steps.act(notice).late(clock.now())).isTrue();
        assertThat(steps.share(id).owedAt()).isEqualTo(at(hours().act()));
        assertThat(steps.duty("circular", id, "report-circular").due())
                .isEqualTo(at(hours().report()));
        beside(hours().report(), 1);
        steps.reviewedAndRetested(id);
        steps.reported(id);
        assertThat(steps.duty("circular", id, "report-circular").late(clock.now())).isTrue();
        assertThat(steps.act(notice).state()).isEqualTo(ObligationState.OPEN);
    }

    @Test
    void aCircularLeavesNoTimeToExtendAndProtectionIsProved() {
        long id = steps.received(null);
        long notice = steps.forwarded(id);
        var item = campus.notice(notice).items().getFirst();
        refused(
                NoticeProblem.NOT_OFFERED,
                () ->
                        notices.ask(
                                campus.liaison(),
                                item.id(),
                                item.version(),
                                new Notices.NewRequest(
                                        ItemRequest.Kind.EXTENSION,
                                        "来不及",
                                        "已限制",
                                        BusinessClock.day(clock.now()).plusDays(9),
                                        List.of())));
        refused(
                NoticeProblem.PROOF_MISSING,
                () -> steps.answers(notice, AnswerKind.PROTECTED, List.of()));
    }

    @Test
    void anAnswerThatIsSentBackIsOwedFromItsOriginalDue() {
        long id = steps.received(null);
        long notice = steps.forwarded(id);
        var due = steps.act(notice).due();
        steps.answers(notice, AnswerKind.FIXED, List.of());
        circulars.sendBack(campus.operator(), id, steps.version(id), steps.share(id).id(), "仍可上传");
        assertThat(steps.act(notice).state()).isEqualTo(ObligationState.OPEN);
        assertThat(steps.act(notice).due()).isEqualTo(due);
        assertThat(steps.share(id).state()).isEqualTo(ShareState.WAITING);
        refused(CircularProblem.NOT_REVIEWED, () -> steps.reported(id));
        steps.answers(notice, AnswerKind.FIXED, List.of());
        steps.reviewedAndRetested(id);
        refused(
                AccessProblem.NOT_THE_DECIDER,
                () ->
                        circulars.report(
                                campus.operator(),
                                id,
                                steps.version(id),
                                Move.REPORT,
                                Set.of(),
                                "已处置",
                                List.of()));
        steps.reported(id);
        assertThat(steps.circular(id).state()).isEqualTo(CircularState.REPORTED);
    }

    @Test
    void whatTheSuperiorSendsBackIsReportedAgainByItsOwnDeadlineBesideTheLegalOne() {
        long id = steps.received(at("2026-10-03T12:00"));
        assertThat(steps.duty("circular", id, "meet-superior-deadline").due())
                .isEqualTo(at("2026-10-03T12:00"));
        circulars.close(campus.operator(), id, steps.version(id), Move.FIND_NONE, "非我校：该域名不属于学校");
        assertThat(steps.duty("circular", id, "forward-circular").state())
                .isEqualTo(ObligationState.WAIVED);
        steps.reported(id);
        clock.set("2026-10-04T09:00");
        circulars.outcome(
                campus.operator(),
                id,
                steps.version(id),
                Move.RETURN,
                "请补充证明",
                at("2026-10-05T12:00"));
        assertThat(steps.circular(id).round()).isEqualTo(2);
        assertThat(steps.duty("circular", id, "report-circular").due())
                .isEqualTo(at(hours().again()));
        assertThat(steps.duty("circular", id, "meet-superior-deadline").due())
                .isEqualTo(at("2026-10-05T12:00"));
        refused(CircularProblem.NOTHING_NEW, () -> steps.reported(id));
        steps.reported(id, steps.proof());
        circulars.outcome(campus.operator(), id, steps.version(id), Move.ACCEPT, "", null);
        assertThat(steps.circular(id).state().over()).isTrue();
    }

    @Test
    void aNoticeThatIsWithdrawnLeavesItsUnitOutAndAnotherIsForwardedTo() {
        long id = steps.received(null);
        long notice = steps.forwarded(id);
        steps.answers(notice, AnswerKind.NOT_AFFECTED, List.of());
        notices.withdraw(campus.lead(), notice, campus.notice(notice).version(), "发错单位");
        steps.look();
        assertThat(steps.share(id).state()).isEqualTo(ShareState.WITHDRAWN);
        assertThat(
                        steps.duty("circular-share", steps.share(id).id(), "handle-circular-answer")
                                .state())
                .isEqualTo(ObligationState.WAIVED);
        circulars.forward(campus.operator(), id, steps.version(id), List.of(steps.to("sxx")));
        refused(
                CircularProblem.UNITS,
                () ->
                        circulars.forward(
                                campus.operator(),
                                id,
                                steps.version(id),
                                List.of(steps.to("sxx"))));
        assertThat(steps.circular(id).state()).isEqualTo(CircularState.FORWARDING);
        assertThat(steps.duty("circular", id, "forward-circular").state())
                .as("it stays met")
                .isEqualTo(ObligationState.MET);
    }

    @Test
    void aCallIsEnteredWithItsCallerAndWithAReasonWhereItIsBackDated() {
        var yesterday = at("2026-09-29T18:00");
        refused(
                CircularProblem.BACKDATING,
                () ->
                        circulars.register(
                                campus.operator(),
                                steps.call(Circular.Kind.HOLE, null, "", yesterday),
                                List.of()));
        long id =
                circulars.register(
                        campus.operator(),
                        steps.call(Circular.Kind.HOLE, null, "值班记录次日交接", yesterday),
                        List.of());
        assertThat(steps.circular(id).backdated()).isTrue();
        assertThat(steps.duty("circular", id, "forward-circular").due())
                .isEqualTo(at(hours().forward()).minus(Duration.ofDays(1)));
        refused(
                AccessProblem.NOT_THE_DECIDER,
                () -> circulars.put(campus.operator(), circulars.sources().getFirst()));
    }
}
