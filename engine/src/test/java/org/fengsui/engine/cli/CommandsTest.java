package org.fengsui.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir Path folder;

    @Test
    void duePrintsTheInstantFirst() {
        assertThat(due("--expr", "5 working days", "--from", "2026-02-12T10:00+08:00")).isZero();
        assertThat(lines(out))
                .startsWith(
                        "2026-02-27T00:00+08:00 = 2026-02-26 24:00",
                        "period: 5 working days, from 2026-02-12 10:00")
                .hasSize(18);
        assertThat(lines(err)).isEmpty();
    }

    @Test
    void dueRollsWhereAsked() {
        assertThat(
                        due(
                                "--expr",
                                "30 days",
                                "--from",
                                "2026-01-16T10:00+08:00",
                                "--roll",
                                "next-working-day",
                                "--lang",
                                "zh"))
                .isZero();
        assertThat(lines(out).getFirst()).isEqualTo("2026-02-25T00:00+08:00 = 2026-02-24 24:00");
        assertThat(lines(out)).contains("2026-02-24 周二  工作日：顺延至当日");
    }

    @Test
    void dueSaysOnTheSecondLineThatADateIsProvisional() {
        assertThat(due("--expr", "5 working days", "--from", "2026-12-25T10:00+08:00")).isZero();
        assertThat(lines(out).get(1)).startsWith("provisional: ").contains("2027");
    }

    @Test
    void dueRefusesWrongWords() {
        assertThat(due("--expr", "5 weeks", "--from", "2026-12-25T10:00+08:00")).isEqualTo(2);
        assertThat(due("--expr", "5 days")).isEqualTo(2);
        assertThat(due("--expr", "5 days", "--from", "yesterday")).isEqualTo(2);
        assertThat(due("--expr", "5 days", "--from", "2026-12-25T10:00+08:00", "--rol", "x"))
                .isEqualTo(2);
        assertThat(due("--expr")).isEqualTo(2);
        assertThat(due("--expr", "1 day", "--from", "2026-12-25T10:00+08:00", "--roll", "up"))
                .isEqualTo(2);
        assertThat(lines(out)).isEmpty();
        assertThat(lines(err))
                .contains(
                        "--from is missing",
                        "unknown option --rol",
                        "the option --expr needs a value")
                .anyMatch(line -> line.contains("\"5 weeks\" is not a period"))
                .anyMatch(line -> line.contains("\"yesterday\" is no instant"));
    }

    @Test
    void attributePrintsOneObjectPerTarget() throws IOException {
        Path registry =
                registry(
                        """
                        kind,code,name,unit,addresses,network_kind
                        unit,it,IT Office,,,
                        unit,cs,Computing,,,
                        system,oa,Office,it,https://oa.example.edu.cn/,
                        system,x,X,it,10.0.0.9,
                        system,y,Y,cs,10.0.0.9,
                        network,wl,Wireless,,10.8.0.0/16,wifi
                        """);
        assertThat(
                        attribute(
                                "--registry",
                                registry.toString(),
                                "https://oa.example.edu.cn/a?b",
                                "10.0.0.9",
                                "10.8.1.1:80",
                                "192.0.2.7"))
                .isZero();
        assertThat(lines(out))
                .containsExactly(
                        "{\"target\":\"https://oa.example.edu.cn/a?b\",\"unit\":\"it\",\"system\":\"oa\","
                                + "\"rule\":\"https://oa.example.edu.cn/ (system:oa)\","
                                + "\"reason\":\"the URL https://oa.example.edu.cn/ is registered (system:oa)\"}",
                        "{\"target\":\"10.0.0.9\",\"unit\":null,\"system\":null,\"rule\":null,"
                                + "\"reason\":\"10.0.0.9 is registered equally closely for several:"
                                + " it (system:x), cs (system:y)\",\"candidates\":["
                                + "{\"unit\":\"it\",\"system\":\"x\",\"rule\":\"10.0.0.9 (system:x)\"},"
                                + "{\"unit\":\"cs\",\"system\":\"y\",\"rule\":\"10.0.0.9 (system:y)\"}]}",
                        "{\"target\":\"10.8.1.1:80\",\"unit\":null,\"system\":null,"
                                + "\"rule\":\"10.8.0.0/16 (network:wl)\",\"reason\":\"the address lies in"
                                + " 10.8.0.0/16 (network:wl), a pool of kind Wi-Fi: addresses there are"
                                + " nobody's system\"}",
                        "{\"target\":\"192.0.2.7\",\"unit\":null,\"system\":null,\"rule\":null,"
                                + "\"reason\":\"no rule of the registry holds it at that time\"}");
    }

    @Test
    void attributeRefusesWrongWordsAndFilesAndAnswersNothing() throws IOException {
        Path bad = registry("kind,code,name\nunit,,A\n");
        Path good = registry("kind,code,name\nunit,a,A\n");
        assertThat(attribute("--registry", bad.toString(), "10.0.0.1")).isEqualTo(2);
        assertThat(attribute("--registry", good + ".missing", "10.0.0.1")).isEqualTo(2);
        assertThat(attribute("--registry", good.toString(), "10.0.0.1", "10.0.0.300")).isEqualTo(2);
        assertThat(attribute("--registry", good.toString())).isEqualTo(2);
        assertThat(attribute("10.0.0.1")).isEqualTo(2);
        assertThat(lines(out)).isEmpty();
        assertThat(lines(err))
                .contains(
                        "line 2, column code 编码: the cell is empty but needed", "TARGET is missing")
                .anyMatch(line -> line.contains("registry1.csv.missing"))
                .anyMatch(line -> line.contains("\"10.0.0.300\""));
    }

    private Path registry(String text) throws IOException {
        try (var files = Files.list(folder)) {
            return Files.writeString(folder.resolve("registry" + files.count() + ".csv"), text);
        }
    }

    private int due(String... words) {
        return new DueCommand().run(List.of(words), stream(out), stream(err));
    }

    private int attribute(String... words) {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T00:00:00Z"));
        return new AttributeCommand(clock).run(List.of(words), stream(out), stream(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static List<String> lines(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
