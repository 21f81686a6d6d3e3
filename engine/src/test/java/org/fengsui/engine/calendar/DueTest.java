package org.fengsui.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DueTest {
    private static final WorkCalendar CALENDAR = WorkCalendar.bundled();

    @ParameterizedTest
    @CsvSource({
        "5 working days, 2026-02-12T10:00+08:00, none, 2026-02-26 24:00",
        "5 working days, 2026-02-12T10:00+08:00, next-working-day, 2026-02-26 24:00",
        "5 working days, 2026-09-29T08:00+08:00, none, 2026-10-12 24:00",
        "5 working days, 2025-09-26T23:59+08:00, none, 2025-10-10 24:00",
        "5 working days, 2024-02-02T00:00+08:00, none, 2024-02-08 24:00",
        "30 days, 2026-01-16T09:00+08:00, next-working-day, 2026-02-24 24:00",
        "30 days, 2026-01-16T09:00+08:00, none, 2026-02-15 24:00",
        "3 days, 2026-09-30T18:00+08:00, none, 2026-10-03 24:00",
        "1 day, 2026-02-27T12:00+08:00, next-working-day, 2026-02-28 24:00",
        "1 day, 2026-01-03T12:00+08:00, next-working-day, 2026-01-04 24:00",
        "24 hours, 2026-09-30T18:00+08:00, none, 2026-10-01 18:00",
        "next day 17:00, 2026-10-01T18:00+08:00, none, 2026-10-02 17:00",
        "next day 17:00, 2026-09-30T18:00+08:00, next-working-day, 2026-10-01 17:00",
        "24 hours, 2026-09-30T18:00:30+08:00, next-working-day, 2026-10-01 18:00:30",
        "6 hours, 2026-02-14T18:00+08:00, next-working-day, 2026-02-14 24:00",
        "6 hours, 2026-02-15T18:00+08:00, next-working-day, 2026-02-15 24:00",
        "24 hours, 2026-12-31T18:00+08:00, next-working-day, 2027-01-01 18:00",
        "5 working days, 2026-02-11T16:30Z, none, 2026-02-26 24:00",
        "1 working day, 2022-12-30T10:00+08:00, none, 2023-01-03 24:00",
        "by 2026-10-04T00:00, 2026-09-30T18:00+08:00, next-working-day, 2026-10-03 24:00",
        "by 2027-02-03T17:00, 2026-12-30T10:00+08:00, none, 2027-02-03 17:00",
    })
    void theCheckedCasesHold(String expression, OffsetDateTime start, String roll, String printed) {
        Due due =
                CALENDAR.due(DueExpression.parse(expression), start.toInstant(), Roll.parse(roll));
        assertThat(due.print()).isEqualTo(printed);
        assertThat(due.provisional()).isFalse();
        assertThat(due.unknownYears()).isEmpty();
    }

    @Test
    void theEndOfADayIsStoredAsTheNextMidnightInShanghai() {
        Due due = due("5 working days", "2026-02-12T10:00+08:00", Roll.NEXT_WORKING_DAY);
        assertThat(due.offsetDateTime()).hasToString("2026-02-27T00:00+08:00");
        assertThat(due.at()).isEqualTo(Instant.parse("2026-02-26T16:00:00Z"));
    }

    @Test
    void aPeriodThatReachesAYearWithoutPlanIsProvisional() {
        Due due = due("5 working days", "2026-12-25T10:00+08:00", Roll.NONE);
        assertThat(due.print()).isEqualTo("2027-01-01 24:00");
        assertThat(due.provisional()).isTrue();
        assertThat(due.unknownYears()).containsExactly(2027);
    }

    @Test
    void theLastDaysOfDecemberWaitForTheNextPlan() {
        assertThat(due("4 working days", "2026-12-25T10:00+08:00", Roll.NONE).provisional())
                .isTrue();
        assertThat(due("4 working days", "2026-12-18T10:00+08:00", Roll.NONE).provisional())
                .isFalse();
        assertThat(due("4 working days", "2025-12-25T10:00+08:00", Roll.NONE).provisional())
                .isFalse();
    }

    @Test
    void onlyDaysThatDecideMakeADateProvisional() {
        assertThat(due("30 days", "2026-12-20T10:00+08:00", Roll.NONE).provisional()).isFalse();
        assertThat(due("30 days", "2026-12-20T10:00+08:00", Roll.NEXT_WORKING_DAY).provisional())
                .isTrue();
        assertThat(due("24 hours", "2027-03-01T10:00+08:00", Roll.NONE).provisional()).isFalse();
        assertThat(due("2 working days", "2019-06-03T10:00+08:00", Roll.NONE).provisional())
                .isTrue();
    }

    @Test
    void theNextPlanSettlesTheDateAndMayMoveIt() {
        YearPlan plan =
                YearPlan.parse("year 2027\noff 2026-12-31 2027-01-02 元旦\nwork 2026-12-27 元旦\n")
                        .getFirst();
        Due due =
                CALENDAR.with(plan)
                        .due(
                                new DueExpression.WorkingDays(5),
                                instant("2026-12-25T10:00+08:00"),
                                Roll.NONE);
        assertThat(due.print()).isEqualTo("2027-01-04 24:00");
        assertThat(due.provisional()).isFalse();
    }

    @Test
    void theExplanationNamesEachDay() {
        Due due = due("5 working days", "2026-02-12T10:00+08:00", Roll.NONE);
        List<DueStep> steps = due.steps();
        assertThat(steps).hasSize(15);
        assertThat(steps.get(0).role()).isEqualTo(DueStep.Role.START);
        assertThat(steps.get(2))
                .isEqualTo(
                        new DueStep(
                                new Day(
                                        LocalDate.of(2026, 2, 14),
                                        Day.Kind.MAKE_UP_WORKDAY,
                                        "春节",
                                        null),
                                DueStep.Role.COUNTED,
                                2));
        assertThat(steps.get(3).role()).isEqualTo(DueStep.Role.PASSED);
        assertThat(steps.get(3).day().kind()).isEqualTo(Day.Kind.HOLIDAY);
        assertThat(steps.getLast().number()).isEqualTo(5);
    }

    @Test
    void rollingIsExplainedStepByStep() {
        Due due = due("1 day", "2026-09-30T10:00+08:00", Roll.NEXT_WORKING_DAY);
        assertThat(due.steps())
                .extracting(step -> step.day().date().getDayOfMonth() + " " + step.role())
                .containsExactly(
                        "30 START",
                        "1 COUNTED",
                        "1 ROLLED_OVER",
                        "2 ROLLED_OVER",
                        "3 ROLLED_OVER",
                        "4 ROLLED_OVER",
                        "5 ROLLED_OVER",
                        "6 ROLLED_OVER",
                        "7 ROLLED_OVER",
                        "8 ROLLED_TO");
    }

    @Test
    void equalsANaiveWalkOverRandomCases() {
        Random random = new Random(20260226);
        NaiveCalendar naive = new NaiveCalendar();
        for (int i = 0; i < 5000; i++) {
            LocalDate day = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1010));
            LocalTime time = LocalTime.of(random.nextInt(24), random.nextInt(60));
            ZonedDateTime start = day.atTime(time).atZone(ZoneOffset.ofHours(8));
            int count = 1 + random.nextInt(40);
            boolean rolls = random.nextBoolean();
            Roll roll = rolls ? Roll.NEXT_WORKING_DAY : Roll.NONE;
            Due working =
                    CALENDAR.due(new DueExpression.WorkingDays(count), start.toInstant(), roll);
            assertThat(working.lastDay())
                    .as("%d working days from %s", count, start)
                    .isEqualTo(naive.afterWorkingDays(day, count));
            Due days = CALENDAR.due(new DueExpression.Days(count), start.toInstant(), roll);
            LocalDate plain = day.plusDays(count);
            assertThat(days.lastDay())
                    .as("%d days from %s, roll %s", count, start, roll)
                    .isEqualTo(rolls ? naive.roll(plain) : plain);
            Due hours = CALENDAR.due(new DueExpression.Hours(count), start.toInstant(), Roll.NONE);
            assertThat(hours.at()).isEqualTo(start.plusHours(count).toInstant());
            Due next = CALENDAR.due(new DueExpression.NextDay(time), start.toInstant(), Roll.NONE);
            assertThat(next.at()).isEqualTo(start.plusDays(1).toInstant());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "days",
                "5 workdays",
                "next day",
                "next day 5pm",
                "next day 24:00",
                "next day 17:60",
                "-1 days",
                "1.5 hours",
                "five days",
                "5 working days or so"
            })
    void refusesWhatIsNoPeriod(String text) {
        assertThatThrownBy(() -> DueExpression.parse(text))
                .isInstanceOf(DueException.class)
                .hasMessageContaining("\"" + text + "\"")
                .hasMessageContaining("N working days");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 days",
                "0 hours",
                "99999999999999999999 days",
                "3651 days",
                "87601 hours",
                "2501 working days",
                "2147483648 hours"
            })
    void refusesAbsurdCounts(String text) {
        assertThatThrownBy(() -> DueExpression.parse(text))
                .isInstanceOfSatisfying(
                        DueException.class,
                        e -> assertThat(e.reason()).isEqualTo(DueException.Reason.COUNT));
    }

    @Test
    void refusesStartsAndEndsOutsideTheServedYears() {
        for (Instant start :
                new Instant[] {Instant.MIN, Instant.MAX, Instant.parse("1999-12-31T00:00:00Z")}) {
            assertThatThrownBy(() -> CALENDAR.due(new DueExpression.Days(1), start, Roll.NONE))
                    .isInstanceOf(DueException.class);
        }
        Instant late = Instant.parse("2199-12-30T00:00:00Z");
        assertThatThrownBy(() -> CALENDAR.due(new DueExpression.Days(30), late, Roll.NONE))
                .isInstanceOfSatisfying(
                        DueException.class,
                        e -> assertThat(e.reason()).isEqualTo(DueException.Reason.YEARS));
    }

    @ParameterizedTest
    @CsvSource({
        "5 Working  Days, 5 working days",
        " 1 hours , 1 hour",
        "NEXT DAY 07:05, next day 07:05",
        "3 day, 3 days"
    })
    void expressionsPrintAsTheyAreRead(String text, String printed) {
        DueExpression expression = DueExpression.parse(text);
        assertThat(expression).hasToString(printed);
        assertThat(DueExpression.parse(printed)).isEqualTo(expression);
    }

    private static Due due(String expression, String start, Roll roll) {
        return CALENDAR.due(DueExpression.parse(expression), instant(start), roll);
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
