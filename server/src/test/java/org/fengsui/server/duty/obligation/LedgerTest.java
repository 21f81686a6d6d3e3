package org.fengsui.server.duty.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.fengsui.engine.calendar.YearPlan;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.duty.notice.NoticeSignal;
import org.fengsui.server.duty.obligation.Ledger.EntryKind;
import org.fengsui.server.duty.obligation.Ledger.Figures;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.calendar.SchoolCalendar;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.Waiver;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@Import(LedgerBeans.class)
record LedgerTest(
        Ledger ledger,
        SchoolCalendar calendar,
        ApplicationEventPublisher events,
        TransactionTemplate transaction,
        TestClock clock,
        RecordProbe probe,
        SentMessages messages,
        SmallSchool school) {

    private static final Scope SCHOOL = Scope.school();
    private static final Subject ITEM = new Subject("notice-item", 1);
    private static final Obligor UNIT = new Obligor.Unit(SmallSchool.UNIT);
    private static final Actor LEAD = Actor.machine("test");

    @BeforeEach
    void nobodyKnowsAnything() {
        messages.clear();
        school.clear();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BusinessClock.ZONE).toInstant();
    }

    private void signal(NoticeSignal signal, int occurrence, String at) {
        clock.set(at);
        transaction.executeWithoutResult(
                status -> events.publishEvent(signalled(signal, occurrence, at)));
    }

    private static Signalled signalled(NoticeSignal signal, int occurrence, String at) {
        return new Signalled(signal, ITEM, UNIT, at(at), occurrence, "信办整〔2026〕1号");
    }

    private Obligation fix() {
        return of("fix-vulnerability").getFirst();
    }

    private List<Obligation> of(String duty) {
        return ledger.of(SCHOOL, List.of(ITEM)).stream()
                .filter(obligation -> obligation.duty().equals(duty))
                .toList();
    }

    private List<EntryKind> entries(Obligation obligation) {
        return ledger.explain(SCHOOL, obligation.id(), Locale.CHINESE).entries().stream()
                .map(Ledger.Entry::kind)
                .toList();
    }

    @Test
    void servingAnItemStartsTheUnitsClockWithAnExplanationDayByDay() {
        signal(NoticeSignal.ITEM_SERVED, 1, "2026-02-12T10:00");

        var fix = fix();
        var zh = ledger.explain(SCHOOL, fix.id(), Locale.CHINESE);
        var en = ledger.explain(SCHOOL, fix.id(), Locale.ENGLISH);

        assertThat(fix.obligor()).isEqualTo(UNIT);
        assertThat(fix.state()).isEqualTo(ObligationState.OPEN);
        assertThat(fix.due()).isEqualTo(at("2026-02-27T00:00"));
        assertThat(fix.basis()).isEqualTo("第十条");
        assertThat(zh.days()).anyMatch(line -> line.contains("2026-02-26"));
        assertThat(zh.interpretations()).isNotEmpty();
        assertThat(zh.article()).contains("5 个工作日");
        assertThat(en.duty()).isEqualTo("Remedy and report back");
        assertThat(entries(fix)).containsExactly(EntryKind.STARTED);
    }

    @Test
    void metAtTheDueIsOnTimeAndAMicrosecondLaterIsNot() {
        signal(NoticeSignal.ITEM_SERVED, 1, "2026-03-05T10:00");
        assertThat(fix().late(at("2026-03-13T00:00"))).isFalse();
        assertThat(fix().late(at("2026-03-13T00:00").plusNanos(1000))).isTrue();

        signal(NoticeSignal.ITEM_ANSWERED, 1, "2026-03-13T00:00");

        assertThat(fix().state()).isEqualTo(ObligationState.MET);
        assertThat(fix().late(at("2026-04-01T00:00"))).isFalse();
    }

    @Test
    void anAnswerMeetsTheUnitsDutyAndStartsTheOfficesReview() {
        signal(NoticeSignal.ITEM_SERVED, 1, "2026-03-05T10:00");
        signal(NoticeSignal.ITEM_ANSWERED, 1, "2026-03-06T10:00");

        var review = of("review-answer").getFirst();

        assertThat(fix().met()).isEqualTo(at("2026-03-06T10:00"));
        assertThat(review.obligor()).isEqualTo(new Obligor.ItOffice());
        assertThat(review.due()).isEqualTo(at("2026-03-12T00:00"));
    }

    @Test
    void theSameSignalTwiceChangesNothing() {
        signal(NoticeSignal.ITEM_SERVED, 1, "2026-03-05T10:00");
        signal(NoticeSignal.ITEM_SERVED, 1, "2026-03-06T10:00");
        signal(NoticeSignal.ITEM_ANSWERED, 1, "2026-03-07T10:00");
        signal(NoticeSignal.ITEM_ANSWERED, 1, "2026-03-08T10:00");

        assertThat(of("fix-vulnerability")).hasSize(1);
        assertThat(fix().met()).isEqualTo(at("2026-03-07T10:00"));
        assertThat(entries(fix())).containsExactly(EntryKind.STARTED, EntryKind.MET);
    }

    @Test
    void theSameSignalFromTwoThreadsAtOnceChangesNothingTwice() throws Exception {
        var together = new CyclicBarrier(2);
        Callable<Boolean> serve =
                () -> {
                    together.await();
                    transaction.executeWithoutResult(status ->
                            events.publishEvent(
                                    signalled(NoticeSignal.ITEM_SERVED, 1, "2026-03-05T10:00")));
                    return true;
                };
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var result : threads.invokeAll(List.of(serve, serve))) {
                assertThat(result.get()).isTrue();
            }
        }

        assertThat(of("fix-vulnerability")).hasSize(1);
        assertThat(entries(fix())).containsExactly(EntryKind.STARTED);
    }

    @Test
    void whatIsRolledBackTakesItsClockAlong() {
        transaction.executeWithoutResult(status -> {
            events.publishEvent(signalled(NoticeSignal.ITEM_SERVED, 1, "2026-03-05T10:00"));
            assertThat(of("fix-vulnerability")).hasSize(1);
            status.setRollbackOnly();
        });

        assertThat(of("fix-vulnerability")).isEmpty();
        signal(NoticeSignal.ITEM_SERVED, 1, "2026-03-05T10:00");
        assertThat(of("fix-vulnerability")).hasSize(1);
    }

    @Test
    void aSignalOutsideATransactionIsRefused() {
        assertThatThrownBy(() ->
                        events.publishEvent(
                                signalled(NoticeSignal.ITEM_SERVED, 1, "2026-03-05T10:00")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aRejectedAnswerOpensTheDutyFromItsOriginalDueAndShowsTheOfficesTime() {
        signal(NoticeSignal.ITEM_SERVED, 1, "2026-03-05T10:00");
        signal(NoticeSignal.ITEM_ANSWERED, 1, "2026-03-06T10:00");
        signal(NoticeSignal.ITEM_REJECTED, 1, "2026-03-09T10:00");

        var fix = fix();
        assertThat(fix.state()).isEqualTo(ObligationState.OPEN);
        assertThat(fix.due()).isEqualTo(at("2026-03-13T00:00"));
        assertThat(fix.met()).isNull();
        assertThat(ledger.explain(SCHOOL, fix.id(), Locale.CHINESE).held())
                .isEqualTo(Duration.ofDays(3));
        assertThat(of("review-answer").getFirst().state()).isEqualTo(ObligationState.MET);

        signal(NoticeSignal.ITEM_ANSWERED, 2, "2026-03-10T10:00");
        assertThat(fix().met()).isEqualTo(at("2026-03-10T10:00"));
        assertThat(of("review-answer")).hasSize(2);
    }

    @Test
    void aWithdrawnItemIsWaivedWithItsReason() {
        signal(NoticeSignal.ITEM_SERVED, 1, "2026-03-05T10:00");
        signal(NoticeSignal.ITEM_WITHDRAWN, 1, "2026-03-06T10:00");

        assertThat(fix().state()).isEqualTo(ObligationState.WAIVED);
        assertThat(fix().late(at("2027-01-01T00:00"))).isFalse();
    }

    @Test
    void peopleWaiveAndExtendWithAReason() {
        signal(NoticeSignal.ITEM_SERVED, 1, "2026-03-05T10:00");
        transaction.executeWithoutResult(
                status -> ledger.extend(LEAD, fix().id(), at("2026-03-20T00:00"), "设备待货"));
        assertThat(fix().due()).isEqualTo(at("2026-03-20T00:00"));
        assertThat(fix().originalDue()).isEqualTo(at("2026-03-13T00:00"));
        assertThatThrownBy(() -> ledger.extend(LEAD, fix().id(), at("2026-03-19T00:00"), "更早"))
                .isInstanceOf(Refusal.class);

        ledger.waive(LEAD, ITEM, Waiver.FALSE_POSITIVE, "误报");

        assertThat(fix().state()).isEqualTo(ObligationState.WAIVED);
        assertThat(fix().waived()).isEqualTo(Waiver.FALSE_POSITIVE);
        assertThatThrownBy(() -> ledger.extend(LEAD, fix().id(), at("2026-04-19T00:00"), "晚"))
                .isInstanceOf(Refusal.class);
        assertThat(entries(fix()))
                .containsExactly(EntryKind.STARTED, EntryKind.EXTENDED, EntryKind.WAIVED);
    }

    @Test
    void aPublishedCalendarMovesProvisionalDuesAndTheCorrectionIsServed() {
        school.fill(Post.LIAISON, "专员甲");
        signal(NoticeSignal.ITEM_SERVED, 1, "2026-12-25T10:00");
        assertThat(fix().provisional()).isTrue();
        assertThat(fix().due()).isEqualTo(at("2027-01-02T00:00"));
        assertThat(ledger.explain(SCHOOL, fix().id(), Locale.CHINESE).provisional()).isNotEmpty();

        calendar.importYear(
                LEAD,
                YearPlan.parse("year 2027\npaper 国办发明电〔2026〕9号\noff 2027-01-01 2027-01-03 元旦\n")
                        .getFirst());

        assertThat(fix().provisional()).isFalse();
        assertThat(fix().due()).isEqualTo(at("2027-01-05T00:00"));
        assertThat(fix().originalDue()).isEqualTo(at("2027-01-02T00:00"));
        assertThat(entries(fix())).containsExactly(EntryKind.STARTED, EntryKind.RECOMPUTED);
        assertThat(messages.recipients()).containsExactly("专员甲");
        assertThat(messages.all().getFirst().subject()).contains("2027-01-04 24:00");
    }

    @Test
    void aUnitSeesItsOwnObligationsOnly() {
        signal(NoticeSignal.ITEM_SERVED, 1, "2026-03-05T10:00");
        long id = fix().id();

        var own = new Scope.Units(Set.of(SmallSchool.UNIT));
        var other = new Scope.Units(Set.of(8L));

        assertThat(ledger.find(own, id)).isPresent();
        assertThat(ledger.find(other, id)).isEmpty();
        assertThat(ledger.of(other, List.of(ITEM))).isEmpty();
        assertThat(ledger.soonestBut(other, Set.of(), 10)).isEmpty();
        assertThatThrownBy(() -> ledger.explain(other, id, Locale.CHINESE))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void entriesAreNeverChanged() {
        signal(NoticeSignal.ITEM_SERVED, 1, "2026-03-05T10:00");

        assertThatThrownBy(() -> probe.sql("update obligation.entry set text = 'other'").update())
                .hasMessageContaining("only ever added");
        assertThatThrownBy(() -> probe.sql("delete from obligation.entry").update())
                .hasMessageContaining("only ever added");
    }

    @Test
    void figuresCountWhatWasMetInTimeAndWhatIsLate() {
        signal(NoticeSignal.ITEM_SERVED, 1, "2026-03-05T10:00");
        signal(NoticeSignal.ITEM_ANSWERED, 1, "2026-03-16T10:00");
        clock.set("2026-03-18T10:00");

        var figures = ledger.figures(SCHOOL, at("2026-03-01T00:00"), at("2026-04-01T00:00"));

        assertThat(figures).isEqualTo(new Figures(0, 1, 1, 0, 0));
        clock.set("2026-03-19T00:00");
        assertThat(ledger.figures(SCHOOL, at("2026-03-01T00:00"), at("2026-04-01T00:00")))
                .isEqualTo(new Figures(0, 1, 1, 0, 1));
        clock.set("2026-03-20T00:01");
        assertThat(ledger.byObligor(SCHOOL, at("2026-03-01T00:00"), at("2026-04-01T00:00")))
                .extracting(Ledger.ObligorFigures::obligor)
                .containsExactly(new Obligor.ItOffice(), UNIT);
    }

    @Test
    void theLoadOfTheComingDaysCountsEachDueOnItsLastDay() {
        signal(NoticeSignal.ITEM_SERVED, 1, "2026-03-05T10:00");

        var load = ledger.load(SCHOOL, 14);

        assertThat(load).hasSize(14);
        assertThat(load.stream().filter(day -> day.open() > 0))
                .containsExactly(new Ledger.DayLoad(LocalDate.of(2026, 3, 12), 1));
        assertThat(ledger.nextInstant()).contains(at("2026-03-09T07:00"));
    }
}
