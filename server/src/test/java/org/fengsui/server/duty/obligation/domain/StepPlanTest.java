package org.fengsui.server.duty.obligation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.fengsui.engine.calendar.DueExpression;
import org.fengsui.engine.calendar.Roll;
import org.fengsui.engine.calendar.WorkCalendar;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StepPlanTest {

    private static final QuietHours QUIET = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));
    private static final List<StepRule> STEPS =
            List.of(
                    new StepRule("half", new StepTime.Half(), 0),
                    new StepRule("before", new StepTime.Before(Duration.ofHours(14)), 0),
                    new StepRule("overdue", new StepTime.After(Duration.ZERO), 1),
                    new StepRule("overdue-24h", new StepTime.After(Duration.ofHours(24)), 2),
                    new StepRule("overdue-72h", new StepTime.After(Duration.ofHours(72)), 3));

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BusinessClock.ZONE).toInstant();
    }

    private static StepPlan plan(String expression, String start) {
        return new StepPlan(duty(expression), QUIET, standing(expression, start));
    }

    private static Standing standing(String expression, String start) {
        return Standing.started(
                WorkCalendar.bundled().due(DueExpression.parse(expression), at(start), Roll.NONE),
                0);
    }

    private static Duty duty(String expression) {
        return new Duty(
                "fix",
                new Wording("整改", "Fix"),
                "第十条",
                Duty.Debtor.SIGNAL,
                Set.of("s"),
                Set.of("m"),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                DueExpression.parse(expression),
                DueExpression.parse(expression),
                Roll.NONE,
                true,
                List.of(),
                STEPS,
                List.of());
    }

    @Test
    void remindersComeAtHalfAndFourteenHoursBeforeAndEscalationsAfterTheDue() {
        var plan = plan("5 working days", "2026-03-05T10:00");

        assertThat(STEPS.stream().map(step -> plan.at(step).orElseThrow()))
                .containsExactly(
                        at("2026-03-09T07:00"),
                        at("2026-03-12T10:00"),
                        at("2026-03-13T00:00").plusNanos(1000),
                        at("2026-03-14T00:00").plusNanos(1000),
                        at("2026-03-16T00:00").plusNanos(1000));
    }

    @Test
    void aReminderAtNightWaitsForTheMorningButNotWhenTheDueIsNear() {
        assertThat(QUIET.after(at("2026-03-09T05:00"))).isEqualTo(at("2026-03-09T07:00"));
        assertThat(QUIET.after(at("2026-03-09T23:00"))).isEqualTo(at("2026-03-10T07:00"));
        assertThat(QUIET.after(at("2026-03-09T22:00"))).isEqualTo(at("2026-03-10T07:00"));
        assertThat(QUIET.after(at("2026-03-09T07:00"))).isEqualTo(at("2026-03-09T07:00"));
        assertThat(QUIET.after(at("2026-03-09T21:59"))).isEqualTo(at("2026-03-09T21:59"));

        // Half of 24 hours from 11:00 is 23:00, and the due is less than a day away.
        assertThat(plan("24 hours", "2026-03-05T11:00").at(STEPS.getFirst()))
                .contains(at("2026-03-05T23:00"));
    }

    @Test
    void aStepThatWouldComeBeforeTheStartDoesNotExist() {
        assertThat(plan("1 hour", "2026-03-05T11:00").at(STEPS.get(1))).isEmpty();
    }

    @Test
    void nothingIsLateAtTheDueItself() {
        var plan = plan("5 working days", "2026-03-05T10:00");
        int reminded = 0b11;

        assertThat(plan.at(at("2026-03-13T00:00"), reminded).fired()).isNull();
        assertThat(key(plan.at(at("2026-03-13T00:00").plusNanos(1000), reminded)))
                .isEqualTo("overdue");
    }

    @Test
    void afterDowntimeOnlyTheLatestStepFiresAndTheOthersArePassedOver() {
        var plan = plan("5 working days", "2026-03-05T10:00");

        var outcome = plan.at(at("2026-03-14T12:00"), 0);

        assertThat(key(outcome)).isEqualTo("overdue-24h");
        assertThat(outcome.skipped().stream().map(StepRule::key))
                .containsExactlyInAnyOrder("half", "before", "overdue");
        assertThat(outcome.done()).isEqualTo(0b1111);
        assertThat(outcome.next()).isEqualTo(at("2026-03-16T00:00").plusNanos(1000));
    }

    @Test
    void escalationWaitsForTheDaysTheOfficeHeldAnAnswerPastTheDue() {
        var held =
                standing("5 working days", "2026-03-05T10:00")
                        .met(at("2026-03-12T09:00"))
                        .flatMap(met -> met.unmet(at("2026-03-16T09:00")))
                        .orElseThrow();
        var plan = new StepPlan(duty("5 working days"), QUIET, held);

        assertThat(plan.at(STEPS.get(2))).contains(at("2026-03-16T09:00").plusNanos(1000));
        assertThat(plan.at(STEPS.get(3))).contains(at("2026-03-17T09:00").plusNanos(1000));
        assertThat(held.due()).isEqualTo(at("2026-03-13T00:00"));
    }

    @Test
    void aLaterDueOpensTheStepsAgainThatNowLieAhead() {
        var granted =
                standing("5 working days", "2026-03-05T10:00")
                        .extended(at("2026-03-20T00:00"))
                        .orElseThrow();
        var plan = new StepPlan(duty("5 working days"), QUIET, granted);
        int escalated = 0b111;

        assertThat(plan.stillDone(at("2026-03-13T09:00"), escalated)).isEqualTo(0b001);
        assertThat(plan.next(0b001)).isEqualTo(at("2026-03-19T10:00"));
    }

    /** However the clock jumps, each step happens once and the latest missed one fires. */
    @Test
    void anySeriesOfSweepsDoesEachStepOnce() {
        long seed = 20260305L;
        var random = new Random(seed);
        for (int run = 0; run < 300; run++) {
            var start = at("2026-03-05T00:00").plusSeconds(random.nextInt(90 * 86400));
            var expression = random.nextBoolean() ? "5 working days" : "24 hours";
            var standing =
                    Standing.started(
                            WorkCalendar.bundled()
                                    .due(DueExpression.parse(expression), start, Roll.NONE),
                            0);
            var plan = new StepPlan(duty(expression), QUIET, standing);
            var happened = new ArrayList<String>();
            int done = 0;
            var now = start;
            while (plan.next(done) != null) {
                now = now.plusSeconds(random.nextInt(48 * 3600));
                var outcome = plan.at(now, done);
                assertThat(key(outcome)).isEqualTo(latestMissed(plan, now, done));
                outcome.skipped().forEach(step -> happened.add(step.key()));
                if (outcome.fired() != null) {
                    happened.add(outcome.fired().key());
                }
                done = outcome.done();
            }
            assertThat(happened).as("seed %d run %d", seed, run).doesNotHaveDuplicates().hasSize(5);
        }
    }

    private static @Nullable String latestMissed(StepPlan plan, Instant now, int done) {
        String latest = null;
        Instant at = Instant.MIN;
        for (int place = 0; place < STEPS.size(); place++) {
            var due = plan.at(STEPS.get(place));
            if ((done >> place & 1) == 0
                    && due.isPresent()
                    && !due.get().isAfter(now)
                    && !due.get().isBefore(at)) {
                latest = STEPS.get(place).key();
                at = due.get();
            }
        }
        return latest;
    }

    private static @Nullable String key(StepPlan.Outcome outcome) {
        var fired = outcome.fired();
        return fired == null ? null : fired.key();
    }
}
