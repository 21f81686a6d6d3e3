package org.fengsui.engine.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.fengsui.engine.net.IpAddress;
import org.junit.jupiter.api.Test;

class ObservationBuilderTest {
    @Test
    void everythingThatIsSetIsInTheObservation() {
        Instant at = Instant.parse("2026-02-12T02:00:00Z");
        ObservationBuilder builder = new ObservationBuilder("nessus", " 51192 ", 7);
        assertThat(builder.hasHost() || builder.hasIp() || builder.hasPort()).isFalse();
        builder.title(" SSL\n certificate ")
                .category(Category.WEAK_PASSWORD)
                .scannerSeverity(" Medium ", Severity.MEDIUM)
                .cvss(new Cvss(5.0, "2.0"))
                .family("General")
                .tag("ssl")
                .host(" www.example.edu.cn ", HostOrigin.SCAN_TARGET)
                .ip(IpAddress.parse("192.0.2.1"))
                .port(443)
                .transport(Transport.TCP)
                .service(" https ")
                .url(" https://www.example.edu.cn/ ")
                .method(" GET ")
                .parameter(" q ")
                .time(at)
                .description(" what ")
                .solution(" how ")
                .evidence(" seen ")
                .sourceNumber(" ES-2026-0001 ")
                .foundByLogin(true)
                .refs()
                .add("CVE-2020-1234");
        assertThat(builder.hasHost() && builder.hasIp() && builder.hasPort()).isTrue();
        assertThat(builder.build())
                .isEqualTo(
                        new Observation(
                                "nessus",
                                "51192",
                                "SSL certificate",
                                Category.WEAK_PASSWORD,
                                Severity.MEDIUM,
                                "Medium",
                                5.0,
                                "2.0",
                                "www.example.edu.cn",
                                HostOrigin.SCAN_TARGET,
                                IpAddress.parse("192.0.2.1"),
                                443,
                                Transport.TCP,
                                "https",
                                "https://www.example.edu.cn/",
                                "GET",
                                "q",
                                java.util.List.of("CVE-2020-1234"),
                                at,
                                "what",
                                "how",
                                "seen",
                                "ES-2026-0001",
                                true,
                                7));
    }

    @Test
    void whatIsBlankOrOutOfRangeIsAbsent() {
        Observation o =
                new ObservationBuilder("zap", "1", 1)
                        .title(null)
                        .scannerSeverity(" ", null)
                        .cvss(null)
                        .host(" ", HostOrigin.URL)
                        .ip(null)
                        .port(null)
                        .service(" ")
                        .url("")
                        .method(" ")
                        .parameter(" ")
                        .description(null)
                        .solution(" N/A ")
                        .evidence(null)
                        .build();
        assertThat(o.title()).isEqualTo("1");
        assertThat(o.scannerSeverity()).isNull();
        assertThat(o.host()).isNull();
        assertThat(o.hostOrigin()).isNull();
        assertThat(o.service()).isNull();
        assertThat(o.url()).isNull();
        assertThat(o.method()).isNull();
        assertThat(o.parameter()).isNull();
        assertThat(o.description() + o.solution() + o.evidence()).isEmpty();
        assertThat(new ObservationBuilder("zap", "1", 1).solution(null).build().solution())
                .isEmpty();
        assertThat(port(0)).isEqualTo(-1);
        assertThat(port(1)).isEqualTo(1);
        assertThat(port(65535)).isEqualTo(65535);
        assertThat(port(65536)).isEqualTo(-1);
    }

    @Test
    void aFixedSeverityWinsOverTheRuleAndCurrentScoresOverOldOnes() {
        ObservationBuilder rated =
                new ObservationBuilder("generic", "x", 1)
                        .scannerSeverity("High", Severity.HIGH)
                        .cvss(new Cvss(4.0, "2.0"))
                        .cvss(new Cvss(9.8, "3.1"))
                        .cvss(new Cvss(5.0, "3.0"));
        assertThat(rated.build().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(rated.build().cvss()).isEqualTo(9.8);
        assertThat(rated.severity(Severity.LOW).build().severity()).isEqualTo(Severity.LOW);
        assertThat(Cvss.prefer(null, null)).isNull();
        assertThat(Cvss.prefer(new Cvss(9.8, "3.1"), new Cvss(5.0, "2.0")))
                .isEqualTo(new Cvss(9.8, "3.1"));
    }

    @Test
    void longTextsAreCutBetweenCharacters() {
        String fits = "x".repeat(500);
        assertThat(title(fits)).isEqualTo(fits);
        assertThat(title(fits + "y")).isEqualTo(fits + "…");
        assertThat(title("x".repeat(499) + "𠮷 and more")).isEqualTo("x".repeat(499) + "…");
        assertThat(title("x".repeat(498) + "𠮷 and more")).isEqualTo("x".repeat(498) + "𠮷…");
        assertThat(title("a\t b")).isEqualTo("a b");
        assertThat(title("a  b")).as("blanks alone are left as they are").isEqualTo("a  b");
    }

    private static String title(String text) {
        return new ObservationBuilder("generic", "x", 1).title(text).build().title();
    }

    private static Integer port(int number) {
        return java.util.Objects.requireNonNullElse(
                new ObservationBuilder("generic", "x", 1).port(number).build().port(), -1);
    }
}
