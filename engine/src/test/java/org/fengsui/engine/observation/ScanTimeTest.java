package org.fengsui.engine.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanTimeTest {
    @Test
    void datesInTheLanguageOfTheUserAreRead() {
        java.time.Instant at = java.time.Instant.parse("2022-03-01T00:40:35Z");
        for (String text :
                new String[] {
                    "Di., 1. März 2022 08:40:35",
                    "mar., 1 mars 2022 08:40:35",
                    "周二, 1 3月 2022 08:40:35",
                    "星期二, 1 三月 2022 08:40:35",
                    "1 March 2022 08:40:35",
                    "1 mar. 2022 08:40:35"
                }) {
            assertThat(ScanTime.parse(text)).as(text).isEqualTo(at);
        }
        assertThat(ScanTime.parse("1 Brumaire 2022 08:40:35")).isNull();
        assertThat(ScanTime.parse("1 xy 2022 08:40:35")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-02-12T10:00:00+08:00 | 2026-02-12T02:00:00Z",
                "2026-02-12T02:00:00Z | 2026-02-12T02:00:00Z",
                "2021-05-20T11:11:01.667748+03:00 | 2021-05-20T08:11:01.667748Z",
                "2026-02-12 10:00:00 | 2026-02-12T02:00:00Z",
                "2026-02-12 10:00 | 2026-02-12T02:00:00Z",
                "2026-02-12 | 2026-02-11T16:00:00Z",
                "2026/2/12 9:05 | 2026-02-12T01:05:00Z",
                "2026.2.12 | 2026-02-11T16:00:00Z",
                "2026年2月12日 | 2026-02-11T16:00:00Z",
                "2026年2月12日 10时30分 | 2026-02-12T02:30:00Z",
                "2026年02月12日 10:30:15 | 2026-02-12T02:30:15Z",
                "28/02/2021 | 2021-02-27T16:00:00Z",
                "02/28/2021 | 2021-02-27T16:00:00Z",
                "03/04/2021 | 2021-04-02T16:00:00Z",
                "Thu Feb 12 10:00:00 2026 | 2026-02-12T02:00:00Z",
                "Thu Feb  5 10:00:00 2026 | 2026-02-05T02:00:00Z",
                "Thu Feb 12 10:00:00 2026 UTC | 2026-02-12T10:00:00Z",
                "Thu Feb 12 10:00:00 UTC 2026 | 2026-02-12T10:00:00Z",
                "Thu, 12 Feb 2026 10:00:00 | 2026-02-12T02:00:00Z",
                "Thu, 12 Feb 2026 10:00:00 GMT | 2026-02-12T10:00:00Z",
                "Thu, 12 Feb 2026 10:00:00 +0100 | 2026-02-12T09:00:00Z",
                "Feb 12, 2026 10:48:42 UTC | 2026-02-12T10:48:42Z",
                "12 Feb 2026 | 2026-02-11T16:00:00Z",
                "2021/1/25 18:40 CST | 2021-01-25T10:40:00Z",
                "2021/1/25 18:40 EST | 2021-01-25T23:40:00Z",
                "1770861600 | 2026-02-12T02:00:00Z",
                "1770861600000 | 2026-02-12T02:00:00Z"
            })
    void formsThatScannersPrintAreRead(String text, Instant expected) {
        assertThat(ScanTime.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "N/A",
                "never",
                "2026-13-45",
                "yesterday at noon",
                "0000000000",
                "12345678901234567890"
            })
    void whatIsNoTimeIsNull(String text) {
        assertThat(ScanTime.parse(text)).isNull();
    }

    @Test
    void aMappingMayNameAnotherZone() {
        assertThat(ScanTime.parse("2026-02-12 10:00", ZoneOffset.UTC))
                .isEqualTo(Instant.parse("2026-02-12T10:00:00Z"));
    }
}
