package org.fengsui.engine.observation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReferencesTest {
    @Test
    void listsOfAnyKindAreTakenApart() {
        assertThat(
                        new References()
                                .addCwes("79; CWE-80\nCWE-ID 81,0")
                                .addLines("IAVA #1; CERT 2\r\nX，Y")
                                .addIdsFoundIn("see cve-2020-1234 and https://www.example.org/")
                                .addIdsFoundIn("nothing here")
                                .addCwes(null)
                                .addLines(null)
                                .add(null)
                                .addCwe(null)
                                .take())
                .containsExactly(
                        "CWE-79",
                        "CWE-80",
                        "CWE-81",
                        "IAVA #1",
                        "CERT 2",
                        "X",
                        "Y",
                        "CVE-2020-1234");
        assertThat(References.parts(" a,b;c d、e；f，")).containsExactly("a", "b", "c", "d", "e", "f");
        assertThat(References.parts("")).isEmpty();
    }

    @Test
    void vulnerabilitiesHaveIdsOfTheirOwn() {
        for (String id :
                new String[] {"CVE-2020-1", "CNVD-2017-02474", "CNNVD-201712-001", "GHSA-x"}) {
            assertThat(References.isVulnerabilityId(id)).as(id).isTrue();
        }
        for (String other :
                new String[] {"CWE-79", "BID-1", "https://www.example.org/CVE-2020-1"}) {
            assertThat(References.isVulnerabilityId(other)).as(other).isFalse();
        }
    }

    @Test
    void noMoreAndNoLongerOnesThanTheLimitAreKept() {
        References refs = new References();
        assertThat(refs.isEmpty()).isTrue();
        refs.add("x".repeat(2_000)).add("y".repeat(2_001));
        for (int i = 0; i < 1_100; i++) {
            refs.add("r" + i);
        }
        assertThat(refs.isEmpty()).isFalse();
        assertThat(refs.take())
                .hasSize(1_000)
                .contains("x".repeat(2_000), "r998")
                .doesNotContain("r999");
    }

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
