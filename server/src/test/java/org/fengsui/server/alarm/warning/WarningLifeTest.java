package org.fengsui.server.alarm.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.alarm.warning.Asked.Reply;
import org.fengsui.server.alarm.warning.Asked.Why;
import org.fengsui.server.alarm.warning.Warning.Change;
import org.fengsui.server.alarm.warning.Warning.Internal;
import org.fengsui.server.alarm.warning.Warning.Text;
import org.fengsui.server.alarm.warning.service.PublicBoard;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.fengsui.server.testing.TestMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/**
 * 预警 (RULES 8): drafted by one, published by another, confirmed by owners, adjusted, lifted, over.
 */
@ServerTest
@Import(Campus.class)
class WarningLifeTest {

    private static final String STACKED =
            """
            类别,编码,名称,主管单位,运维单位,使用单位,地址,技术栈
            系统,wlx-www,物理学院网站,wlx,wlx,sxx,www.phy.example.edu.cn;10.10.1.10,nginx 1.20.1
            系统,sxx-www,数学学院网站,sxx,sxx,sxx,www.math.example.edu.cn;10.10.2.10,nginx 1.26.0
            """;

    private final Campus campus;
    private final Warnings warnings;
    private final PublicBoard board;
    private final Ledger ledger;
    private final People people;
    private final TestMail mail;
    private final TestClock clock;
    private final RecordProbe probe;
    private final List<Periodic> works;

    private Actor cac = Actor.machine("before");

    WarningLifeTest(
            Campus campus,
            Warnings warnings,
            PublicBoard board,
            Ledger ledger,
            People people,
            TestMail mail,
            TestClock clock,
            RecordProbe probe,
            List<Periodic> works) {
        this.campus = campus;
        this.warnings = warnings;
        this.board = board;
        this.ledger = ledger;
        this.people = people;
        this.mail = mail;
        this.clock = clock;
        this.probe = probe;
        this.works = works;
    }

