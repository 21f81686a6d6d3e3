package org.fengsui.server.duty.circular;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** What a pasted text says of itself. */
class CircularTextTest {

    @Test
    void theTextSaysItsNumberDeadlinePlacesAndVulnerabilities() {
        var read =
                CircularText.read(
                        """
                        虚构教技函〔2026〕12号
                        你校 https://www.phy.example.edu.cn/upload?id=1 及 Mail.Example.edu.cn、
                        192.0.2.17 存在漏洞（cve-2026-12345、CNVD-2026-00123），联系 a@example.edu.cn。
                        请于2026年10月3日12:00前反馈，2026年10月8日前完成。
                        """);
        assertThat(read.number()).isEqualTo("虚构教技函〔2026〕12号");
        assertThat(read.deadline()).isEqualTo(LocalDateTime.parse("2026-10-03T12:00"));
        assertThat(read.urls()).containsExactly("https://www.phy.example.edu.cn/upload?id=1");
        assertThat(read.domains()).containsExactly("mail.example.edu.cn");
        assertThat(read.addresses()).containsExactly("192.0.2.17");
        assertThat(read.refs()).containsExactly("CVE-2026-12345", "CNVD-2026-00123");
    }

    @Test
    void aDayWithoutAnHourLastsToItsEndAndWhatIsNoDayIsNone() {
        assertThat(CircularText.read("2026年10月8日前完成").deadline())
                .isEqualTo(LocalDateTime.parse("2026-10-09T00:00"));
        assertThat(CircularText.read("2026年13月8日前完成").deadline()).isNull();
        assertThat(CircularText.read("999.0.2.17 v1.2.3.4.5").addresses()).isEmpty();
    }
}
