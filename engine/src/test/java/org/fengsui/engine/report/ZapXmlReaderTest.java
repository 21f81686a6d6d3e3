package org.fengsui.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.fengsui.engine.observation.Category;
import org.fengsui.engine.observation.Coverage;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.observation.Severity;
import org.fengsui.engine.table.InputProblem;
import org.junit.jupiter.api.Test;

class ZapXmlReaderTest {
    private static final Reading READING = Reading.ofResource("zap.xml");

    @Test
    void eachInstanceIsOneObservationAndAnAlertWithoutAnyIsOneToo() {
        assertThat(READING.observations())
                .extracting(Observation::check)
                .containsExactly("40012", "40012", "10202");
        assertThat(READING.summary().scanner()).isEqualTo("ZAP 2.16.1");
        assertThat(READING.summary().coverage().kind()).isEqualTo(Coverage.Kind.UNKNOWN);
    }

    @Test
    void anInstanceCarriesItsAlert() {
        Observation o = READING.observations().getFirst();
        assertThat(o.title()).isEqualTo("Cross Site Scripting");
        assertThat(o.severity()).isEqualTo(Severity.HIGH);
        assertThat(o.scannerSeverity()).isEqualTo("High");
        assertThat(o.category()).isEqualTo(Category.VULNERABILITY);
        assertThat(o.host()).isEqualTo("shop.example.edu.cn");
        assertThat(o.port()).isEqualTo(8443);
        assertThat(o.url()).isEqualTo("https://shop.example.edu.cn:8443/find?q=1");
        assertThat(o.method()).isEqualTo("GET");
        assertThat(o.parameter()).isEqualTo("q");
        assertThat(o.description()).isEqualTo("Script runs.");
        assertThat(o.solution()).isEqualTo("Encode.");
        assertThat(o.evidence()).isEqualTo("<script>\n<script>");
        assertThat(o.refs())
                .containsExactly(
                        "CWE-79", "https://www.example.org/xss", "https://www.example.org/cwe");
        assertThat(o.time()).isEqualTo(Instant.parse("2026-02-12T02:00:00Z"));
        assertThat(o.fingerprint()).isNotEqualTo(READING.observations().get(1).fingerprint());
    }

    @Test
    void anAlertMarkedFalsePositiveIsInformationAtTheSite() {
        Observation o = READING.one("10202");
        assertThat(o.severity()).isEqualTo(Severity.INFO);
        assertThat(o.url()).isEqualTo("https://shop.example.edu.cn:8443");
        assertThat(o.refs()).isEmpty();
    }

    @Test
    void aSiteWithoutAlertsIsAReportWithoutResults() {
        assertThat(
                        Reading.of(
                                        "<OWASPZAPReport version='2.9.0'><site name='x' host='x' port='80'><alerts/></site></OWASPZAPReport>")
                                .observations())
                .isEmpty();
    }

    @Test
    void oldReportsHaveTheAddressInTheAlert() {
        Observation o =
                Reading.of(
                                "<OWASPZAPReport version='2.4' generated='Thu, 12 Feb 2026 10:00:00'>"
                                        + "<site host='192.0.2.50' name='http://192.0.2.50' port='80' ssl='false'><alerts><alertitem>"
                                        + "<pluginid>10016</pluginid><alert>Old</alert><riskcode>1</riskcode><uri>http://192.0.2.50/x</uri>"
                                        + "<param>p</param></alertitem></alerts></site></OWASPZAPReport>")
                        .one("10016");
        assertThat(String.valueOf(o.ip())).isEqualTo("192.0.2.50");
        assertThat(o.host()).isNull();
        assertThat(o.url()).isEqualTo("http://192.0.2.50/x");
        assertThat(o.parameter()).isEqualTo("p");
    }

    @Test
    void aBrokenReportIsRefused() {
        assertThat(Reading.refusal("<OWASPZAPReport><site></OWASPZAPReport>").problem())
                .isEqualTo(InputProblem.SYNTAX);
    }
}
