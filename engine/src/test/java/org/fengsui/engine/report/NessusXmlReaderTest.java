package org.fengsui.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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

class NessusXmlReaderTest {
    private static final Reading READING = Reading.ofResource("nessus.xml");

    @Test
    void eachReportItemIsOneObservation() {
        assertThat(READING.observations()).hasSize(7);
        assertThat(READING.summary().read()).isEqualTo(7);
        assertThat(READING.summary().format()).isEqualTo(ReportFormat.NESSUS);
        assertThat(READING.summary().skipped()).isEmpty();
    }

    @Test
    void anItemCarriesEverythingTheReportSays() {
        Observation o = READING.one("51192");
        assertThat(o.title()).isEqualTo("SSL Certificate Cannot Be Trusted");
        assertThat(o.category()).isEqualTo(Category.VULNERABILITY);
        assertThat(o.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(o.scannerSeverity()).isEqualTo("2");
        assertThat(o.cvss()).isEqualTo(6.5);
        assertThat(o.cvssVersion()).isEqualTo("3.0");
        assertThat(o.host()).isEqualTo("portal.example.edu.cn");
        assertThat(o.hostOrigin()).isEqualTo(HostOrigin.SCAN_TARGET);
        assertThat(o.ip()).isEqualTo(IpAddress.parse("192.0.2.9"));
        assertThat(o.port()).isEqualTo(443);
        assertThat(o.transport()).isEqualTo(Transport.TCP);
        assertThat(o.service()).isEqualTo("www");
        assertThat(o.refs())
                .containsExactly("https://www.example.org/x509", "https://www.example.org/trust");
        assertThat(o.time()).isEqualTo(Instant.parse("2026-02-12T02:00:00Z"));
        assertThat(o.description()).startsWith("Untrusted.").contains("cannot be trusted");
        assertThat(o.solution()).isEqualTo("Buy a certificate.");
        assertThat(o.evidence())
                .contains("portal & co")
                .contains("password: ******")
                .doesNotContain("hunter2");
        assertThat(o.foundByLogin()).isFalse();
        assertThat(o.line()).isEqualTo(17);
    }

    @Test
    void version3DecidesOverTheScannersNumber() {
        Observation o = READING.one("97833");
        assertThat(o.severity()).isEqualTo(Severity.HIGH);
        assertThat(o.scannerSeverity()).isEqualTo("4");
        assertThat(o.port()).isNull();
        assertThat(o.foundByLogin()).isTrue();
        assertThat(o.refs())
                .containsExactly(
                        "CVE-2017-0143",
                        "CVE-2017-0144",
                        "BID-96703",
                        "CWE-20",
                        "IAVA:2017-A-0065");
    }

    @Test
    void informationStaysInformationAndALookedUpNameIsNoTarget() {
        Observation o = READING.one("10107");
        assertThat(o.severity()).isEqualTo(Severity.INFO);
        assertThat(o.category()).isEqualTo(Category.OTHER);
        assertThat(o.host()).isEqualTo("anything.example.edu.cn");
        assertThat(o.hostOrigin()).isEqualTo(HostOrigin.DISCOVERED);
        assertThat(o.askedHost()).isNull();
    }

    @Test
    void complianceChecksAreToldApart() {
        assertThat(READING.one("21157:abc123").severity()).isEqualTo(Severity.HIGH);
        assertThat(READING.one("21157:abc123").title()).isEqualTo("1.1 Separate /tmp");
        assertThat(READING.one("21157:def456").severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void defaultPasswordsAreWeakPasswords() {
        assertThat(READING.one("41028").category()).isEqualTo(Category.WEAK_PASSWORD);
    }

    @Test
    void coverageIsPerHost() {
        Coverage coverage = READING.summary().coverage();
        assertThat(coverage.kind()).isEqualTo(Coverage.Kind.PROVEN);
        assertThat(proof("192.0.2.9", 443, "51192", false)).isEqualTo(Proof.PROVEN_ABSENT_POSSIBLE);
        assertThat(proof("portal.example.edu.cn", 443, "51192", false))
                .isEqualTo(Proof.PROVEN_ABSENT_POSSIBLE);
        assertThat(proof("192.0.2.9", 443, "97833", true)).isEqualTo(Proof.PROVEN_ABSENT_POSSIBLE);
        assertThat(proof("192.0.2.10", 80, "97833", true)).isEqualTo(Proof.LOGIN_FAILED);
        assertThat(proof("192.0.2.10", 443, "51192", false)).isEqualTo(Proof.PORT_SILENT);
        assertThat(proof("192.0.2.10", 9999, "51192", false)).isEqualTo(Proof.PORT_NOT_COVERED);
        assertThat(proof("192.0.2.10", 80, "11111", false)).isEqualTo(Proof.CHECK_NOT_RUN);
        assertThat(proof("192.0.2.11", 23, "51192", false)).isEqualTo(Proof.HOST_DID_NOT_ANSWER);
        assertThat(proof("192.0.2.12", 443, "51192", false)).isEqualTo(Proof.HOST_NOT_SCANNED);
        assertThat(proof("anything.example.edu.cn", 80, "51192", false))
                .isEqualTo(Proof.HOST_NOT_SCANNED);
    }

    @Test
    void aReportWithoutHostsProvesNothing() {
        Reading empty =
                Reading.of("<NessusClientData_v2><Report name=\"x\"/></NessusClientData_v2>");
        assertThat(empty.observations()).isEmpty();
        assertThat(empty.summary().coverage().kind()).isEqualTo(Coverage.Kind.UNKNOWN);
    }

    @Test
    void oneBareItemIsEnough() {
        Reading one =
                Reading.of(
                        "<NessusClientData_v2><Report><ReportHost name=\"192.0.2.1\"><ReportItem pluginID=\"1\"/>"
                                + "</ReportHost></Report></NessusClientData_v2>");
        Observation o = one.one("1");
        assertThat(o.title()).isEqualTo("1");
        assertThat(o.severity()).isEqualTo(Severity.INFO);
        assertThat(o.time()).isNull();
        assertThat(one.summary().coverage().proves("192.0.2.1", null, null, "1", false))
                .isEqualTo(Proof.NO_SCAN_TIME);
    }

    @Test
    void aWebApplicationIsScannedByItsUrl() {
        Reading reading =
                Reading.of(
                        "<NessusClientData_v2><Report><ReportHost name=\"https://shop.example.edu.cn:8443/\"><HostProperties>"
                                + "<tag name=\"host-fqdn\">https://shop.example.edu.cn:8443/</tag></HostProperties><ReportItem pluginID=\"98104\" port=\"8443\""
                                + " protocol=\"TCP\" severity=\"3\"><cvss>7.5</cvss><cvssv3>7.1</cvssv3></ReportItem></ReportHost></Report></NessusClientData_v2>");
        Observation o = reading.one("98104");
        assertThat(o.host()).isEqualTo("shop.example.edu.cn");
        assertThat(o.hostOrigin()).isEqualTo(HostOrigin.URL);
        assertThat(o.url()).isEqualTo("https://shop.example.edu.cn:8443/");
        assertThat(o.cvss()).isEqualTo(7.1);
    }

    @Test
    void version1IsRefusedByName() {
        assertThat(Reading.refusal("<NessusClientData><Report/></NessusClientData>").problem())
                .isEqualTo(InputProblem.NOT_THIS_FORMAT);
    }

    private static Proof proof(String target, int port, String check, boolean byLogin) {
        return READING.summary().coverage().proves(target, Transport.TCP, port, check, byLogin);
    }
}
