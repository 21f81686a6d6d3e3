package org.fengsui.server.sensing.finding.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SearchWordsTest {

    @ParameterizedTest
    @CsvSource({
        "教务系统存在弱口令,口令",
        "教务系统存在弱口令,弱口令",
        "教务系统存在弱口令,弱",
        "Apache Log4j 远程代码执行 (CVE-2021-44228),cve-2021-44228",
        "Apache Log4j 远程代码执行 (CVE-2021-44228),CVE-2021",
        "Apache Log4j 远程代码执行 (CVE-2021-44228),44228",
        "Apache Log4j 远程代码执行 (CVE-2021-44228),LOG4J 执行",
        "10.20.30.40,10.20.30.40",
        "10.20.30.40,10.20.30",
        "jw.example.edu.cn,example.edu.cn",
        "jw.example.edu.cn,jw.example.edu.cn",
        "jw.example.edu.cn,JW",
        "2001:db8::17,2001:db8::17",
        "nessus:51192,51192",
        "nessus:51192,nessus:51192",
        "全角ＳＳＬ证书,ssl证书",
    })
    void whatPeopleTypeIsFound(String text, String typed) {
        assertThat(matches(text, typed)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "教务系统存在弱口令,财务",
        "教务系统存在弱口令,令口",
        "10.20.30.40,10.20.3",
        "jw.example.edu.cn,xample.edu.cn",
    })
    void whatIsNotThereIsNotFound(String text, String typed) {
        assertThat(matches(text, typed)).isFalse();
    }

    @Test
    void punctuationAloneAsksForNothing() {
        assertThat(SearchWords.asked(" ，。-- ")).isEmpty();
    }

    @Test
    void missingTextsAreLeftOut() {
        assertThat(SearchWords.of(Arrays.asList(null, "ftp"))).containsExactly("ftp");
    }

    private static boolean matches(String text, String typed) {
        var asked = SearchWords.asked(typed);
        return !asked.isEmpty() && SearchWords.of(java.util.List.of(text)).containsAll(asked);
    }
}
