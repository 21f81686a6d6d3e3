package org.fengsui.engine.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.fengsui.engine.net.AddressFormatException;
import org.junit.jupiter.api.Test;

class DeclaredScopeTest {

    private static final Instant AT = Instant.parse("2026-03-05T02:00:00Z");

    @Test
    void itIsReadAsPeopleTypeIt() {
        var scope =
                DeclaredScope.parse(
                        " 192.0.2.7, 198.51.100.0/30；203.0.113.1-203.0.113.9\nWWW.Example.edu.cn ",
                        "",
                        false);
        assertThat(List.of("192.0.2.7", "198.51.100.3", "203.0.113.9", "www.example.edu.cn"))
                .allMatch(scope::holds);
        assertThat(List.of("192.0.2.8", "198.51.100.4", "203.0.113.10", "a.www.example.edu.cn"))
                .noneMatch(scope::holds);
        assertThat(scope.ports()).isEmpty();
        assertThat(DeclaredScope.parse(scope.hosts(), scope.ports(), false)).isEqualTo(scope);
    }

    @Test
    void whatIsNoHostOrPortIsNamed() {
        for (var hosts : List.of("", "192.0.2.300", "198.51.100.1/24", "203.0.113.9-203.0.113.1")) {
            assertThatThrownBy(() -> DeclaredScope.parse(hosts, "", false))
                    .as(hosts)
                    .isInstanceOf(AddressFormatException.class);
        }
        assertThatThrownBy(() -> DeclaredScope.parse("192.0.2.7", "default", false))
                .isInstanceOf(AddressFormatException.class);
    }

    @Test
    void itDeclaresAbsencesOnItsPortsAndOnlyWithALoginThoseThatNeedOne() {
        var scope = DeclaredScope.parse("192.0.2.7", "22,U:161", false);
        var coverage = scope.over(List.of("192.0.2.7", "192.0.2.8"), AT);
        assertThat(coverage.proves("192.0.2.7", Transport.TCP, 22, "any", false))
                .isEqualTo(Proof.DECLARED_ABSENT_POSSIBLE);
        assertThat(coverage.proves("192.0.2.7", Transport.UDP, 161, "any", false))
                .isEqualTo(Proof.DECLARED_ABSENT_POSSIBLE);
        assertThat(coverage.proves("192.0.2.7", Transport.TCP, 161, "any", false))
                .isEqualTo(Proof.PORT_NOT_COVERED);
        assertThat(coverage.proves("192.0.2.7", null, null, "any", true))
                .isEqualTo(Proof.LOGIN_FAILED);
        assertThat(coverage.proves("192.0.2.8", Transport.TCP, 22, "any", false))
                .isEqualTo(Proof.HOST_NOT_SCANNED);
        assertThat(
                        DeclaredScope.parse("192.0.2.7", "", true)
                                .over(List.of("192.0.2.7"), AT)
                                .proves("192.0.2.7", null, null, "any", true))
                .isEqualTo(Proof.DECLARED_ABSENT_POSSIBLE);
        assertThat(DeclaredScope.parse("192.0.2.7", scope.ports(), false)).isEqualTo(scope);
    }
}
