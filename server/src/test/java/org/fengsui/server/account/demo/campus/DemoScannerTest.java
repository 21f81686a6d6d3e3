package org.fengsui.server.account.demo.campus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.engine.observation.Coverage;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.observation.Proof;
import org.fengsui.engine.observation.Severity;
import org.fengsui.engine.observation.Transport;
import org.fengsui.engine.report.ReportInput;
import org.fengsui.engine.report.Reports;
import org.fengsui.engine.table.InputFile;
import org.junit.jupiter.api.Test;

class DemoScannerTest {

    private static final Instant AT = Instant.parse("2026-03-05T02:00:00Z");

    private final DemoSystem system = new DemoCampus().systems().getFirst();
    private final DemoScanner scanner = new DemoScanner(1);

    @Test
    void anOpenHoleIsInTheReportAndAFixedOneIsProvenGone() {
        scanner.open(system.ip(), "nessus:42873");
        scanner.open(system.ip(), "nessus:41028");
        assertThat(seen()).containsExactlyInAnyOrder("42873", "41028");

        scanner.fix(system.ip(), "nessus:42873");
        scanner.fix(system.ip(), "nessus:41028");

        assertThat(seen()).isEmpty();
        var coverage = read(new ArrayList<>());
        assertThat(coverage.proves(system.ip(), Transport.TCP, 443, "42873", false))
                .isEqualTo(Proof.PROVEN_ABSENT_POSSIBLE);
        assertThat(coverage.proves(system.ip(), Transport.UDP, 161, "41028", false))
                .isEqualTo(Proof.PROVEN_ABSENT_POSSIBLE);
    }

    @Test
    void whatItKnowsSurvivesARestart() {
        scanner.open(system, 5);
        scanner.open(system.ip(), "nessus:42873");
        scanner.fix(system.ip(), "nessus:42873");
        var again = new DemoScanner(2);
        again.restore(scanner.holes());
        assertThat(again.report("r", List.of(system), AT))
                .isEqualTo(scanner.report("r", List.of(system), AT));
    }

    private List<String> seen() {
        var observations = new ArrayList<Observation>();
        read(observations);
        return observations.stream()
                .filter(observation -> observation.severity() != Severity.INFO)
                .map(Observation::check)
                .toList();
    }

    private Coverage read(List<Observation> into) {
        var bytes = scanner.report("r", List.of(system), AT).getBytes(StandardCharsets.UTF_8);
        return Reports.read(ReportInput.of(InputFile.of("r.nessus", bytes)), null, into::add)
                .coverage();
    }
}
