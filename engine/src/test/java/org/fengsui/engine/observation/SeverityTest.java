package org.fengsui.engine.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityTest {
    @Test
    void vectorsGiveTheScoresThatTheStandardGives() {
        assertThat(score("CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H")).isEqualTo(9.9);
        assertThat(score("CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:C/C:H/I:H/A:H")).isEqualTo(9.1);
        assertThat(score("CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H")).isEqualTo(7.2);
        assertThat(score("CVSS:3.0/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H")).isEqualTo(7.2);
        assertThat(score("CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:C/C:H/I:H/A:H")).isEqualTo(9.0);
        assertThat(score("CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N")).isEqualTo(6.1);
        assertThat(score("CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H")).isEqualTo(7.8);
        assertThat(score("CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N")).isEqualTo(5.3);
        assertThat(score("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N")).isEqualTo(0.0);
        assertThat(Cvss.ofVector("CVSS:3.1/AV:N/AC:L")).isNull();
    }

    private static double score(String vector) {
        return java.util.Objects.requireNonNull(Cvss.ofVector(vector)).score();
    }

    @Test
    void scoresAreTakenAtTheirEdges() {
        assertThat(Cvss.ofText("0", "")).isEqualTo(new Cvss(0.0, ""));
        assertThat(Cvss.ofText("10", "")).isEqualTo(new Cvss(10.0, ""));
        assertThat(Cvss.ofText("10.0", "3.1")).isEqualTo(new Cvss(10.0, "3.1"));
        assertThat(Cvss.ofText("11", "")).isEqualTo(new Cvss(1.1, ""));
        assertThat(Cvss.ofText("100", "")).isEqualTo(new Cvss(10.0, ""));
        assertThat(Cvss.ofText("7,5", "")).isEqualTo(new Cvss(7.5, ""));
        for (String none : new String[] {"101", "10.1", "-0.1", "-1", "x", "", " ", "NaN"}) {
            assertThat(Cvss.ofText(none, "")).as(none).isNull();
        }
        assertThat(Cvss.versionOf("CVSS:3.1")).isEqualTo("3.1");
        assertThat(Cvss.versionOf("see CVSS:4.0/AV:N")).isEqualTo("4.0");
        assertThat(Cvss.versionOf("CVSS:3")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0,CRITICAL",
        "9.0,CRITICAL",
        "8.9,HIGH",
        "7.0,HIGH",
        "6.9,MEDIUM",
        "4.0,MEDIUM",
        "3.9,LOW",
        "0.1,LOW",
        "0.0,INFO"
    })
    void aScoreOfVersion3DecidesByItsBand(double score, Severity expected) {
        assertThat(Severity.decide(Severity.LOW, new Cvss(score, "3.1"))).isEqualTo(expected);
    }

    @Test
    void informationStaysInformationWhateverTheScore() {
        assertThat(Severity.decide(Severity.INFO, new Cvss(9.8, "3.1"))).isEqualTo(Severity.INFO);
    }

    @Test
    void theScannersWordWinsOverAnOldScore() {
        assertThat(Severity.decide(Severity.MEDIUM, new Cvss(9.3, "2.0")))
                .isEqualTo(Severity.MEDIUM);
        assertThat(Severity.decide(Severity.HIGH, new Cvss(9.0, ""))).isEqualTo(Severity.HIGH);
    }

    @Test
    void withoutAWordAnOldScoreIsNeverCritical() {
        assertThat(Severity.decide(null, new Cvss(10.0, "2.0"))).isEqualTo(Severity.HIGH);
        assertThat(Severity.decide(null, null)).isEqualTo(Severity.INFO);
    }

    @ParameterizedTest
    @CsvSource({
        "Critical,CRITICAL",
        "超危,CRITICAL",
        "HIGH,HIGH",
        "高危,HIGH",
        "高,HIGH",
        "Moderate,MEDIUM",
        "中危,MEDIUM",
        "low,LOW",
        "低危,LOW",
        "Informational,INFO",
        "Log,INFO",
        "None,INFO",
        "False Positive,INFO",
        "提示,INFO"
    })
    void wordsOfScannersAreUnderstood(String word, Severity expected) {
        assertThat(Severity.ofWord(" " + word + " ")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H,9.8,3.1",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H,10.0,3.1",
        "CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N,6.1,3.0",
        "CVSS:3.1/AV:N/AC:L/PR:H/UI:R/S:C/C:L/I:L/A:N,4.8,3.1",
        "CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:N,0.0,3.1",
        "AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N,7.5,3.0",
        "AV:N/AC:L/Au:N/C:C/I:C/A:C,10.0,2.0",
        "(AV:N/AC:M/Au:N/C:P/I:N/A:N),4.3,2.0",
        "CVSS2#AV:L/AC:L/Au:N/C:C/I:C/A:C,7.2,2.0"
    })
    void vectorsGiveTheirScore(String vector, double score, String version) {
        assertThat(Cvss.ofVector(vector)).isEqualTo(new Cvss(score, version));
    }

    @Test
    void aBrokenVectorGivesNone() {
        assertThat(Cvss.ofVector("CVSS:3.1/AV:N")).isNull();
        assertThat(Cvss.ofVector("CVSS:4.0/AV:N/AC:L")).isNull();
        assertThat(Cvss.ofVector("rubbish")).isNull();
    }

    @Test
    void aScoreWhoseDecimalPointWasSwallowedIsRepaired() {
        assertThat(Objects.requireNonNull(Cvss.ofText("75", "3.0")).score()).isEqualTo(7.5);
        assertThat(Objects.requireNonNull(Cvss.ofText("7,5", "3.0")).score()).isEqualTo(7.5);
        assertThat(Cvss.ofText("11.5", "3.0")).isNull();
        assertThat(Cvss.ofText("n/a", "3.0")).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> new Cvss(10.1, ""));
    }

    @Test
    void aScoreThatVersion2CannotGiveIsOfVersion3() {
        assertThat(Cvss.versionOnlyPossible(9.8)).isEqualTo("3.1");
        assertThat(Cvss.versionOnlyPossible(10.0)).isEmpty();
        assertThat(Cvss.versionOnlyPossible(5.0)).isEmpty();
    }

    @Test
    void ranksRunFromInformationToCriticalAndBack() {
        assertThat(Severity.INFO.rank()).isZero();
        assertThat(Severity.CRITICAL.rank()).isEqualTo(4);
        for (var severity : Severity.values()) {
            assertThat(Severity.ofRank(severity.rank())).isEqualTo(severity);
        }
    }
}
