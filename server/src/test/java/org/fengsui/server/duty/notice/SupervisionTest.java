package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.duty.notice.Notice.Verdict;
import org.fengsui.server.duty.notice.Notices.NewRequest;
import org.fengsui.server.duty.notice.Notices.RequestDecision;
import org.fengsui.server.duty.notice.Supervisions.Demand;
import org.fengsui.server.duty.notice.service.RequestDesk;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** 督办 (第九条): placed and lifted by 网信办 alone, with a due of its own beside the legal one. */
@ServerTest
@Import(Campus.class)
class SupervisionTest {

    private static final String LEGAL = "fix-vulnerability";
    private static final String DEMANDED = "answer-supervision";
    private static final Demand BY_TUESDAY = new Demand("两日内停用弱加密并报送截图", LocalDate.of(2026, 3, 10));

    private final Campus campus;
    private final Supervisions supervisions;
    private final Notices notices;
    private final RequestDesk requests;
    private final Ledger ledger;
    private final People people;
    private final TestMail mail;

    private Actor cac = Actor.machine("before");

    SupervisionTest(
            Campus campus,
            Supervisions supervisions,
            Notices notices,
            RequestDesk requests,
            Ledger ledger,
            People people,
            TestMail mail) {
        this.campus = campus;
        this.supervisions = supervisions;
        this.notices = notices;
        this.requests = requests;
        this.ledger = ledger;
        this.people = people;
        this.mail = mail;
    }

