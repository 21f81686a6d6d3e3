package org.fengsui.server.campus.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.campus.readiness.Callout.Attempt;
import org.fengsui.server.campus.readiness.Callout.Outcome;
import org.fengsui.server.campus.readiness.DutyRoster.Person;
import org.fengsui.server.campus.readiness.service.Rosters;
import org.fengsui.server.duty.circular.Circular;
import org.fengsui.server.duty.circular.Circulars;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;

/** 第十四条: somebody is on duty at every hour, and what must be accepted at once is. */
@ServerTest
class DutyTest {

    private static final Scope SCHOOL = Scope.school();
    private static final String WEEK =
            """
            日期,开始,结束,值班人,电话,副班,副班电话
            工作日,08:00,20:00,day,000-5550-0201,night,000-5550-0202
            工作日,20:00,08:00,night,000-5550-0202
            休息日,08:00,08:00,night,000-5550-0202
            """;

    private final Rosters rosters;
    private final Callouts callouts;
    private final Circulars circulars;
    private final Ledger ledger;
    private final People people;
    private final TestClock clock;
    private final MockMvc mvc;
    private final List<Periodic> works;

    private Actor lead = Actor.machine("before");
    private Actor day = Actor.machine("before");
    private Actor night = Actor.machine("before");

    DutyTest(
            Rosters rosters,
            Callouts callouts,
            Circulars circulars,
            Ledger ledger,
            People people,
            TestClock clock,
            MockMvc mvc,
            List<Periodic> works) {
        this.rosters = rosters;
        this.callouts = callouts;
        this.circulars = circulars;
        this.ledger = ledger;
        this.people = people;
        this.clock = clock;
        this.mvc = mvc;
        this.works = works;
    }

