package org.fengsui.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first and last values that are still taken, and the words of what is not. */
class CalendarLimitsTest {
    private static final WorkCalendar CALENDAR = WorkCalendar.bundled();

    @ParameterizedTest
    @CsvSource({
        "24 hours, 2000-01-01T00:00+08:00, 2000-01-01 24:00",
        "1 day, 2199-12-29T09:00+08:00, 2199-12-30 24:00",
        "next day 23:59, 2199-12-30T09:00+08:00, 2199-12-31 23:59",
    })
    void theServedYearsIncludeTheirEnds(String period, OffsetDateTime start, String printed) {
        assertThat(due(period, start).print()).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({
        "1 hour, 1999-12-31T23:59:59+08:00",
        "1 day, 2199-12-30T09:00+08:00",
        "1 hour, 2199-12-31T23:30+08:00",
        "1 hour, 2200-01-01T00:00+08:00",
    })
    void whatLiesBehindThemIsRefused(String period, OffsetDateTime start) {
        assertThatThrownBy(() -> due(period, start))
                .isInstanceOfSatisfying(
                        DueException.class,
                        e -> {
                            assertThat(e.reason()).isEqualTo(DueException.Reason.YEARS);
                            assertThat(e.message(Locale.ENGLISH)).isEqualTo(e.getMessage());
                            assertThat(e.message(Locale.CHINESE)).contains("2199");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 hour", "87600 hours", "1 day", "3650 days", "2500 working days"})
    void tenYearsAreTheLongestPeriod(String period) {
        assertThat(DueExpression.parse(period)).hasToString(period);
    }

    @Test
    void leadingZeroesDoNotCountAsLength() {
        assertThat(DueExpression.parse("000000005 days")).isEqualTo(new DueExpression.Days(5));
    }

    @Test
    void thePeriodsThatEndWithinADayNameThatDay() {
        OffsetDateTime start = OffsetDateTime.parse("2026-03-02T09:00+08:00");
        assertThat(due("24 hours", start).steps())
                .extracting(step -> step.day().date() + " " + step.role())
                .containsExactly("2026-03-02 START", "2026-03-03 END");
        assertThat(due("next day 17:00", start).steps())
                .extracting(step -> step.day().date() + " " + step.role())
                .containsExactly("2026-03-02 START", "2026-03-03 END");
    }

    @Test
    void aTextOfSeveralYearsGivesEachItsOwnDaysAndPapers() {
        List<YearPlan> plans =
                YearPlan.parse(
                        """
                        year 2030
                        paper https://example.edu.cn/2030
                        off 2030-01-01 元旦
                        year 2031
                        paper https://example.edu.cn/2031
                        off 2031-01-01 2031-01-03 元旦
                        """);
        assertThat(plans)
                .containsExactly(
                        new YearPlan(
                                2030,
                                List.of("https://example.edu.cn/2030"),
                                List.of(entry("2030-01-01", "2030-01-01"))),
                        new YearPlan(
                                2031,
                                List.of("https://example.edu.cn/2031"),
                                List.of(entry("2031-01-01", "2031-01-03"))));
    }

    @Test
    void aRefusedPlanSaysSoInBothLanguages() {
        assertThatThrownBy(() -> YearPlan.parse("year 2030\noff yesterday 元旦"))
                .isInstanceOfSatisfying(
                        YearPlanException.class,
                        e -> {
                            assertThat(e.message(Locale.ENGLISH)).isEqualTo(e.getMessage());
                            assertThat(e.message(Locale.CHINESE)).contains("2", "yesterday");
                        });
    }

    @Test
    void aHolidayThatTheEngineHasNoEnglishNameForKeepsItsOwn() {
        WorkCalendar calendar =
                CALENDAR.with(YearPlan.parse("year 2030\npaper x\noff 2030-06-03 校庆日").getFirst());
        Due due =
                calendar.due(
                        DueExpression.parse("1 working day"),
                        OffsetDateTime.parse("2030-05-31T10:00+08:00").toInstant(),
                        Roll.NONE);
        assertThat(new DueExplanation(Locale.ENGLISH).lines(due))
                .contains("2030-06-03 Mon  holiday (校庆日): not counted");
    }

    private static YearPlan.Entry entry(String first, String last) {
        return new YearPlan.Entry(LocalDate.parse(first), LocalDate.parse(last), true, "元旦");
    }

    private static Due due(String period, OffsetDateTime start) {
        return CALENDAR.due(DueExpression.parse(period), start.toInstant(), Roll.NONE);
    }
}
