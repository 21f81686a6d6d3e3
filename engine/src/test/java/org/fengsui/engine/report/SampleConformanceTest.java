package org.fengsui.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fengsui.engine.cli.ConformanceCommand;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.observation.Severity;
import org.junit.jupiter.api.Test;

/**
 * Reads sample reports of other people where a folder with them is present; see the variable below.
 */
class SampleConformanceTest {
    private static final String FOLDER = "FENGSUI_SAMPLES";

    @Test
    void everySampleReadsWithoutLoss() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status =
                new ConformanceCommand()
                        .run(
                                List.of(samples().toString()),
                                print(out),
                                print(new ByteArrayOutputStream()));
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(status).as(text).isZero();
        assertThat(text.lines().toList().getLast()).contains(" passed, 0 failed");
    }

    @Test
    void contentAloneTellsEverySamplesFormat() {
        Path scans = samples().resolve("scans");
        for (ReportFormat format : ReportFormat.values()) {
            try (var files = Files.list(scans.resolve(format.word()))) {
                files.forEach(file ->
                        assertThat(Reports.readerFor(ReportInput.of(file), null).format())
                                .as("%s", file)
                                .isEqualTo(format));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    @Test
    void severitiesAgreeWithThePeersWhereTheyRateTheSameWay() {
        assertThat(severities("nessus/nessus-template.csv"))
                .isEqualTo(Map.of(Severity.HIGH, 1L, Severity.MEDIUM, 3L, Severity.CRITICAL, 1L));
        assertThat(severities("nessus/nessus_v_unknown.xml"))
                .isEqualTo(Map.of(Severity.INFO, 266L, Severity.LOW, 7L, Severity.MEDIUM, 23L));
        assertThat(severities("openvas/many_vuln.csv"))
                .isEqualTo(Map.of(Severity.LOW, 1L, Severity.MEDIUM, 2L, Severity.HIGH, 1L));
        assertThat(severities("zap/3_zap_sampl_0_and_different_severities.xml"))
                .isEqualTo(Map.of(Severity.LOW, 3L, Severity.MEDIUM, 9L));
        assertThat(severities("nmap/nmap_script_vulners.xml"))
                .isEqualTo(Map.of(Severity.INFO, 1L, Severity.MEDIUM, 2L));
    }

    private static Map<Severity, Long> severities(String file) {
        Reading reading =
                Reading.of(ReportInput.of(samples().resolve("scans").resolve(file)), null);
        return reading.observations().stream()
                .collect(Collectors.groupingBy(Observation::severity, Collectors.counting()));
    }

    private static Path samples() {
        String folder = System.getenv(FOLDER);
        Path path = folder == null ? Path.of("..", "..", "shared", "samples") : Path.of(folder);
        assumeTrue(
                Files.isDirectory(path.resolve("scans")),
                "no samples at " + path + "; set " + FOLDER);
        return path;
    }

    private static PrintStream print(ByteArrayOutputStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }
}
