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

class NessusCsvReaderTest {
    private static final String HEADER =
            "Plugin ID,CVE,CVSS v2.0 Base Score,Risk,Host,Protocol,Port,Name,Synopsis,Description,Solution,See Also,Plugin Output,CVSS v3.0 Base Score\n";

    @Test
    void rowsOfTheScannersOwnExportAreRead() {
        Reading reading =
                Reading.of(
                        HEADER
                                + "51192,CVE-2020-1,6.4,Medium,portal.example.edu.cn,tcp,443,Untrusted,Syn,Des,n/a,https://www.example.org/a,Out,6.5\n"
                                + "51192,CVE-2020-2,6.4,Medium,portal.example.edu.cn,tcp,443,Untrusted,Syn,Des,n/a,https://www.example.org/a,Out,6.5\n"
                                + "10107,,,None,192.0.2.1,tcp,80,Server,,,,,,\n");
        assertThat(reading.observations()).hasSize(3);
        Observation first = reading.observations().getFirst();
        assertThat(first.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(first.scannerSeverity()).isEqualTo("Medium");
        assertThat(first.refs()).containsExactly("CVE-2020-1", "https://www.example.org/a");
        assertThat(first.solution()).isEmpty();
        assertThat(first.hostOrigin()).isEqualTo(HostOrigin.SCAN_TARGET);
        assertThat(first.line()).isEqualTo(2);
        assertThat(reading.one("10107").severity()).isEqualTo(Severity.INFO);
        assertThat(reading.one("10107").ip()).isEqualTo(IpAddress.parse("192.0.2.1"));
        assertThat(reading.summary().coverage().kind()).isEqualTo(Coverage.Kind.UNKNOWN);
    }

    @Test
    void rowsOfSecurityCenterAreRead() {
        Observation o = Reading.ofResource("nessus-sc.csv").one("42873");
        assertThat(o.title()).isEqualTo("Medium strength ciphers");
        assertThat(o.cvss()).isEqualTo(7.5);
        assertThat(o.ip()).isEqualTo(IpAddress.parse("192.0.2.9"));
        assertThat(o.host()).isEqualTo("x.example.edu.cn");
        assertThat(o.hostOrigin()).isEqualTo(HostOrigin.DISCOVERED);
        assertThat(o.refs()).containsExactly("CVE-2016-2183", "CVE-2016-6329");
        assertThat(o.time()).isEqualTo(Instant.parse("2026-02-12T02:00:00Z"));
    }

    @Test
    void rowsOfTheCloudExportAreRead() {
        Observation o =
                Reading.of(
                                """
                                asset.name,asset.display_ipv4_address,definition.id,definition.name,severity,port,protocol,definition.cve,definition.cvss3.base_score
                                srv,192.0.2.5,1234,Flaw,Critical,443,TCP,CVE-2024-1,9.8
                                """)
                        .one("1234");
        assertThat(o.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(o.ip()).isEqualTo(IpAddress.parse("192.0.2.5"));
        assertThat(o.refs()).containsExactly("CVE-2024-1");
        assertThat(o.host()).isEqualTo("srv");
        assertThat(o.hostOrigin()).isEqualTo(HostOrigin.DISCOVERED);
    }

    @Test
    void scanInformationMakesCoverage() {
        Reading reading =
                Reading.of(
                        HEADER
                                + "19506,,,None,192.0.2.1,tcp,0,Nessus Scan Information,,,,,\"Nessus version : 10.1\nScan policy used : Weekly\n"
                                + "Port range : 1-1024\nCredentialed checks : yes\nScan Start Date : 2026/2/12 10:00 CST\nScan duration : 600 sec\",\n"
                                + "10107,,,None,192.0.2.1,tcp,80,Server,,,,,,\n");
        Coverage coverage = reading.summary().coverage();
        assertThat(coverage.kind()).isEqualTo(Coverage.Kind.PROVEN);
        assertThat(coverage.proves("192.0.2.1", Transport.TCP, 80, "51192", true))
                .isEqualTo(Proof.PROVEN_ABSENT_POSSIBLE);
        assertThat(coverage.proves("192.0.2.1", Transport.TCP, 443, "51192", true))
                .isEqualTo(Proof.PORT_SILENT);
        assertThat(reading.summary().start()).isEqualTo(Instant.parse("2026-02-12T02:00:00Z"));
        assertThat(reading.summary().end()).isEqualTo(Instant.parse("2026-02-12T02:10:00Z"));
        assertThat(reading.summary().scanner()).isEqualTo("Nessus 10.1");
    }

    @Test
    void aHeaderAloneIsAReportWithoutResults() {
        assertThat(Reading.of(HEADER).observations()).isEmpty();
    }

    @Test
    void aCellThatIsNotClosedIsATruncatedFile() {
        assertThat(
                        Reading.refusal(
                                        HEADER
                                                + "51192,CVE-2020-1,6.4,Medium,192.0.2.1,tcp,443,\"Untru")
                                .problem())
                .isEqualTo(InputProblem.TRUNCATED);
    }
}
