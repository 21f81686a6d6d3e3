package org.fengsui.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkCalendarTest {
    private static final WorkCalendar CALENDAR = WorkCalendar.bundled();

    @Test
    void bundlesThePlansOf2020To2026WithTheirPapers() {
        assertThat(CALENDAR.plans())
                .extracting(YearPlan::year)
                .containsExactly(2020, 2021, 2022, 2023, 2024, 2025, 2026);
        assertThat(CALENDAR.plans()).allSatisfy(plan -> assertThat(plan.papers()).isNotEmpty());
        assertThat(CALENDAR.knows(2027)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-12, WORKDAY",
        "2026-02-14, MAKE_UP_WORKDAY",
        "2026-02-15, HOLIDAY",
        "2026-02-21, HOLIDAY",
        "2026-03-01, WEEKEND",
        "2022-12-31, HOLIDAY",
        "2020-02-03, WORKDAY",
        "2020-01-31, HOLIDAY",
        "2025-10-08, HOLIDAY",
    })
    void tellsWhatKindOfDay(LocalDate date, Day.Kind kind) {
        assertThat(CALENDAR.day(date).kind()).isEqualTo(kind);
        assertThat(CALENDAR.day(date).isSettled()).isTrue();
    }

    @Test
    void equalsTheHandTypedDaysOf2024To2026() {
        NaiveCalendar naive = new NaiveCalendar();
        LocalDate.of(2024, 1, 1)
                .datesUntil(LocalDate.of(2027, 1, 1))
                .forEach(day ->
                        assertThat(CALENDAR.day(day).isWorking())
                                .as(day.toString())
                                .isEqualTo(naive.works(day)));
    }

    @Test
    void anEmptyPlanMeansUnknownNotWithoutHolidays() {
        WorkCalendar calendar = CALENDAR.with(new YearPlan(2027, List.of(), List.of()));
        assertThat(calendar.knows(2027)).isFalse();
        assertThat(calendar.day(LocalDate.of(2027, 5, 4)).unknownYear()).isEqualTo(2027);
        assertThat(CALENDAR.with(new YearPlan(2026, List.of(), List.of())).knows(2026)).isFalse();
    }

    @Test
    void aPlanDoesNotChangeTheCalendarItIsPutInto() {
        String version = CALENDAR.version();
        WorkCalendar more = CALENDAR.with(plan("year 2027\noff 2027-01-01 元旦"));
        assertThat(more.knows(2027)).isTrue();
        assertThat(more.version()).isNotEqualTo(version);
        assertThat(CALENDAR.version()).isEqualTo(version);
        assertThat(CALENDAR.knows(2027)).isFalse();
    }

    @Test
    void plansPrintAsTheyAreRead() {
        for (YearPlan plan : CALENDAR.plans()) {
            assertThat(YearPlan.parse(plan.print())).containsExactly(plan);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "off 2027-01-01 元旦, 1, BEFORE_YEAR",
        "year 2027|holiday 2027-01-01, 2, LINE",
        "year 2027|off 2027-13-01 元旦, 2, DATES",
        "year 2027|off 2027-01-03 2027-01-01 元旦, 2, DATES",
        "year 2027|paper x|off 2028-01-01 元旦, 1, OUTSIDE_YEAR",
        "year 2027|off 2026-11-30 元旦, 1, OUTSIDE_YEAR",
        "year 2026|year 2027|off 2027-01-01 元旦|work 2027-01-01 元旦, 2, TWICE",
    })
    void aBadPlanIsRefusedWithItsLine(String text, int line, YearPlanException.Reason reason) {
        assertThatThrownBy(() -> YearPlan.parse(text.replace('|', '\n')))
                .isInstanceOfSatisfying(
                        YearPlanException.class,
                        e -> {
                            assertThat(e.reason()).isEqualTo(reason);
                            assertThat(e.line()).isEqualTo(line);
                            assertThat(e).hasMessageStartingWith("line " + line + ": ");
                        });
    }

    private static YearPlan plan(String text) {
        return YearPlan.parse(text).getFirst();
    }
}