    @BeforeEach
    void aSchool() {
        clock.set("2026-09-28T09:00");
        lead = people.school("lead", Role.OFFICE_LEAD);
        day = people.school("day", Role.DUTY_OFFICER);
        night = people.school("night", Role.DUTY_OFFICER);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BusinessClock.ZONE).toInstant();
    }

    private static LocalDate date(String day) {
        return LocalDate.parse(day);
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    private void work() {
        works.stream().filter(one -> one.name().equals("readiness")).forEach(Periodic::runOnce);
    }

    private String onDuty(String local) {
        return rosters.onDuty(at(local)).map(shift -> shift.person().name()).orElse("nobody");
    }

    private List<Obligation> gap(String day) {
        return ledger.of(SCHOOL, List.of(new Subject("duty-day", date(day).toEpochDay())));
    }

    @Test
    void aWeeklyPatternFillsTheDaysAndAHolidayKeepsItsOwnLines() {
        int planned =
                rosters.plan(
                        lead,
                        WEEK + "节假日,08:00,08:00,day,000-5550-0201\n",
                        date("2026-09-28"),
                        date("2026-10-12"));
        assertThat(planned).isPositive();
        assertThat(onDuty("2026-09-28T09:00")).isEqualTo("day");
        assertThat(onDuty("2026-09-29T02:00")).isEqualTo("night");
        assertThat(onDuty("2026-10-01T23:00")).as("国庆节").isEqualTo("day");
        assertThat(onDuty("2026-10-10T12:00")).as("调休上班的周六").isEqualTo("day");
        assertThat(onDuty("2026-10-11T12:00")).as("周日").isEqualTo("night");
    }

    @Test
    void aDatedTableIsImportedAndALineThatCannotBeReadIsNamed() {
        int planned =
                rosters.plan(
                        lead,
                        "2026-09-29\t08:00\t24:00\t值班员甲\t000-5550-0203\n",
                        date("2026-09-28"),
                        date("2026-09-30"));
        assertThat(planned).isEqualTo(1);
        assertThat(onDuty("2026-09-29T23:59")).isEqualTo("值班员甲");
        assertThatThrownBy(() ->
                        rosters.plan(
                                lead,
                                "周一,08:00,20:00,day\n周八,08:00,20:00,day\n",
                                date("2026-09-28"),
                                date("2026-09-30")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal.problem()).isEqualTo(ReadinessProblem.ROSTER_LINE);
                            assertThat(refusal.arguments()).containsExactly("2");
                        });
        refused(
                ReadinessProblem.ROSTER_DAYS,
                () -> rosters.plan(lead, WEEK, date("2026-09-27"), date("2026-09-30")));
    }

    @Test
    void aGapAheadIsOwedWithinADayAndFillingItMeetsIt() {
        rosters.plan(lead, WEEK, date("2026-09-28"), date("2026-10-03"));
        assertThat(gap("2026-10-03")).isEmpty();
        var owed = gap("2026-10-05").getFirst();
        assertThat(owed.duty()).isEqualTo("fill-roster");
        assertThat(owed.due()).isEqualTo(at("2026-09-29T09:00"));
        clock.advance(Duration.ofHours(2));
        rosters.plan(lead, WEEK, date("2026-10-03"), date("2026-10-20"));
        var met = gap("2026-10-05").getFirst();
        assertThat(met.state()).isEqualTo(ObligationState.MET);
        assertThat(met.late(clock.now())).isFalse();
    }

    @Test
    void aGapThatPassesUnfilledStaysLate() {
        rosters.plan(lead, WEEK, date("2026-09-28"), date("2026-10-03"));
        clock.set("2026-10-06T09:00");
        work();
        var over = gap("2026-10-05").getFirst();
        assertThat(over.state()).isEqualTo(ObligationState.PASSED_ON);
        assertThat(over.late(clock.now())).isTrue();
    }

    @Test
    void aHandoverHasTwoSides() {
        rosters.give(day, "一份通报待转发");
        var given = rosters.handovers(SCHOOL).getFirst();
        refused(AccessProblem.BOTH_SIDES, () -> rosters.answer(day, given.id(), true, ""));
        refused(ReadinessProblem.TEXT_MISSING, () -> rosters.answer(night, given.id(), false, " "));
        rosters.answer(night, given.id(), true, "");
        assertThat(rosters.handovers(SCHOOL).getFirst().answerer()).isEqualTo(night.name());
        refused(ReadinessProblem.ILLEGAL_MOVE, () -> rosters.answer(lead, given.id(), true, ""));
    }

    private long circular() {
        return circulars.register(
                lead,
                new Circular.Entry(
                        circulars.sources().getFirst().id(),
                        Circular.Way.PHONE,
                        Circular.Kind.HOLE,
                        "虚构通报〔2026〕7号",
                        "网站存在上传漏洞",
                        "存在任意文件上传漏洞",
                        clock.now(),
                        null,
                        "值班员",
                        "000-5550-0100",
                        "",
                        null),
                List.of());
    }

    private Callout only() {
        assertThat(callouts.all(SCHOOL)).hasSize(1);
        return callouts.all(SCHOOL).getFirst();
    }

    private List<String> story() {
        return callouts.attempts(SCHOOL, only().id()).stream()
                .map(one -> one.person().name() + " " + one.outcome())
                .toList();
    }

    private Obligation owed() {
        return ledger.of(SCHOOL, List.of(new Subject("callout", only().id()))).getFirst();
    }

    @Test
    void aCircularInTheEveningCallsTheRosterOneAfterTheOtherUntilSomebodyAccepts() {
        rosters.plan(lead, WEEK, date("2026-09-28"), date("2026-10-20"));
        clock.set("2026-09-28T18:00");
        long id = circular();
        assertThat(only().about()).isEqualTo(new Subject("circular", id));
        assertThat(story()).containsExactly("day CALLING");
        clock.advance(Duration.ofMinutes(6));
        work();
        assertThat(story()).containsExactly("day NO_ANSWER", "night CALLING");
        callouts.accept(night, only().id());
        assertThat(only().state()).isEqualTo(CalloutState.ACCEPTED);
        assertThat(story()).last().isEqualTo("night ACCEPTED");
        assertThat(owed().late(clock.now())).isFalse();
        assertThat(owed().state()).isEqualTo(ObligationState.MET);
        refused(ReadinessProblem.ILLEGAL_MOVE, () -> callouts.accept(day, only().id()));
    }

    @Test
    void whoRefusesOnThePhoneIsRecordedAndTheEndOfTheListGoesToTheLead() {
        rosters.plan(lead, WEEK, date("2026-09-28"), date("2026-10-20"));
        clock.set("2026-09-28T18:00");
        circular();
        callouts.record(lead, only().id(), only().version(), 0, Outcome.REFUSED, "在外地");
        assertThat(story()).containsExactly("day REFUSED", "day REFUSED", "night CALLING");
        clock.advance(Duration.ofMinutes(6));
        work();
        assertThat(only().state()).isEqualTo(CalloutState.EXHAUSTED);
        assertThat(callouts.attempts(SCHOOL, only().id()))
                .last()
                .extracting(Attempt::person)
                .extracting(Person::accountId)
                .isEqualTo(lead.accountId());
        clock.advance(Duration.ofHours(1));
        callouts.accept(lead, only().id());
        assertThat(owed().late(clock.now())).as("accepted after an hour").isTrue();
    }

    @Test
    void whoIsNotBeingCalledSaysNoWithoutAnybodysCallBeingCutOff() {
        rosters.plan(lead, WEEK, date("2026-09-28"), date("2026-10-20"));
        clock.set("2026-09-28T10:00");
        circular();
        callouts.record(lead, only().id(), only().version(), 1, Outcome.REFUSED, "在外地");
        assertThat(story()).containsExactly("day CALLING", "night REFUSED");
        callouts.accept(lead, only().id());
        assertThat(story()).containsExactly("day OVERTAKEN", "night REFUSED");
    }

    @Test
    void theListBeginsAnewUntilSomebodyAccepts() {
        rosters.plan(lead, WEEK, date("2026-09-28"), date("2026-10-20"));
        clock.set("2026-09-28T18:00");
        circular();
        for (int pauses = 0; pauses < 8; pauses++) {
            clock.advance(Duration.ofMinutes(6));
            work();
        }
        assertThat(story().stream().filter(one -> one.startsWith("day "))).hasSizeGreaterThan(1);
        callouts.close(lead, only().id(), only().version(), "已由主任办理");
        assertThat(owed().state()).isEqualTo(ObligationState.MET);
    }

    @Test
    void whomTheRosterNamesHasTheCallInTheInbox() throws Exception {
        rosters.plan(lead, WEEK, date("2026-09-28"), date("2026-10-20"));
        clock.set("2026-09-28T18:00");
        circular();
        works.stream()
                .filter(one -> one.name().equals("delivery-relay"))
                .forEach(Periodic::runOnce);
        assertThat(people.page(mvc, day, "/inbox")).contains("请立即接受");
        assertThat(people.page(mvc, night, "/inbox")).doesNotContain("请立即接受");
    }

    @Test
    void onTheirPagesTheRosterIsPlannedAndACallAccepted() throws Exception {
        mvc.perform(
                        post("/roster/plan")
                                .param("table", WEEK)
                                .param("first", "2026-09-28")
                                .param("last", "2026-10-02")
                                .with(people.as(lead)))
                .andExpect(redirectedUrl("/roster"));
        assertThat(people.page(mvc, lead, "/roster"))
                .contains("000-5550-0201", "法定节假日", "空缺", "tel:");
        assertThat(people.page(mvc, lead, "/roster", "en")).contains("On duty now");
        clock.set("2026-09-28T18:00");
        circular();
        var path = "/callouts/" + only().id();
        assertThat(people.page(mvc, night, path)).contains("正在呼叫", "接受", "人工呼叫");
        mvc.perform(
                        post(path + "/accept")
                                .param("version", Integer.toString(only().version()))
                                .with(people.as(night)))
                .andExpect(redirectedUrl(path));
        assertThat(people.page(mvc, night, path)).contains("已接受").doesNotContain("人工呼叫");
        assertThat(people.page(mvc, night, "/callouts")).contains("已接受");
    }
}