    @BeforeEach
    void aSchool() {
        campus.open();
        cac = people.school("cac", Role.CAC_OFFICE);
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BusinessClock.ZONE).toInstant();
    }

    private void place(Actor by, long notice, Demand demand) {
        supervisions.place(by, Map.of(notice, campus.notice(notice).version()), demand);
    }

    private Supervision latest(long notice) {
        return supervisions.of(Scope.school(), notice).getFirst();
    }

    private List<Obligation> duties(long notice, String duty) {
        return campus.duties(notice).stream().filter(one -> one.duty().equals(duty)).toList();
    }

    private Obligation duty(long notice, String duty) {
        return duties(notice, duty).getFirst();
    }

    private void review(long notice, Verdict verdict) {
        var item = campus.notice(notice).items().getFirst();
        notices.review(campus.operator(), item.id(), item.version(), verdict, "截图不是这台主机");
    }

    @Test
    void whatIsDemandedIsADueOfItsOwnBesideTheLegalOneOnEachItem() {
        long notice = campus.acknowledged(Campus.SWEET32, Campus.TELNET);
        var legal = duty(notice, LEGAL);
        place(cac, notice, BY_TUESDAY);

        assertThat(duties(notice, DEMANDED))
                .hasSize(2)
                .allSatisfy(one -> {
                    assertThat(one.basis()).isEqualTo("第九条");
                    assertThat(one.due()).isEqualTo(at("2026-03-11T00:00"));
                    assertThat(one.provisional()).isFalse();
                    assertThat(one.dueExpression()).isEqualTo("by 2026-03-11T00:00");
                });
        assertThat(duty(notice, LEGAL)).as("the legal due stands").isEqualTo(legal);
        var explained =
                ledger.explain(
                        Scope.school(), duty(notice, DEMANDED).id(), Locale.SIMPLIFIED_CHINESE);
        assertThat(explained.days()).first().asString().contains("限至 2026-03-10 24:00");
        assertThat(explained.interpretations())
                .extracting(Ledger.Interpretation::text)
                .anyMatch(text -> text.contains("以先到的为准"));
        assertThat(latest(notice).demand()).isEqualTo("两日内停用弱加密并报送截图");
        assertThat(latest(notice).placed().name()).isEqualTo(cac.name());
        assertThat(supervisions.running(Scope.school())).isEqualTo(1);
    }

    @Test
    void leadersAndLiaisonOfTheUnitGetItByMail() {
        long notice = campus.acknowledged(Campus.SWEET32);
        place(cac, notice, BY_TUESDAY);
        campus.deliver();
        for (var address : List.of(Campus.HEAD_MAIL, Campus.DEPUTY_MAIL, Campus.LIAISON_MAIL)) {
            var letter = mail.to(address).getLast();
            assertThat(letter.subject()).startsWith("督办：信办整");
            assertThat(letter.text())
                    .contains("两日内停用弱加密并报送截图", "2026-03-10 24:00", "/unit/notices/" + notice);
        }
        supervisions.lift(cac, latest(notice).id(), "已改由处置措施控制");
        campus.deliver();
        assertThat(mail.to(Campus.HEAD_MAIL).getLast().subject()).startsWith("解除督办：信办整");
        assertThat(mail.to(Campus.HEAD_MAIL).getLast().text()).contains("已改由处置措施控制");
    }

    @Test
    void onlyTheCacOfficePlacesAndLifts() {
        long notice = campus.acknowledged(Campus.SWEET32);
        var leader = people.school("leader", Role.LEADING_GROUP);
        for (var other : List.of(campus.lead(), campus.operator(), campus.liaison(), leader)) {
            refused(AccessProblem.NOT_THE_DECIDER, () -> place(other, notice, BY_TUESDAY));
        }
        place(cac, notice, BY_TUESDAY);
        long id = latest(notice).id();
        refused(AccessProblem.NOT_THE_DECIDER, () -> supervisions.lift(campus.lead(), id, "已整改"));
        assertThat(supervisions.find(campus.liaison().scope(), id)).isPresent();
        var stranger = people.ofUnit(campus.unit("sxx") + 1000, "hxx", Role.UNIT_LIAISON);
        assertThat(supervisions.find(stranger.scope(), id)).isEmpty();
        assertThat(supervisions.of(stranger.scope(), notice)).isEmpty();
        refused(CommonProblem.NOT_FOUND, () -> supervisions.lift(stranger, id, "x"));
    }

    @Test
    void whatIsDemandedAndByWhenHasToBeSaid() {
        long notice = campus.acknowledged(Campus.SWEET32);
        var today = LocalDate.of(2026, 3, 5);
        refused(NoticeProblem.DEMAND_MISSING, () -> place(cac, notice, new Demand(" ", today)));
        refused(NoticeProblem.DEMAND_DUE, () -> place(cac, notice, new Demand("x", null)));
        refused(
                NoticeProblem.DEMAND_DUE,
                () -> place(cac, notice, new Demand("x", today.minusDays(1))));
        place(cac, notice, new Demand("今日内断开外网", today));
        assertThat(duty(notice, DEMANDED).due()).isEqualTo(at("2026-03-06T00:00"));
        refused(
                NoticeProblem.REASON_MISSING,
                () -> supervisions.lift(cac, latest(notice).id(), " "));
    }

    @Test
    void whereTheUnitOwesNothingThereIsNothingToSupervise() {
        long unserved = campus.issued(Campus.SWEET32);
        refused(NoticeProblem.NOTHING_OWED, () -> place(cac, unserved, BY_TUESDAY));
        campus.deliver();
        notices.acknowledge(campus.liaison(), unserved, "丙寅", "000-5550-0002");
        campus.answerFixed(unserved);
        refused(NoticeProblem.NOTHING_OWED, () -> place(cac, unserved, BY_TUESDAY));
        assertThat(supervisions.of(Scope.school(), unserved)).isEmpty();
    }

    @Test
    void anAnswerMeetsBothAndOneThatIsSentBackIsOwedByBothAgain() {
        long notice = campus.acknowledged(Campus.SWEET32);
        place(cac, notice, BY_TUESDAY);
        campus.answerFixed(notice);
        assertThat(campus.duties(notice))
                .hasSize(2)
                .allMatch(one -> one.state() == ObligationState.MET);
        review(notice, Verdict.REJECTED);
        assertThat(campus.duties(notice))
                .hasSize(2)
                .allMatch(one -> one.state() == ObligationState.OPEN);
        assertThat(duty(notice, DEMANDED).due()).isEqualTo(at("2026-03-11T00:00"));
        campus.answerFixed(notice);
        review(notice, Verdict.REJECTED);
        assertThat(duty(notice, DEMANDED).state())
                .as("each round anew")
                .isEqualTo(ObligationState.OPEN);
    }

    @Test
    void anItemAnsweredBeforeIsOwedByTheNamedDayOnceItsAnswerDoesNotHold() {
        long notice = campus.acknowledged(Campus.SWEET32, Campus.TELNET);
        var first = campus.notice(notice).items().getFirst();
        notices.answer(campus.liaison(), first.id(), first.version(), campus.fixed());
        place(cac, notice, BY_TUESDAY);
        assertThat(duties(notice, DEMANDED)).hasSize(1);
        review(notice, Verdict.REJECTED);
        assertThat(duties(notice, DEMANDED))
                .hasSize(2)
                .allMatch(one -> one.state() == ObligationState.OPEN)
                .allMatch(one -> one.due().equals(at("2026-03-11T00:00")));
    }

    @Test
    void aNamedDayThatPassesEscalatesFromTheDeputyToTheCacOffice() {
        long notice = campus.acknowledged(Campus.SWEET32);
        place(cac, notice, BY_TUESDAY);
        campus.passTo("2026-03-10T11:00");
        assertThat(mail.to(Campus.LIAISON_MAIL).getLast().subject()).contains("按督办整改反馈");
        campus.passTo("2026-03-11T00:01");
        assertThat(duty(notice, DEMANDED).late(campus.now())).isTrue();
        assertThat(duty(notice, LEGAL).late(campus.now())).isFalse();
        assertThat(mail.to(Campus.DEPUTY_MAIL).getLast().subject()).contains("逾期", "按督办整改反馈");
        campus.passTo("2026-03-12T00:01");
        assertThat(mail.to(Campus.HEAD_MAIL).getLast().subject()).contains("按督办整改反馈");
        campus.passTo("2026-03-14T00:01");
        var items = campus.notice(notice).items().getFirst();
        assertThat(
                        ledger.escalated(
                                Scope.school(),
                                List.of(new Subject("notice-item", items.id())),
                                Role.CAC_OFFICE))
                .extracting(Obligation::duty)
                .contains(DEMANDED);
    }

    @Test
    void ofTwoAtOnceOneIsPlacedAndTheOtherIsTold() throws Exception {
        long notice = campus.acknowledged(Campus.SWEET32);
        var versions = Map.of(notice, campus.notice(notice).version());
        var other = people.school("cac-2", Role.CAC_OFFICE);
        var together = new CyclicBarrier(2);
        try (var two = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes =
                    two.invokeAll(
                            List.of(
                                    placing(cac, versions, together),
                                    placing(other, versions, together)));
            var said = List.of(outcomes.get(0).get(), outcomes.get(1).get());
            assertThat(said).containsExactlyInAnyOrder("placed", "notice-supervised-already");
        }
        assertThat(supervisions.of(Scope.school(), notice)).hasSize(1);
        assertThat(duties(notice, DEMANDED)).hasSize(1);
    }

    private Callable<String> placing(
            Actor by, Map<Long, Integer> versions, CyclicBarrier together) {
        return () -> {
            together.await();
            try {
                supervisions.place(by, versions, BY_TUESDAY);
                return "placed";
            } catch (Refusal refusal) {
                return refusal.problem().slug();
            }
        };
    }

    @Test
    void severalArePlacedTogetherOrNoneIs() {
        long one = campus.acknowledged(Campus.SWEET32);
        long two = campus.acknowledged(Campus.TELNET);
        place(cac, two, BY_TUESDAY);
        var both = Map.of(one, campus.notice(one).version(), two, campus.notice(two).version());
        refused(NoticeProblem.SUPERVISED_ALREADY, () -> supervisions.place(cac, both, BY_TUESDAY));
        assertThat(supervisions.of(Scope.school(), one)).isEmpty();
        supervisions.lift(cac, latest(two).id(), "与另一份一并督办");
        supervisions.place(cac, both, BY_TUESDAY);
        assertThat(supervisions.running(Scope.school())).isEqualTo(2);
        assertThat(latest(two).turn()).isEqualTo(2);
        refused(CommonProblem.STALE, () -> supervisions.place(cac, Map.of(one, 0), BY_TUESDAY));
    }

    @Test
    void whatIsLiftedIsNotDemandedAnyMore() {
        long notice = campus.acknowledged(Campus.SWEET32, Campus.TELNET);
        place(cac, notice, BY_TUESDAY);
        var first = campus.notice(notice).items().getFirst();
        notices.answer(campus.liaison(), first.id(), first.version(), campus.fixed());
        long id = latest(notice).id();
        supervisions.lift(cac, id, "已改由处置措施控制");
        assertThat(duties(notice, DEMANDED))
                .extracting(Obligation::state)
                .containsExactlyInAnyOrder(ObligationState.MET, ObligationState.WAIVED);
        assertThat(duties(notice, LEGAL))
                .extracting(Obligation::state)
                .containsExactlyInAnyOrder(ObligationState.MET, ObligationState.OPEN);
        assertThat(latest(notice).holds(campus.notice(notice).state())).isFalse();
        refused(NoticeProblem.SUPERVISION_OVER, () -> supervisions.lift(cac, id, "再次解除"));
        review(notice, Verdict.REJECTED);
        assertThat(duties(notice, DEMANDED))
                .as("a later rejection opens the legal duty alone")
                .noneMatch(one -> one.state() == ObligationState.OPEN);
    }

    @Test
    void itEndsWhenTheNoticeIsWithdrawn() {
        long notice = campus.acknowledged(Campus.SWEET32);
        place(cac, notice, BY_TUESDAY);
        notices.withdraw(campus.lead(), notice, campus.notice(notice).version(), "发错单位");
        assertThat(duty(notice, DEMANDED).state()).isEqualTo(ObligationState.WAIVED);
        ended(notice);
    }

    @Test
    void itEndsWhenTheNoticeCloses() {
        long notice = campus.acknowledged(Campus.SWEET32);
        place(cac, notice, BY_TUESDAY);
        campus.answerFixed(notice);
        review(notice, Verdict.ACCEPTED_ON_PAPER);
        assertThat(campus.notice(notice).state()).isEqualTo(NoticeState.CLOSED);
        assertThat(duty(notice, DEMANDED).state()).isEqualTo(ObligationState.MET);
        ended(notice);
    }

    private void ended(long notice) {
        assertThat(supervisions.running(Scope.school())).isZero();
        assertThat(latest(notice).holds(campus.notice(notice).state())).isFalse();
        refused(
                NoticeProblem.SUPERVISION_OVER,
                () -> supervisions.lift(cac, latest(notice).id(), "已结束"));
    }

    @Test
    void moreTimeMovesTheLegalDueAndNotTheNamedDay() {
        long notice = campus.acknowledged(Campus.SWEET32);
        place(cac, notice, BY_TUESDAY);
        var item = campus.notice(notice).items().getFirst();
        long asked =
                notices.ask(
                        campus.liaison(),
                        item.id(),
                        item.version(),
                        new NewRequest(
                                ItemRequest.Kind.EXTENSION,
                                "设备待货",
                                "已限校内访问",
                                LocalDate.of(2026, 3, 20),
                                List.of()));
        notices.decide(
                campus.lead(),
                asked,
                requests.get(Scope.school(), asked).version(),
                new RequestDecision(true, "", null, null));
        assertThat(duty(notice, LEGAL).due()).isEqualTo(at("2026-03-21T00:00"));
        assertThat(duty(notice, DEMANDED).due()).isEqualTo(at("2026-03-11T00:00"));
    }
}
