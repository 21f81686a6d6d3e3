package org.fengsui.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.Category;
import org.fengsui.engine.observation.Coverage;
import org.fengsui.engine.observation.HostOrigin;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.observation.Proof;
import org.fengsui.engine.observation.Severity;
import org.fengsui.engine.observation.Transport;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;
import org.junit.jupiter.api.Test;

class NucleiReaderTest {
    private static final Reading READING = Reading.ofResource("nuclei.jsonl");

    @Test
    void eachMatchIsOneObservationAndAFailedOneIsNone() {
        assertThat(READING.observations())
                .extracting(Observation::check)
                .containsExactly("CVE-2021-44228", "grafana-default-login:admin", "openssh-detect");
        assertThat(READING.summary().skipped()).isEqualTo(Map.of(SkipReason.NO_MATCH, 1L));
    }

    @Test
    void keysOfVersion3AreRead() {
        Observation o = READING.one("CVE-2021-44228");
        assertThat(o.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(o.cvss()).isEqualTo(10.0);
        assertThat(o.cvssVersion()).isEqualTo("3.1");
        assertThat(o.host()).isEqualTo("app.example.edu.cn");
        assertThat(o.hostOrigin()).isEqualTo(HostOrigin.URL);
        assertThat(o.ip()).isEqualTo(IpAddress.parse("192.0.2.30"));
        assertThat(o.port()).isEqualTo(8443);
        assertThat(o.transport()).isEqualTo(Transport.TCP);
        assertThat(o.url()).isEqualTo("https://App.example.edu.cn:8443/a/../login?x=1");
        assertThat(Objects.requireNonNull(o.webUrl()).path()).isEqualTo("/login");
        assertThat(o.refs())
                .containsExactly(
                        "CVE-2021-44228", "CWE-20", "CWE-917", "https://www.example.org/l");
        assertThat(o.time()).isEqualTo(Instant.parse("2026-02-12T02:00:00.5Z"));
        assertThat(o.solution()).isEqualTo("Update.");
    }

    @Test
    void keysOfVersion2AreRead() {
        Observation o = READING.one("grafana-default-login:admin");
        assertThat(o.category()).isEqualTo(Category.WEAK_PASSWORD);
        assertThat(o.host()).isNull();
        assertThat(o.ip()).isEqualTo(IpAddress.parse("192.0.2.31"));
        assertThat(o.port()).isEqualTo(3000);
        assertThat(o.refs())
                .containsExactly("https://www.example.org/a", "https://www.example.org/b");
        assertThat(o.evidence()).isEqualTo("user=admin password=******");
    }

    @Test
    void aNetworkMatchHasNoUrl() {
        Observation o = READING.one("openssh-detect");
        assertThat(o.url()).isNull();
        assertThat(o.host()).isEqualTo("ssh.example.edu.cn");
        assertThat(o.hostOrigin()).isEqualTo(HostOrigin.SCAN_TARGET);
        assertThat(o.port()).isEqualTo(22);
        assertThat(o.transport()).isEqualTo(Transport.TCP);
    }

    @Test
    void onlyWrittenFailuresCover() {
        Coverage coverage = READING.summary().coverage();
        assertThat(
                        coverage.proves(
                                "app.example.edu.cn", Transport.TCP, 443, "CVE-2020-0001", false))
                .isEqualTo(Proof.PROVEN_ABSENT_POSSIBLE);
        assertThat(
                        coverage.proves(
                                "app.example.edu.cn", Transport.TCP, 443, "CVE-2021-44228", false))
                .isEqualTo(Proof.CHECK_NOT_RUN);
        assertThat(
                        coverage.proves(
                                "192.0.2.31",
                                Transport.TCP,
                                3000,
                                "grafana-default-login:admin",
                                false))
                .isEqualTo(Proof.HOST_NOT_SCANNED);
    }

    @Test
    void listsAndSingleObjectsAreReadToo() {
        String line = Reading.text("nuclei.jsonl").lines().findFirst().orElseThrow();
        assertThat(Reading.of("[" + line + ",\n" + line + "]").observations()).hasSize(2);
        assertThat(Reading.of(line).observations()).hasSize(1);
        assertThat(Reading.of("[]").observations()).isEmpty();
    }

    @Test
    void matchesOnlyLeaveCoverageUnknown() {
        String line = Reading.text("nuclei.jsonl").lines().findFirst().orElseThrow();
        assertThat(Reading.of(line).summary().coverage().kind()).isEqualTo(Coverage.Kind.UNKNOWN);
    }

    @Test
    void anEmptyFileOfLinesIsAReportWithoutMatches() {
        ReportInput empty = ReportInput.of(InputFile.of("out.jsonl", new byte[0]));
        assertThat(Reading.of(empty, null).observations()).isEmpty();
        assertThat(Reading.refusal(new byte[0], null).problem()).isEqualTo(InputProblem.EMPTY);
        assertThat(Reading.refusal(new byte[0], ReportFormat.ZAP).problem())
                .isEqualTo(InputProblem.EMPTY);
    }

    @Test
    void aBrokenLineIsRefusedWithItsNumber() {
        String line = Reading.text("nuclei.jsonl").lines().findFirst().orElseThrow();
        BadInput cut = Reading.refusal(line + "\n" + line.substring(0, 100));
        assertThat(cut.problem()).isEqualTo(InputProblem.TRUNCATED);
        BadInput broken = Reading.refusal(line + "\n{\"template-id\": nonsense}\n");
        assertThat(broken.problem()).isEqualTo(InputProblem.SYNTAX);
        assertThat(broken.line()).isEqualTo(2);
        BadInput other = Reading.refusal(line + "\n{\"a\": 1}\n");
        assertThat(other.problem()).isEqualTo(InputProblem.NOT_THIS_FORMAT);
        assertThat(other.line()).isEqualTo(2);
    }

    @Test
    void utf16IsRead() {
        byte[] wide = ("\ufeff" + Reading.text("nuclei.jsonl")).getBytes(StandardCharsets.UTF_16LE);
        assertThat(Reading.of(wide).observations()).isEqualTo(READING.observations());
    }
}
