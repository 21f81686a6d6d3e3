package org.fengsui.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.observation.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes that other versions of the scanners, and tools that imitate them, write. */
class OtherVersionsTest {
    private static final String ZAP_PLACES =
            "<alertitem><pluginid>10016</pluginid><alert>Protection</alert><riskcode>1</riskcode>"
                    + "<reliability>2</reliability><riskdesc>Low (Warning)</riskdesc>"
                    + "<uri>http://192.0.2.1/a</uri><param>p1</param><attack>x</attack><otherinfo>seen</otherinfo>"
                    + "<uri>http://www.example.edu.cn/b</uri><param>p2</param><solution>s</solution></alertitem>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<OWASPZAPReport version='2.4.0'><site name='http://192.0.2.1' host='192.0.2.1' port='80'><alerts>%s</alerts></site></OWASPZAPReport>",
                "<OWASPZAPReport><site name='http://192.0.2.1'>%s</site></OWASPZAPReport>",
                "<?xml version='1.0'?><report>\nReport generated at Tue, 12 Jul 2011 08:32:22.\n%s</report>"
            })
    void zapBeforeInstancesListsThePlacesInTheAlert(String frame) {
        Reading reading = Reading.of(frame.replace("%s", ZAP_PLACES));
        assertThat(reading.summary().format()).isEqualTo(ReportFormat.ZAP);
        assertThat(reading.observations())
                .extracting(Observation::url)
                .containsExactly("http://192.0.2.1/a", "http://www.example.edu.cn/b");
        assertThat(reading.observations())
                .extracting(Observation::parameter)
                .containsExactly("p1", "p2");
        assertThat(reading.observations())
                .extracting(Observation::evidence)
                .containsExactly("x\nseen", "");
        assertThat(reading.observations())
                .allSatisfy(o -> assertThat(o.severity()).isEqualTo(Severity.LOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fri, 30 Sep 2022 08:40:35",
                "Fr., 30 Sep. 2022 08:40:35",
                "ven., 30 sept. 2022 08:40:35",
                "周五, 30 9月 2022 08:40:35",
                "星期五, 30 九月 2022 08:40:35"
            })
    void zapPrintsItsDateInTheLanguageOfItsUser(String generated) {
        Reading reading =
                Reading.of("<OWASPZAPReport generated='" + generated + "'></OWASPZAPReport>");
        assertThat(reading.summary().start()).isEqualTo(Instant.parse("2022-09-30T00:40:35Z"));
        assertThat(reading.observations()).isEmpty();
    }

    @Test
    void nessusItemsMayLackIdSeverityAndHost() {
        Reading reading =
                Reading.of(
                        "<NessusClientData_v2><Report name='a'><ReportHost name='2001:db8::5'>"
                                + "<ReportItem severity='3' pluginName='No id'/>"
                                + "<ReportItem pluginID='7' pluginName='Rated by word'><risk_factor>High</risk_factor></ReportItem>"
                                + "<ReportItem pluginID='8' pluginName='New' severity='3'><cvss4_base_score>9.3</cvss4_base_score></ReportItem>"
                                + "<ReportItem><cve>CVE-2024-3094</cve></ReportItem><ReportItem/></ReportHost></Report>"
                                + "<Report name='b'><ReportHost><ReportItem pluginID='9' pluginName='Elsewhere' severity='1' port='99999'/></ReportHost></Report>"
                                + "</NessusClientData_v2>");
        assertThat(reading.observations())
                .extracting(Observation::check)
                .containsExactly("No id", "7", "8", "CVE-2024-3094", "9");
        assertThat(reading.observations())
                .extracting(Observation::severity)
                .containsExactly(
                        Severity.HIGH,
                        Severity.HIGH,
                        Severity.CRITICAL,
                        Severity.INFO,
                        Severity.LOW);
        assertThat(reading.observations().getFirst().ip())
                .isEqualTo(IpAddress.tryParse("2001:db8::5"));
        assertThat(reading.one("9").port()).isNull();
        assertThat(reading.one("8").cvssVersion()).isEqualTo("4.0");
        assertThat(reading.summary().skipped()).containsEntry(SkipReason.NO_CONTENT, 1L);
    }

    @Test
    void oldComplianceResultsAreToldApartByTheirText() {
        String item =
                "<ReportItem pluginID='21157' pluginName='Unix Compliance' pluginFamily='Policy Compliance' severity='3'>"
                        + "<description>\"%s\" : [%s]\n\nwhy</description></ReportItem>";
        Reading reading =
                Reading.of(
                        "<NessusClientData_v2><Report><ReportHost name='192.0.2.1'>"
                                + item.formatted("1.1 Ports", "FAILED")
                                + item.formatted("1.2 Users", "PASSED")
                                + "</ReportHost></Report></NessusClientData_v2>");
        assertThat(reading.one("21157:1.1 Ports").severity()).isEqualTo(Severity.HIGH);
        assertThat(reading.one("21157:1.2 Users").severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void nessusTablesRateByVersionFourToo() {
        Reading reading =
                Reading.of(
                        """
                        Plugin ID|CVSS v2.0 Base Score|Risk|Host|Name|CVSS v4.0 Base Score
                        1|5.0|Medium|192.0.2.1|N|9.3
                        """);
        assertThat(reading.one("1").severity()).isEqualTo(Severity.CRITICAL);
        assertThat(reading.one("1").cvss()).isEqualTo(9.3);
    }

    @Test
    void nessusTablesOfTheCloudsInterfaceNameColumnsByPath() {
        Reading reading =
                Reading.of(
                        """
                        plugin.id,plugin.name,severity,asset.ipv4,asset.hostname,port.port,port.protocol,plugin.cvss3_base_score,last_found
                        1,N,high,192.0.2.1,web,443,TCP,7.5,2026-02-12T02:00:00.000Z
                        """);
        Observation o = reading.one("1");
        assertThat(o.ip()).isEqualTo(IpAddress.tryParse("192.0.2.1"));
        assertThat(o.port()).isEqualTo(443);
        assertThat(o.severity()).isEqualTo(Severity.HIGH);
        assertThat(o.time()).isEqualTo(Instant.parse("2026-02-12T02:00:00Z"));
    }

    @Test
    void anOpenVasReportMayStandInAListOfResponses() {
        Reading reading =
                Reading.of(
                        "<commands_response><get_reports_response><report><report><results><result><name>N</name>"
                                + "<host>192.0.2.1<asset asset_id='1'/></host><port>general/tcp</port><nvt oid='1.3.6'/><threat>High</threat></result>"
                                + "<result><host>192.0.2.2</host><nvt oid='0'><name/></nvt><threat>Log</threat><description>Host is dead.\nMore</description></result>"
                                + "</results></report></report></get_reports_response></commands_response>");
        assertThat(reading.observations())
                .extracting(Observation::check)
                .containsExactly("1.3.6", "Host is dead.");
    }

    @Test
    void theFirstNucleiVersionsHaveNoInfo() {
        Reading reading =
                Reading.of(
                        """
                        {"template":"cves/CVE-2020-1234.yaml","type":"http","matched":"http://192.0.2.1/x","name":"Flat","severity":"high","author":"a"}
                        {"templateID":"t","matched":"a.example.edu.cn:22","name":"Id","severity":"low"}
                        """);
        assertThat(reading.one("CVE-2020-1234").title()).isEqualTo("Flat");
        assertThat(reading.one("CVE-2020-1234").refs()).containsExactly("CVE-2020-1234");
        assertThat(reading.one("t").severity()).isEqualTo(Severity.LOW);
        assertThat(reading.one("t").port()).isEqualTo(22);
    }

    @Test
    void genericJsonKnowsVersionFourListsOfWeaknessesAndIpv6() {
        Reading reading =
                Reading.of(
                        "{\"findings\":[{\"title\":\"A\",\"severity\":\"Very High\",\"cvssv4_score\":9.9,\"cwes\":[79,80],"
                                + "\"endpoints\":[{\"protocol\":\"https\",\"host\":\"2001:db8::1\",\"port\":8443,\"path\":\"/x\"}]}]}");
        Observation o = reading.one("A");
        assertThat(o.url()).isEqualTo("https://[2001:db8::1]:8443/x");
        assertThat(o.port()).isEqualTo(8443);
        assertThat(o.refs()).containsExactly("CWE-79", "CWE-80");
        assertThat(o.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void aTableMayBeginWithItsTitle() {
        for (String separator : List.of(",", ";", "\t")) {
            Reading reading =
                    Reading.of(
                            "某大学五月漏洞清单\n单位：信息化办,,\n\n漏洞名称,风险等级,IP\n弱口令,极高,192.0.2.1\n漏洞名称,风险等级,IP\n注入,较低,192.0.2.2\n"
                                    .replace(",", separator));
            assertThat(reading.observations())
                    .extracting(Observation::severity)
                    .containsExactly(Severity.CRITICAL, Severity.LOW);
            assertThat(reading.one("注入").line()).isEqualTo(7);
        }
    }
}
