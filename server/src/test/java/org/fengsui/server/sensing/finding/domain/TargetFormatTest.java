package org.fengsui.server.sensing.finding.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TargetFormatTest {

    private static final List<RetestTarget> OPEN =
            List.of(
                    new RetestTarget("192.0.2.11", 443, "tcp"),
                    new RetestTarget("192.0.2.10", 8080, "tcp"),
                    new RetestTarget("192.0.2.10", 443, "tcp"),
                    new RetestTarget("2001:db8::1", 22, null));

    @Test
    void eachTargetStandsOnceAsItsScannerTakesIt() {
        assertThat(TargetFormat.PLAIN.targets(OPEN))
                .isEqualTo("192.0.2.10\n192.0.2.11\n2001:db8::1\n");
        assertThat(TargetFormat.NESSUS.targets(OPEN))
                .isEqualTo("192.0.2.10,192.0.2.11,2001:db8::1\n");
        assertThat(TargetFormat.OPENVAS.targets(OPEN))
                .isEqualTo("192.0.2.10,192.0.2.11,2001:db8::1\n");
    }

    @Test
    void portsAscendAndUdpIsMarked() {
        assertThat(TargetFormat.NESSUS.ports(OPEN)).isEqualTo("22,443,8080");
        assertThat(TargetFormat.OPENVAS.ports(OPEN)).isEqualTo("T:22,443,8080");
        var mixed = List.of(OPEN.getFirst(), new RetestTarget("192.0.2.12", 161, "udp"));
        assertThat(TargetFormat.NESSUS.ports(mixed)).isEqualTo("T:443,U:161");
        var udp = List.of(new RetestTarget("192.0.2.12", 161, "udp"));
        assertThat(TargetFormat.OPENVAS.ports(udp)).isEqualTo("U:161");
    }

    @Test
    void aHostAsAWholeNeedsTheUsualRange() {
        var whole = List.of(OPEN.getFirst(), new RetestTarget("192.0.2.12", null, null));
        assertThat(TargetFormat.NESSUS.ports(whole)).isEmpty();
        assertThat(TargetFormat.OPENVAS.targets(whole)).isEqualTo("192.0.2.11,192.0.2.12\n");
    }

    @Test
    void anEmptyQueueIsAnEmptyList() {
        assertThat(TargetFormat.NESSUS.targets(List.of())).isEmpty();
        assertThat(TargetFormat.NESSUS.ports(List.of())).isEmpty();
    }

    @Test
    void formatsAreNamedInLowerCase() {
        assertThat(TargetFormat.named("openvas")).contains(TargetFormat.OPENVAS);
        assertThat(TargetFormat.named("OPENVAS")).isEmpty();
        assertThat(TargetFormat.named("csv")).isEmpty();
    }
}
