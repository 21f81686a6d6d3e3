package org.fengsui.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DueExplanationTest {

    @Test
    void speaksEnglish() {
        assertThat(
                        new DueExplanation(Locale.ENGLISH)
                                .lines(due("2 working days", "2026-02-13T10:00+08:00")))
                .startsWith(
                        "period: 2 working days, from 2026-02-13 10:00",
                        "2026-02-13 Fri  workday: starting day, not counted",
                        "2026-02-14 Sat  make-up workday (Spring Festival): day 1",
                        "2026-02-15 Sun  holiday (Spring Festival): not counted")
                .endsWith(
                        "2026-02-24 Tue  workday: day 2",
                        "due: 2026-02-24 24:00 (2026-02-25T00:00+08:00)");
    }

    @Test
    void speaksChinese() {
        assertThat(
                        new DueExplanation(Locale.SIMPLIFIED_CHINESE)
                                .lines(due("1 working day", "2026-02-13T10:00+08:00")))
                .containsExactly(
                        "期限：1 个工作日，自 2026-02-13 10:00 起",
                        "2026-02-13 周五  工作日：开始当日，不计入",
                        "2026-02-14 周六  调休上班（春节）：第 1 日",
                        "到期：2026-02-14 24:00（2026-02-15T00:00+08:00）");
    }

    @Test
    void aMomentThatWasNamedIsSaidToBeNamed() {
        assertThat(
                        new DueExplanation(Locale.CHINESE)
                                .lines(due("by 2026-10-15T00:00", "2026-10-12T09:00+08:00")))
                .containsExactly(
                        "期限：限至 2026-10-14 24:00，自 2026-10-12 09:00 起",
                        "2026-10-12 周一  工作日：开始当日，不计入",
                        "2026-10-14 周三  工作日：期限在当日届满",
                        "到期：2026-10-14 24:00（2026-10-15T00:00+08:00）");
    }

    @Test
    void saysWhyADateIsProvisional() {
        Due due = due("5 working days", "2026-12-25T10:00+08:00");
        assertThat(new DueExplanation(Locale.ENGLISH).provisional(due))
                .startsWith("provisional: the working-day calendar of 2027 is not published yet");
        assertThat(new DueExplanation(Locale.CHINA).provisional(due))
                .startsWith("暂定：2027 年的工作日安排尚未公布");
        assertThat(new DueExplanation(Locale.ENGLISH).lines(due))
                .contains(
                        "2027-01-01 Fri  workday by the week only, calendar of 2027 unknown: day 5");
        assertThat(
                        new DueExplanation(Locale.ENGLISH)
                                .provisional(due("1 day", "2026-02-13T10:00+08:00")))
                .isEmpty();
    }

    @Test
    void holidaysThatCoincideAreBothNamed() {
        assertThat(new DueExplanation(Locale.ENGLISH).lines(due("1 day", "2025-09-30T10:00+08:00")))
                .contains("2025-10-01 Wed  holiday (National Day, Mid-Autumn Festival): day 1");
    }

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(keys("zh").stringPropertyNames()).isEqualTo(keys("en").stringPropertyNames());
    }

    private static Properties keys(String language) throws IOException {
        Properties texts = new Properties();
        try (InputStream in =
                DueExplanation.class.getResourceAsStream("messages_" + language + ".properties")) {
            assertThat(in).isNotNull();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static Due due(String expression, String start) {
        return WorkCalendar.bundled()
                .due(
                        DueExpression.parse(expression),
                        OffsetDateTime.parse(start).toInstant(),
                        Roll.NONE);
    }
}
