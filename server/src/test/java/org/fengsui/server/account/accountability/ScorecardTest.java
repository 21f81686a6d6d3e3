package org.fengsui.server.account.accountability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.sql.Types;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.account.accountability.Objection.State;
import org.fengsui.server.account.accountability.Scorecards.Counted;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.notice.Notice.Verdict;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Yardstick.Tally;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** 考核 (第十五条): computed from the record, on time and late; objected to, decided, closed. */
@ServerTest
@Import(Campus.class)
class ScorecardTest {

    private static final int YEAR = 2026;

    private final Campus campus;
    private final Scorecards scorecards;
    private final Objections objections;
    private final ScoringRules rules;
    private final Notices notices;
    private final People people;
    private final TestClock clock;
    private final RecordProbe probe;

    private Actor cac = Actor.machine("before");
    private long notice;

    ScorecardTest(
            Campus campus,
            Scorecards scorecards,
            Objections objections,
            ScoringRules rules,
            Notices notices,
            People people,
            TestClock clock,
            RecordProbe probe) {
        this.campus = campus;
        this.scorecards = scorecards;
        this.objections = objections;
        this.rules = rules;
        this.notices = notices;
        this.people = people;
        this.clock = clock;
        this.probe = probe;
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

    private Obligor physics() {
        return new Obligor.Unit(campus.unit("wlx"));
    }

    private Scorecard card(Obligor obligor) {
        return scorecards.year(Scope.school(), YEAR).card(obligor).orElseThrow();
    }

    private Tally tally(Obligor obligor, String yardstick) {
        var line = card(obligor).line(yardstick);
        assertThat(line).isNotNull();
        assertThat(line.tally()).isNotNull();
        return line.tally();
    }

    private List<Counted> records(String yardstick) {
        return scorecards.records(Scope.school(), YEAR, physics(), yardstick);
    }

    /** One item, acknowledged on 5 March, due on 12 March 24:00. */
    private long item() {
        notice = campus.acknowledged(Campus.SWEET32);
        return campus.notice(notice).items().getFirst().id();
    }

    private void answers(long item) {
        notices.answer(campus.liaison(), item, version(item), campus.fixed());
    }

    private int version(long item) {
        return campus.notice(notice).items().stream()
                .filter(one -> one.id() == item)
                .findFirst()
                .orElseThrow()
                .version();
    }

    private void answersLate(long item) {
        campus.passTo("2026-03-15T10:00");
        answers(item);
    }

    @Test
    void aUnitThatAnswersOnTimeKeepsAllItsPoints() {
        answers(item());
        clock.set("2026-04-01T09:00");
        assertThat(tally(physics(), "on-time")).isEqualTo(new Tally(1, 0, Duration.ZERO));
        assertThat(card(physics()).score()).isEqualTo(100);
        assertThat(records("on-time")).isEmpty();
    }

    @Test
    void aUnitThatAnswersLateLosesPointsAndTheRecordStandsBehindTheNumber() {
        answersLate(item());
        assertThat(tally(physics(), "on-time")).isEqualTo(new Tally(1, 1, Duration.ZERO));
        assertThat(tally(physics(), "late-days").against()).isEqualTo(3);
        // 0 of 50, 13.5 of 15, all 30 of the others; nobody was tested
        assertThat(card(physics()).score()).isEqualTo(100 * 43.5 / 95, within(1e-9));
        assertThat(records("late-days"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.what().title()).contains("信办整〔2026〕1号");
                    assertThat(one.what().against()).isEqualTo(3);
                });
    }

    @Test
    void whatIsStillOpenIsLateFromItsDueOn() {
        item();
        clock.set("2026-03-13T00:00");
        assertThat(tally(physics(), "on-time").cases()).isZero();
        clock.set("2026-03-13T09:00");
        assertThat(tally(physics(), "late-days")).isEqualTo(new Tally(1, 1, Duration.ZERO));
    }

    @Test
    void theTimeAnOfficeHeldAnAnswerIsNotTheUnits() {
        long item = item();
        campus.passTo("2026-03-12T20:00");
        answers(item);
        campus.passTo("2026-03-20T20:00");
        notices.review(campus.operator(), item, version(item), Verdict.REJECTED, "无截图");
        campus.passTo("2026-03-20T22:00");
        answers(item);
        // held from 12 March 24:00 to 20 March 20:00; its own are the two hours after
        assertThat(tally(physics(), "late-days"))
                .isEqualTo(new Tally(1, 1, Duration.ofDays(7).plusHours(20)));
        assertThat(tally(physics(), "returned-answers").against()).isEqualTo(1);
        assertThat(scorecards.records(Scope.school(), YEAR, new Obligor.ItOffice(), "on-time"))
                .as("the review was the office's duty and late")
                .anySatisfy(one -> assertThat(one.what().title()).startsWith("审核"));
    }

    @Test
    void aContactTestThatNobodyAnsweredStandsAgainstTheUnit() {
        var tasks =
                """
                insert into readiness.task (kind, unit_id, about, title, ask, starts, asked_at,
                    state, done_at, missed_at)
                values ('CONTACT_TEST', :unit, '', '联络测试', '', :day::date,
                    :day::timestamptz, :state, :done::timestamptz, :missed::timestamptz)
                """;
        probe.sql(tasks)
                .param("unit", campus.unit("wlx"))
                .param("day", "2026-02-02")
                .param("state", "DONE")
                .param("done", "2026-02-02 10:00+08")
                .param("missed", null, Types.VARCHAR)
                .update();
        probe.sql(tasks)
                .param("unit", campus.unit("wlx"))
                .param("day", "2026-03-02")
                .param("state", "OPEN")
                .param("done", null, Types.VARCHAR)
                .param("missed", "2026-03-02 11:00+08")
                .update();
        assertThat(tally(physics(), "contact-test")).isEqualTo(new Tally(2, 1, Duration.ZERO));
        assertThat(records("contact-test")).hasSize(1);
    }

