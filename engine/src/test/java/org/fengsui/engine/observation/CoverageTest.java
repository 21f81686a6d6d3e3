package org.fengsui.engine.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final Instant START = Instant.parse("2026-02-12T02:00:00Z");

    @Test
    void aHostThatAnsweredOnThePortWithTheCheckRunIsProof() {
        assertThat(proof("192.0.2.1", 443, "51192", false)).isEqualTo(Proof.PROVEN_ABSENT_POSSIBLE);
        assertThat(proof("192.0.2.1", null, "51192", false))
                .isEqualTo(Proof.PROVEN_ABSENT_POSSIBLE);
        assertThat(proof("portal.example.edu.cn", 443, "51192", false))
                .isEqualTo(Proof.PROVEN_ABSENT_POSSIBLE);
    }

    @Test
    void eachMissingConditionHasItsName() {
        assertThat(proof("192.0.2.9", 443, "51192", false)).isEqualTo(Proof.HOST_NOT_SCANNED);
        assertThat(proof("192.0.2.2", 443, "51192", false)).isEqualTo(Proof.HOST_DID_NOT_ANSWER);
        assertThat(proof("192.0.2.1", 80, "51192", false)).isEqualTo(Proof.PORT_SILENT);
        assertThat(proof("192.0.2.1", 8080, "51192", false)).isEqualTo(Proof.PORT_NOT_COVERED);
        assertThat(proof("192.0.2.1", 443, "99999", false)).isEqualTo(Proof.CHECK_NOT_RUN);
        assertThat(proof("192.0.2.1", 443, "51192", true)).isEqualTo(Proof.LOGIN_FAILED);
        assertThat(proof("192.0.2.3", 443, "51192", false)).isEqualTo(Proof.NO_SCAN_TIME);
    }

    @Test
    void aTcpPortSaysNothingAboutUdp() {
        assertThat(coverage().proves("192.0.2.1", Transport.UDP, 443, "51192", false))
                .isEqualTo(Proof.PORT_NOT_COVERED);
    }

    @Test
    void unknownCoverageNeverClosesAndAnEmptyReportIsUnknown() {
        assertThat(Coverage.unknown().proves("192.0.2.1", Transport.TCP, 443, "1", false))
                .isEqualTo(Proof.UNKNOWN_COVERAGE);
        assertThat(Coverage.proven(List.of()).kind()).isEqualTo(Coverage.Kind.UNKNOWN);
        assertThat(Proof.UNKNOWN_COVERAGE.mayClose()).isFalse();
    }

    @Test
    void aDeclaredScopeSaysSo() {
        Coverage declared = Coverage.declared(coverage().hosts());
        Proof proof = declared.proves("192.0.2.1", Transport.TCP, 443, "51192", false);
        assertThat(proof).isEqualTo(Proof.DECLARED_ABSENT_POSSIBLE);
        assertThat(proof.mayClose()).isTrue();
    }

    @Test
    void aHostScannedTwiceIsProvenByTheBetterScan() {
        HostCoverage failed = host("192.0.2.1", false, START, Login.NONE);
        HostCoverage good = host("192.0.2.1", true, START, Login.OK);
        Coverage both = Coverage.proven(List.of(good, failed));
        assertThat(both.proves("192.0.2.1", Transport.TCP, 443, "51192", true))
                .isEqualTo(Proof.PROVEN_ABSENT_POSSIBLE);
    }

    @Test
    void allOfAPolicyCountsAsRun() {
        assertThat(new CheckScope.AllOfPolicy("Full and fast").ran("anything")).isTrue();
        CheckScope.Named named = new CheckScope.Named(List.of("7", "7", "42", "ssl-poodle", "007"));
        assertThat(named.size()).isEqualTo(4);
        assertThat(List.of("7", "42", "ssl-poodle", "007")).allMatch(named::ran);
        assertThat(List.of("8", "", "07", "ssl")).noneMatch(named::ran);
    }

    private static Proof proof(
            String target, @Nullable Integer port, String check, boolean byLogin) {
        return coverage().proves(target, Transport.TCP, port, check, byLogin);
    }

    private static Coverage coverage() {
        return Coverage.proven(
                List.of(
                        host("192.0.2.1", true, START, Login.FAILED),
                        host("192.0.2.2", false, START, Login.NONE),
                        host("192.0.2.3", true, null, Login.NONE)));
    }

    private static HostCoverage host(
            String ip, boolean answered, @Nullable Instant start, Login login) {
        PortRanges scope = new PortRanges.Builder().add(1, 1024).build();
        PortRanges open = new PortRanges.Builder().add(443).build();
        return new HostCoverage(
                Set.of(ip, "portal.example.edu.cn"),
                answered,
                new PortCoverage(scope, open),
                PortCoverage.NONE,
                new CheckScope.Named(List.of("51192")),
                login,
                start,
                null);
    }
}
