package org.fengsui.server.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.server.platform.page.Samples.at;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    private static Times chinese(String now) {
        return new Times(at(now), Locale.CHINESE, Samples.texts());
    }

    private static Times english(String now) {
        return new Times(at(now), Locale.ENGLISH, Samples.texts());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-10-09T21:00 | 2026-10-12T00:00 | 还剩 2 天 3 小时（10月11日 24:00）",
                "2026-10-09T21:00 | 2026-10-13T00:00 | 还剩 3 天 3 小时（10月12日 24:00）",
                "2026-10-09T09:50 | 2026-10-09T17:20 | 还剩 7 小时 30 分（今天 17:20）",
                "2026-10-09T16:55 | 2026-10-09T17:20 | 还剩 25 分钟（今天 17:20）",
                "2026-10-09T17:19:30 | 2026-10-09T17:20 | 还剩 不到 1 分钟（今天 17:20）",
                "2026-10-09T10:00 | 2026-10-11T17:00 | 还剩 2 天 7 小时（10月11日 17:00）",
                "2026-10-09T10:00 | 2026-10-10T17:00 | 还剩 1 天 7 小时（明天 17:00）",
                "2026-10-09T09:00 | 2026-10-09T00:00 | 逾期 9 小时（昨天 24:00）",
                "2026-12-30T09:00 | 2027-01-06T00:00 | 还剩 6 天 15 小时（2027年1月5日 24:00）"
            })
    void aDueIsWordedWithWhatIsLeft(String now, String due, String wording) {
        assertThat(chinese(now).remainingWithDue(at(due))).isEqualTo(wording);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-10-09T21:00 | 2026-10-13T00:00 | 3 days 3 hours left (12 Oct 24:00)",
                "2026-10-09T16:20 | 2026-10-09T17:20 | 1 hour left (today 17:20)",
                "2026-10-09T09:00 | 2026-10-08T08:00 | 1 day 1 hour late (yesterday 08:00)"
            })
    void inEnglishToo(String now, String due, String wording) {
        assertThat(english(now).remainingWithDue(at(due))).isEqualTo(wording);
    }

    @Test
    void theDueItselfIsNotLate() {
        var due = at("2026-10-13T00:00");
        assertThat(new Times(due, Locale.CHINESE, Samples.texts()).remaining(due)).startsWith("还剩");
        assertThat(new Times(due.plusSeconds(60), Locale.CHINESE, Samples.texts()).remaining(due))
                .isEqualTo("逾期 1 分钟");
    }

    @Test
    void midnightIsTheEndOfTheDayBeforeForADueButTheBeginningForAMoment() {
        var times = chinese("2026-10-09T09:00");
        assertThat(times.due(at("2026-10-10T00:00"))).isEqualTo("今天 24:00");
        assertThat(times.moment(at("2026-10-09T00:00"))).isEqualTo("今天 00:00");
        assertThat(times.plainDue(at("2027-01-01T00:00"))).isEqualTo("2026-12-31 24:00");
    }

    @Test
    void pastMomentsAreNamedByTheirDay() {
        var times = chinese("2026-10-09T09:00");
        assertThat(times.moment(at("2026-10-08T15:21"))).isEqualTo("昨天 15:21");
        assertThat(times.moment(at("2026-09-29T15:21"))).isEqualTo("9月29日 15:21");
        assertThat(times.moment(at("2025-09-29T15:21"))).isEqualTo("2025年9月29日 15:21");
        assertThat(times.moment(null)).isEqualTo("—");
        assertThat(times.ago(at("2026-10-09T08:48"))).isEqualTo("12 分钟前");
        assertThat(times.ago(at("2026-10-06T08:48"))).isEqualTo("3 天前");
        assertThat(times.todayInWords()).isEqualTo("10月9日 星期五");
        assertThat(english("2026-10-09T09:00").todayInWords()).isEqualTo("Friday, 9 October");
    }

    @Test
    void figuresAreGroupedAndShort() {
        var times = chinese("2026-10-09T09:00");
        assertThat(times.number(1_284)).isEqualTo("1,284");
        assertThat(times.percent(0.9619)).isEqualTo("96.2%");
        assertThat(times.percent(0 / 0.0)).isEqualTo("—");
        assertThat(times.bytes(142_000_000)).isEqualTo("142.0 MB");
        assertThat(times.span(Duration.ofDays(2))).isEqualTo("2 天");
    }
}
