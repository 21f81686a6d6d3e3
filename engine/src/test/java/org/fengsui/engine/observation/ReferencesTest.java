package org.fengsui.engine.observation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReferencesTest {
    @Test
    void idsAreUpperCaseDistinctAndInOrder() {
        References refs =
                new References().addAll("cve-2017-5638、CNVD-2017-02474; CVE-2017-5638\nNOCVE");
        assertThat(refs.take()).containsExactly("CVE-2017-5638", "CNVD-2017-02474");
        assertThat(refs.isEmpty()).isTrue();
    }

    @Test
    void weaknessesHaveOneSpelling() {
        References refs =
                new References()
                        .addCwe("79")
                        .addCwe("CWE-79")
                        .addCwe("cwe_79")
                        .addCwe("-1")
                        .addCwe("0")
                        .addCwe("CWE:89");
        assertThat(refs.add("CWE:79").take()).containsExactly("CWE-79", "CWE-89");
    }

    @Test
    void textIsSearchedForIdsAndAddresses() {
        References refs =
                new References()
                        .addFoundIn(
                                "See CVE-2014-3566, CNNVD-201410-267 (https://www.example.org/a_(b)) and https://www.example.org/c.");
        assertThat(refs.take())
                .containsExactly(
                        "CVE-2014-3566",
                        "CNNVD-201410-267",
                        "https://www.example.org/a_(b)",
                        "https://www.example.org/c");
    }
}