    @BeforeEach
    void aSchool() {
        campus.open();
        campus.registers(STACKED);
        cac = people.school("cac", Role.CAC_OFFICE);
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    private Text text(WarningLevel level) {
        return new Text(
                level,
                "",
                "",
                "某网页服务器存在远程执行漏洞",
                "各单位系统管理员",
                "攻击者可以远程执行代码。",
                "nginx >= 1.0, < 1.25.3",
                List.of("CVE-2026-0001"),
                "升级到 1.25.3。",
                clock.now().plus(Duration.ofDays(7)));
    }

    private static Internal internal() {
        return new Internal("内部细节", List.of(), true);
    }

    private long proposed() {
        long id = warnings.draft(campus.operator(), text(WarningLevel.BLUE), internal(), false);
        warnings.propose(campus.operator(), id, warning(id).version());
        return id;
    }

    private long published() {
        long id = proposed();
        warnings.publish(campus.lead(), id, warning(id).version());
        return id;
    }

    private Warning warning(long id) {
        return warnings.find(Scope.school(), id).orElseThrow();
    }

    private Asked asked(long id) {
        return warnings.asked(Scope.school(), id).getFirst();
    }

    private List<Obligation> duties(long id) {
        return ledger.of(
                Scope.school(), List.of(new Subject("warning-confirmation", asked(id).id())));
    }

    private void run(String work) {
        works.stream().filter(each -> each.name().equals(work)).findFirst().orElseThrow().runOnce();
    }

    @Test
    void theEndOfABlueOneIsToldInTheMorning() {
        var until = LocalDateTime.parse("2026-03-05T23:30").atZone(BusinessClock.ZONE).toInstant();
        var blue = text(WarningLevel.BLUE);
        var tonight =
                new Text(
                        blue.level(),
                        blue.superior(),
                        blue.superiorNumber(),
                        blue.title(),
                        blue.audience(),
                        blue.words(),
                        blue.products(),
                        blue.refs(),
                        blue.advice(),
                        until);
        long id = warnings.draft(campus.operator(), tonight, internal(), false);
        warnings.propose(campus.operator(), id, 1);
        warnings.publish(campus.lead(), id, 2);
        long told = messages(false);
        assertThat(told).as("what is to be confirmed waits for no morning").isPositive();
        clock.set(until);
        works.stream().filter(it -> it.name().equals("warning-expiry")).forEach(Periodic::runOnce);
        assertThat(messages(true)).as("its end does").isPositive();
        assertThat(messages(false)).isEqualTo(told);
    }

    private long messages(boolean calm) {
        return probe.sql(
                        """
                        select count(*) from delivery.message
                        where about_type = 'warning-confirmation' and calm = :calm
                        """)
                .param("calm", calm)
                .query(Long.class)
                .single();
    }

    @Test
    void whatOneDraftsAnotherPublishesUnderANumberWithoutGaps() {
        long id = proposed();
        assertThat(board.latest()).isEmpty();
        refused(
                AccessProblem.NOT_THE_DECIDER,
                () -> warnings.publish(campus.operator(), id, warning(id).version()));
        warnings.publish(campus.lead(), id, warning(id).version());
        assertThat(warning(id).number()).isEqualTo("信办预〔2026〕1号");
        assertThat(board.latest())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.number()).isEqualTo("信办预〔2026〕1号");
                    assertThat(one.holds()).isTrue();
                });
        assertThat(warning(published()).number()).isEqualTo("信办预〔2026〕2号");
        assertThat(
                        probe.sql("select action from audit.entry where action like 'warning.%'")
                                .query(String.class)
                                .list())
                .contains("warning.draft", "warning.propose", "warning.publish");
    }

    @Test
    void whoWroteAnyOfItNeverPublishesIt() {
        long id = warnings.draft(campus.lead(), text(WarningLevel.BLUE), internal(), false);
        warnings.propose(campus.operator(), id, warning(id).version());
        refused(
                AccessProblem.BOTH_SIDES,
                () -> warnings.publish(campus.lead(), id, warning(id).version()));
        warnings.publish(cac, id, warning(id).version());
        assertThat(warning(id).state()).isEqualTo(WarningState.PUBLISHED);
    }

    @Test
    void orangeAndRedOnlyRelayASuperiorsNumber() {
        refused(
                WarningProblem.NOT_OURS_TO_GIVE,
                () -> warnings.draft(campus.operator(), text(WarningLevel.RED), internal(), false));
        var own = text(WarningLevel.RED);
        var relayed =
                new Text(
                        own.level(),
                        "某省网信办",
                        "预〔2026〕5号",
                        own.title(),
                        own.audience(),
                        own.words(),
                        own.products(),
                        own.refs(),
                        own.advice(),
                        own.validUntil());
        long id = warnings.draft(campus.operator(), relayed, internal(), false);
        assertThat(warning(id).text().superiorNumber()).isEqualTo("预〔2026〕5号");
    }

    @Test
    void itGoesBackWithReasonsAndIsWithdrawnBeforeAnybodyReadsIt() {
        long id = proposed();
        refused(
                WarningProblem.REASON_MISSING,
                () -> warnings.sendBack(campus.lead(), id, warning(id).version(), " "));
        warnings.sendBack(campus.lead(), id, warning(id).version(), "建议写得不清楚");
        assertThat(warning(id).state()).isEqualTo(WarningState.RETURNED);
        refused(
                WarningProblem.ILLEGAL_MOVE,
                () -> warnings.publish(campus.lead(), id, warning(id).version()));
        warnings.withdraw(campus.operator(), id, warning(id).version(), "重复");
        assertThat(warning(id).state()).isEqualTo(WarningState.WITHDRAWN);
        assertThat(board.latest()).isEmpty();
    }

    @Test
    void ownersOfAffectedSystemsAloneAreToldAndConfirmWithinADay() {
        long id = published();
        campus.deliver();
        assertThat(warnings.asked(Scope.school(), id))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.unitId()).isEqualTo(campus.unit("wlx"));
                    assertThat(one.hits())
                            .singleElement()
                            .satisfies(hit -> {
                                assertThat(hit.why()).isEqualTo(Why.STACK);
                                assertThat(hit.what()).isEqualTo("nginx 1.20.1");
                            });
                });
        assertThat(mail.to(Campus.LIAISON_MAIL).getLast().subject()).contains("某网页服务器");
        assertThat(mail.to("sxx2@example.edu.cn")).isEmpty();
        assertThat(duties(id))
                .singleElement()
                .satisfies(duty -> {
                    assertThat(duty.duty()).isEqualTo("confirm-warning");
                    assertThat(duty.due()).isEqualTo(clock.now().plus(Duration.ofDays(1)));
                });
        var other = people.ofUnit(campus.unit("sxx"), "sxx", Role.UNIT_LIAISON);
        refused(
                CommonProblem.NOT_FOUND,
                () -> warnings.confirm(other, asked(id).id(), Reply.NOT_AFFECTED, ""));
        warnings.confirm(campus.liaison(), asked(id).id(), Reply.PROTECTED, "已升级");
        assertThat(duties(id).getFirst().state()).isEqualTo(ObligationState.MET);
        refused(
                WarningProblem.ILLEGAL_MOVE,
                () -> warnings.confirm(campus.liaison(), asked(id).id(), Reply.WORKING, ""));
    }

    @Test
    void whoDoesNotConfirmIsRemindedAtHalfOfTheDay() {
        published();
        campus.deliver();
        int before = mail.to(Campus.LIAISON_MAIL).size();
        campus.passTo("2026-03-05T22:30");
        assertThat(mail.to(Campus.LIAISON_MAIL)).hasSize(before + 1);
    }

    @Test
    void anOpenFindingOrPortMakesASystemAffectedToo() {
        campus.scanner.open(Campus.PHYSICS.ip(), Campus.TELNET);
        campus.scan(List.of(Campus.PHYSICS));
        var text = text(WarningLevel.BLUE);
        var plain =
                new Text(
                        text.level(),
                        "",
                        "",
                        text.title(),
                        text.audience(),
                        text.words(),
                        "",
                        List.of(),
                        text.advice(),
                        text.validUntil());
        long id =
                warnings.draft(
                        campus.operator(), plain, new Internal("", List.of(23), true), false);
        warnings.propose(campus.operator(), id, warning(id).version());
        warnings.publish(campus.lead(), id, warning(id).version());
        assertThat(asked(id).hits())
                .anySatisfy(hit -> {
                    assertThat(hit.why()).isEqualTo(Why.PORT);
                    assertThat(hit.name()).isEqualTo("物理学院网站");
                });
    }

    @Test
    void anAdjustmentKeepsTheNumberAndAHigherLevelIsConfirmedAnew() {
        long id = published();
        warnings.confirm(campus.liaison(), asked(id).id(), Reply.WORKING, "");
        refused(
                WarningProblem.UNCHANGED,
                () ->
                        warnings.proposeAdjustment(
                                campus.operator(),
                                id,
                                warning(id).version(),
                                warning(id).text(),
                                "x"));
        warnings.proposeAdjustment(
                campus.lead(), id, warning(id).version(), text(WarningLevel.YELLOW), "已有攻击");
        refused(
                WarningProblem.PROPOSED_ALREADY,
                () -> warnings.proposeLifting(cac, id, warning(id).version(), "x"));
        refused(
                AccessProblem.BOTH_SIDES,
                () -> warnings.decide(campus.lead(), id, warning(id).version()));
        assertThat(board.latest().getFirst().text().level()).isEqualTo(WarningLevel.BLUE);
        warnings.decide(cac, id, warning(id).version());
        assertThat(board.latest())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.number()).isEqualTo("信办预〔2026〕1号");
                    assertThat(one.edition()).isEqualTo(2);
                    assertThat(one.text().level()).isEqualTo(WarningLevel.YELLOW);
                    assertThat(one.reason()).isEqualTo("已有攻击");
                });
        assertThat(asked(id).reply()).isNull();
        assertThat(duties(id))
                .extracting(Obligation::state)
                .containsExactlyInAnyOrder(ObligationState.MET, ObligationState.OPEN);
    }

    @Test
    void liftingEndsWhatIsOwedAndTellsWhoWasTold() {
        long id = published();
        warnings.proposeLifting(campus.operator(), id, warning(id).version(), "已全部修复");
        warnings.decide(campus.lead(), id, warning(id).version());
        campus.deliver();
        assertThat(warning(id).state()).isEqualTo(WarningState.LIFTED);
        assertThat(board.latest().getFirst().change()).isEqualTo(Change.LIFT);
        assertThat(duties(id).getFirst().state()).isEqualTo(ObligationState.WAIVED);
        assertThat(mail.to(Campus.LIAISON_MAIL).getLast().subject()).contains("预警解除");
    }

    @Test
    void whatIsProposedAboutAPublishedOneIsDeclinedWithAReason() {
        long id = published();
        warnings.proposeLifting(campus.operator(), id, warning(id).version(), "已修复");
        warnings.decline(campus.lead(), id, warning(id).version(), "还有系统未修复");
        assertThat(warning(id).proposal()).isNull();
        assertThat(warning(id).state()).isEqualTo(WarningState.PUBLISHED);
    }

    @Test
    void itIsOverByTheClock() {
        long id = published();
        run("warning-expiry");
        assertThat(warning(id).state()).isEqualTo(WarningState.PUBLISHED);
        clock.advance(Duration.ofDays(7));
        run("warning-expiry");
        assertThat(warning(id).state()).isEqualTo(WarningState.EXPIRED);
        assertThat(board.latest().getFirst().holds()).isFalse();
        assertThat(duties(id).getFirst().state()).isEqualTo(ObligationState.WAIVED);
    }

    @Test
    void anExerciseHasASeriesOfItsOwnAndNobodyOwesAnything() {
        long id = warnings.draft(campus.operator(), text(WarningLevel.BLUE), internal(), true);
        warnings.propose(campus.operator(), id, warning(id).version());
        warnings.publish(campus.lead(), id, warning(id).version());
        assertThat(warning(id).number()).isEqualTo("信办演〔2026〕1号");
        assertThat(duties(id)).isEmpty();
        assertThat(warning(published()).number()).isEqualTo("信办预〔2026〕1号");
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsRefused() {
        long id = proposed();
        int before = warning(id).version();
        warnings.sendBack(cac, id, before, "x");
        refused(CommonProblem.STALE, () -> warnings.publish(campus.lead(), id, before));
    }
}
