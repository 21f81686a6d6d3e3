package org.fengsui.server.sensing.finding.absorb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvidenceSpoolTest {

    @Test
    void eachResultHasItsOwnEvidenceAgain() {
        try (var spool = EvidenceSpool.open()) {
            for (int i = 1; i <= 3_000; i++) {
                spool.add(i % 7 == 0 ? "" : "端口 " + i + " is open. ".repeat(i % 50));
            }
            for (int i = 3_000; i >= 1; i--) {
                assertThat(spool.isEmpty(i)).isEqualTo(i % 7 == 0);
                if (i % 7 != 0) {
                    assertThat(spool.get(i).text())
                            .isEqualTo("端口 " + i + " is open. ".repeat(i % 50));
                }
            }
        }
    }

    @Test
    void whatIsPutInPlaceOfEvidenceLeavesTheOthers() {
        try (var spool = EvidenceSpool.open()) {
            spool.add("first");
            spool.add("");
            spool.add("third");
            spool.put(2, "joined of first and third");
            spool.put(1, "");
            assertThat(spool.isEmpty(1)).isTrue();
            assertThat(spool.get(2).text()).isEqualTo("joined of first and third");
            assertThat(spool.get(3).text()).isEqualTo("third");
        }
    }
}
