package org.fengsui.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.Coverage;
import org.fengsui.engine.observation.HostOrigin;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.observation.Proof;
import org.fengsui.engine.observation.Severity;
import org.fengsui.engine.observation.Transport;
import org.fengsui.engine.table.InputProblem;
import org.junit.jupiter.api.Test;

class OpenVasReaderTest {
    private static final String OID = "1.3.6.1.4.1.25623.1.0.";
    private static final Reading READING = Reading.ofResource("openvas.xml");

    @Test
    void eachResultIsOneObservation() {
        assertThat(READING.observations()).hasSize(5);
        assertThat(READING.summary().start()).isEqualTo(Instant.parse("2026-02-12T02:00:00Z"));
        assertThat(READING.summary().end()).isEqualTo(Instant.parse("2026-02-12T02:30:00Z"));
        assertThat(READING.summary().scanner()).isEqualTo("OpenVAS (GMP 22.4)");
    }

    @Test
    void aResultOfTodayCarriesEverything() {
        Observation o = READING.one(OID + "900001");
        assertThat(o.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(o.scannerSeverity()).isEqualTo("Critical");
        assertThat(o.cvss()).isEqualTo(9.8);
        assertThat(o.cvssVersion()).isEqualTo("3.1");
        assertThat(o.ip()).isEqualTo(IpAddress.parse("192.0.2.20"));
        assertThat(o.host()).isEqualTo("ssh.example.edu.cn");
        assertThat(o.hostOrigin()).isEqualTo(HostOrigin.DISCOVERED);
        assertThat(o.port()).isEqualTo(22);
        assertThat(o.transport()).isEqualTo(Transport.TCP);
        assertThat(o.refs())
                .containsExactly("CVE-2024-6387", "https://www.example.org/ssh", "WID-SEC-2024-1");
        assertThat(o.description()).isEqualTo("Old version.\n\nDetails.\n\nAll");
        assertThat(o.solution()).isEqualTo("Update.");
        assertThat(o.evidence()).isEqualTo("Installed 8.0");
    }

    @Test
    void aHighOfVersion2StaysHigh() {
        Observation o = READING.one(OID + "900002");
        assertThat(o.severity()).isEqualTo(Severity.HIGH);
        assertThat(o.cvss()).isEqualTo(10.0);
        assertThat(o.cvssVersion()).isEqualTo("2.0");
        assertThat(o.port()).isEqualTo(443);
        assertThat(o.service()).isEqualTo("https");
        assertThat(o.refs())
                .containsExactly("CVE-2010-0001", "CVE-2010-0002", "https://www.example.org/old");
        assertThat(o.solution()).isEqualTo("Remove it.");
    }

    @Test
    void logsAndFalsePositivesAreInformation() {
        assertThat(READING.one(OID + "51662").severity()).isEqualTo(Severity.INFO);
        assertThat(READING.one(OID + "51662").port()).isNull();
        assertThat(READING.one(OID + "900003").severity()).isEqualTo(Severity.INFO);
        assertThat(READING.one(OID + "900003").scannerSeverity()).isEqualTo("False Positive");
    }

    @Test
    void packageChecksNeedALogin() {
        Observation o = READING.one(OID + "900004");
        assertThat(o.foundByLogin()).isTrue();
        assertThat(o.ip()).isEqualTo(IpAddress.parse("2001:db8::21"));
    }

    @Test
    void coverageComesFromTheHostsTheReportLists() {
        Coverage coverage = READING.summary().coverage();
        assertThat(coverage.proves("192.0.2.20", Transport.TCP, 22, OID + "1", true))
                .isEqualTo(Proof.PROVEN_ABSENT_POSSIBLE);
        assertThat(coverage.proves("192.0.2.20", Transport.TCP, 8080, OID + "1", false))
                .isEqualTo(Proof.PORT_NOT_COVERED);
        assertThat(coverage.proves("192.0.2.21", Transport.TCP, null, OID + "1", true))
                .isEqualTo(Proof.LOGIN_FAILED);
        assertThat(coverage.proves("192.0.2.22", Transport.TCP, null, OID + "1", false))
                .isEqualTo(Proof.HOST_DID_NOT_ANSWER);
        assertThat(coverage.proves("192.0.2.23", Transport.TCP, null, OID + "1", false))
                .isEqualTo(Proof.HOST_NOT_SCANNED);
    }

    @Test
    void aFilterThatHidesLevelsLimitsWhatIsProven() {
        String filtered = Reading.text("openvas.xml").replace("levels=hmlg", "levels=h");
        Coverage coverage = Reading.of(filtered).summary().coverage();
        assertThat(coverage.proves("192.0.2.20", Transport.TCP, 22, OID + "1", false))
                .isEqualTo(Proof.CHECK_NOT_RUN);
    }

    @Test
    void reportsWithoutWrappersAreRead() {
        String bare =
                "<report id='a'><results><result><nvt oid='1.2'><name>N</name></nvt><host>192.0.2.1</host>"
                        + "<port>general/icmp</port><threat>Low</threat><severity>2.1</severity></result></results></report>";
        Observation o = Reading.of(bare).one("1.2");
        assertThat(o.severity()).isEqualTo(Severity.LOW);
        assertThat(o.transport()).isNull();
        assertThat(Reading.of("<report id='a'><results/></report>").observations()).isEmpty();
    }

    @Test
    void csvRowsAreRead() {
        Reading reading = Reading.ofResource("openvas.csv");
        assertThat(reading.observations()).hasSize(2);
        Observation o = reading.one(OID + "900005");
        assertThat(o.severity()).as("9.8 exists in version 3 only").isEqualTo(Severity.CRITICAL);
        assertThat(o.scannerSeverity()).isEqualTo("High");
        assertThat(o.host()).isEqualTo("srv20");
        assertThat(o.hostOrigin()).isEqualTo(HostOrigin.DISCOVERED);
        assertThat(o.refs()).containsExactly("CVE-2024-0001", "CVE-2024-0002");
        assertThat(o.time()).isEqualTo(Instant.parse("2026-02-12T02:00:00Z"));
        assertThat(o.evidence()).doesNotContain("s3cret");
        assertThat(o.foundByLogin()).isTrue();
        assertThat(reading.one(OID + "10330").severity()).isEqualTo(Severity.INFO);
        assertThat(reading.summary().coverage().kind()).isEqualTo(Coverage.Kind.UNKNOWN);
    }

    @Test
    void aCutReportIsRefused() {
        String whole = Reading.text("openvas.xml");
        assertThat(Reading.refusal(whole.substring(0, whole.length() - 40)).problem())
                .isEqualTo(InputProblem.TRUNCATED);
    }
}