    @Test
    void anExcusedRecordCountsNoMoreAndTheReasonStays() {
        answersLate(item());
        long record = records("on-time").getFirst().what().id();
        long id = objections.object(campus.liaison(), YEAR, "on-time", record, "全校停电", "停电通知");
        refused(
                ScoreProblem.OBJECTED_ALREADY,
                () -> objections.object(campus.liaison(), YEAR, "late-days", record, "再说一次", ""));
        refused(
                AccessProblem.NOT_THE_DECIDER,
                () -> objections.decide(campus.lead(), id, true, "属实"));
        refused(ScoreProblem.REASON_MISSING, () -> objections.decide(cac, id, true, " "));
        objections.decide(cac, id, true, "停电属实");
        assertThat(tally(physics(), "on-time").cases()).isZero();
        assertThat(tally(physics(), "late-days").against()).isZero();
        assertThat(records("on-time"))
                .singleElement()
                .satisfies(one -> assertThat(one.excused()).isEqualTo("停电属实"));
        assertThat(objections.find(Scope.school(), id).orElseThrow().state())
                .isEqualTo(State.EXCUSED);
        refused(ScoreProblem.DECIDED_ALREADY, () -> objections.decide(cac, id, false, "改主意"));
    }

    @Test
    void whoEnteredTheRecordDoesNotDecideAboutIt() {
        long item = item();
        answers(item);
        var both = people.school("both", Role.CAC_OFFICE, Role.OFFICE_OPERATOR);
        notices.review(both, item, version(item), Verdict.REJECTED, "无截图");
        long record = records("returned-answers").getFirst().what().id();
        long id =
                objections.object(campus.liaison(), YEAR, "returned-answers", record, "有截图", "附件");
        refused(AccessProblem.BOTH_SIDES, () -> objections.decide(both, id, true, "确有"));
        objections.decide(cac, id, false, "截图不是本系统");
        assertThat(tally(physics(), "returned-answers").against()).isEqualTo(1);
    }

    @Test
    void aUnitObjectsToItsOwnRecordsAlone() {
        answersLate(item());
        long record = records("on-time").getFirst().what().id();
        var maths = people.ofUnit(campus.unit("sxx"), "sxx", Role.UNIT_LIAISON);
        refused(
                ScoreProblem.NOT_COUNTED,
                () -> objections.object(maths, YEAR, "on-time", record, "不是我们", ""));
        assertThat(scorecards.year(maths.scope(), YEAR).cards())
                .singleElement()
                .satisfies(card ->
                        assertThat(card.obligor()).isEqualTo(new Obligor.Unit(campus.unit("sxx"))));
        assertThat(scorecards.records(maths.scope(), YEAR, physics(), "on-time")).isEmpty();
    }

    @Test
    void aClosedYearStaysAsItWasWhateverHappensAfter() {
        long item = item();
        refused(ScoreProblem.YEAR_RUNS, () -> scorecards.close(cac, YEAR));
        answersLate(item);
        var before = card(physics());
        long record = records("on-time").getFirst().what().id();
        long objected = objections.object(campus.liaison(), YEAR, "on-time", record, "全校停电", "");
        clock.set("2027-01-04T09:00");
        refused(AccessProblem.NOT_THE_DECIDER, () -> scorecards.close(campus.lead(), YEAR));
        refused(ScoreProblem.OBJECTIONS_WAIT, () -> scorecards.close(cac, YEAR));
        objections.decide(cac, objected, false, "无停电记录");
        scorecards.close(cac, YEAR);
        refused(ScoreProblem.YEAR_CLOSED, () -> scorecards.close(cac, YEAR));
        probe.sql("update obligation.obligation set due_at = due_at + interval '9 days'").update();
        var closed = scorecards.year(Scope.school(), YEAR);
        assertThat(closed.closedAt()).isNotNull();
        assertThat(closed.card(physics()).orElseThrow().score()).isEqualTo(before.score());
        assertThat(records("on-time")).hasSize(1);
        assertThatThrownBy(() -> probe.sql("delete from accountability.closed_case").update())
                .hasMessageContaining("never changed");
    }

    @Test
    void anotherRuleCountsWhenASecondPersonHasAdoptedIt() {
        answersLate(item());
        var text =
                """
                source: 示例大学网信办〔2026〕3号
                date: 2026-03-01
                measures:
                  on-time: {points: 10, by: share}
                  returned-answers: {points: 90, by: count, each: 5}
                """;
        refused(CommonProblem.FORBIDDEN, () -> rules.propose(campus.lead(), text));
        refused(
                ScoreProblem.RULES_REFUSED,
                () -> rules.propose(cac, text.replace("by: share", "by: guess")));
        rules.propose(cac, text);
        refused(ScoreProblem.RULES_WAIT, () -> rules.propose(cac, text));
        refused(AccessProblem.BOTH_SIDES, () -> rules.decide(cac, true, "同意"));
        assertThat(rules.current().version()).isEqualTo(1);
        rules.decide(people.school("cac2", Role.CAC_OFFICE), true, "会议通过");
        assertThat(rules.current().version()).isEqualTo(2);
        assertThat(card(physics()).score()).isEqualTo(90);
    }
}
