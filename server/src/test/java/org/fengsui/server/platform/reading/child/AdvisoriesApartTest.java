package org.fengsui.server.platform.reading.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.server.platform.reading.child.Readings.apart;
import static org.fengsui.server.platform.reading.child.Readings.broken;
import static org.fengsui.server.platform.reading.child.Readings.here;
import static org.fengsui.server.platform.reading.child.Readings.insteadOfIt;

import java.nio.charset.StandardCharsets;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;
import org.junit.jupiter.api.Test;

/** Advisories are read in a process of their own and give what they give in the server's. */
class AdvisoriesApartTest {

    private static final String CNVD =
            """
            <vulnerabilitys>
            <vulnerability><number>CNVD-2026-00001</number><title>漏洞</title><serverity>中</serverity>
            <products><product>nginx &lt;1.25.3</product><product>产品 见公告</product></products></vulnerability>
            <vulnerability><number>nichts</number></vulnerability>
            </vulnerabilitys>
            """;

    private static InputFile file(String text) {
        return InputFile.of("week.xml", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theyAreWhatTheyAreInTheServersProcess() {
        var whole = file(CNVD.replace("nichts", "CNVD-2026-00002"));
        assertThat(apart().advisories(whole)).isEqualTo(here().advisories(whole)).hasSize(2);
    }

    @Test
    void aRefusalHasItsLineAndReason() {
        var there = broken(() -> apart().advisories(file(CNVD)));
        assertThat(there.problem()).isEqualTo(InputProblem.BAD_VALUE);
        assertThat(there.line()).isEqualTo(4);
        assertThat(there.getMessage())
                .isEqualTo(broken(() -> here().advisories(file(CNVD))).getMessage());
    }

    @Test
    void aReaderThatBreaksDownRefusesItsFileAlone() {
        var broken = broken(() -> insteadOfIt("echo nonsense").advisories(file(CNVD)));
        assertThat(broken.problem()).isEqualTo(InputProblem.READING_BROKE);
    }
}
