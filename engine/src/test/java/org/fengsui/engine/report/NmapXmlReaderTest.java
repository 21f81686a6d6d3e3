package org.fengsui.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.Category;
import org.fengsui.engine.observation.Coverage;
import org.fengsui.engine.observation.HostOrigin;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.observation.Proof;
import org.fengsui.engine.observation.Severity;
import org.fengsui.engine.observation.Transport;
import org.fengsui.engine.table.InputProblem;
import org.junit.jupiter.api.Test;

class NmapXmlReaderTest {
    private static final Reading READING = Reading.ofResource("nmap.xml");

    @Test
    void openPortsScriptsAndVulnersEntriesAreOneObservationEach() {
        assertThat(READING.observations())
                .extracting(Observation::check)
                .containsExactly(
                        "open-port",
                        "vulners:CVE-2023-38408",
                        "vulners:EDB-ID:1",
                        "open-port",
                        "http-title",
                        "http-default-accounts",
                        "open-port",
                        "ssl-poodle",
                        "smb-os-discovery");
        assertThat(READING.summary().skipped())
                .isEqualTo(Map.of(SkipReason.NOT_SURELY_OPEN, 1L, SkipReason.NO_HOST, 1L));
    }

    @Test
    void anOpenPortIsInformation() {
        Observation o = READING.observations().getFirst();
        assertThat(o.title()).isEqualTo("Open port: 22/tcp");
        assertThat(o.category()).isEqualTo(Category.OTHER);
        assertThat(o.severity()).isEqualTo(Severity.INFO);
        assertThat(o.service()).isEqualTo("ssh");
        assertThat(o.description()).isEqualTo("OpenSSH 7.4");
        assertThat(o.host()).isEqualTo("www.example.edu.cn");
        assertThat(o.hostOrigin()).isEqualTo(HostOrigin.SCAN_TARGET);
        assertThat(o.ip()).isEqualTo(IpAddress.parse("192.0.2.1"));
        assertThat(o.time()).isEqualTo(Instant.ofEpochSecond(1770861610));
    }

    @Test
    void scriptsAreJudgedByWhatTheyFound() {
        Observation vulners = READING.one("vulners:CVE-2023-38408");
        assertThat(vulners.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(vulners.refs()).contains("CVE-2023-38408");
        Observation poodle = READING.one("ssl-poodle");
        assertThat(poodle.severity()).isEqualTo(Severity.HIGH);
        assertThat(poodle.category()).isEqualTo(Category.VULNERABILITY);
        assertThat(poodle.refs()).contains("CVE-2014-3566", "https://www.example.org/poodle");
        assertThat(poodle.title()).isEqualTo("ssl-poodle: SSL POODLE information leak");
        Observation accounts = READING.one("http-default-accounts");
        assertThat(accounts.category()).isEqualTo(Category.WEAK_PASSWORD);
        assertThat(accounts.severity()).isEqualTo(Severity.HIGH);
        assertThat(READING.one("http-title").category()).isEqualTo(Category.OTHER);
        assertThat(READING.one("smb-os-discovery").port()).isNull();
    }

    @Test
    void coverageKnowsOpenRefusedAndSilentPorts() {
        assertThat(proof("192.0.2.1", 22, "open-port")).isEqualTo(Proof.PROVEN_ABSENT_POSSIBLE);
        assertThat(proof("192.0.2.1", 21, "open-port")).isEqualTo(Proof.PROVEN_ABSENT_POSSIBLE);
        assertThat(proof("192.0.2.1", 23, "open-port")).isEqualTo(Proof.PORT_SILENT);
        assertThat(proof("192.0.2.1", 8080, "open-port")).isEqualTo(Proof.PORT_NOT_COVERED);
        assertThat(proof("192.0.2.1", 443, "ssl-heartbleed")).isEqualTo(Proof.CHECK_NOT_RUN);
        assertThat(proof("192.0.2.1", 443, "ssl-poodle")).isEqualTo(Proof.PROVEN_ABSENT_POSSIBLE);
        assertThat(proof("192.0.2.2", 22, "open-port")).isEqualTo(Proof.HOST_DID_NOT_ANSWER);
        assertThat(proof("2001:db8::3", 443, "open-port"))
                .as("all refused")
                .isEqualTo(Proof.PROVEN_ABSENT_POSSIBLE);
        assertThat(proof("192.0.2.3", 22, "open-port")).isEqualTo(Proof.HOST_NOT_SCANNED);
    }

    @Test
    void aRunThatFailedProvesNothing() {
        String failed = Reading.text("nmap.xml").replace("exit=\"success\"", "exit=\"error\"");
        assertThat(Reading.of(failed).summary().coverage().kind()).isEqualTo(Coverage.Kind.UNKNOWN);
    }

    @Test
    void aRunStoppedByHandIsTruncated() {
        String whole = Reading.text("nmap.xml");
        String stopped = whole.substring(0, whole.indexOf("<postscript>"));
        assertThat(Reading.refusal(stopped).problem()).isEqualTo(InputProblem.TRUNCATED);
    }

    @Test
    void oldVulnersTextIsReadToo() {
        Reading reading =
                Reading.of(
                        "<nmaprun start='1770861600'><host><address addr='192.0.2.1' addrtype='ipv4'/><ports>"
                                + "<port protocol='tcp' portid='22'><state state='open'/><script id='vulners' output='&#xa;  cpe:/a:x:y:1:&#xa;"
                                + "    &#x9;CVE-2018-15919&#x9;5.0&#x9;https://vulners.com/cve/CVE-2018-15919&#xa;'/></port></ports></host></nmaprun>");
        assertThat(reading.one("vulners:CVE-2018-15919").cvss()).isEqualTo(5.0);
        assertThat(reading.observations()).hasSize(2);
    }

    private static Proof proof(String target, int port, String check) {
        return READING.summary().coverage().proves(target, Transport.TCP, port, check, false);
    }
}
