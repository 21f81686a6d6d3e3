package org.fengsui.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParseCommandTest {
    private static final String GOOD =
            "title;severity;url;cve\nX;High;https://a.example.edu.cn/p;CVE-2024-1234\nY;Low;;\n";

    @TempDir private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void eachObservationIsOneLineWithTheKeysInOrder() throws IOException {
        assertThat(run(file("good.csv", GOOD).toString())).isZero();
        assertThat(text(out).lines())
                .containsExactly(
                        "{\"format\":\"generic\",\"check\":\"CVE-2024-1234\",\"title\":\"X\",\"category\":\"VULNERABILITY\",\"severity\":\"HIGH\","
                                + "\"scannerSeverity\":\"High\",\"cvss\":null,\"host\":\"a.example.edu.cn\",\"ip\":null,\"port\":443,\"protocol\":\"tcp\","
                                + "\"url\":\"https://a.example.edu.cn/p\",\"refs\":[\"CVE-2024-1234\"],\"time\":null,\"sourceNumber\":null}",
                        "{\"format\":\"generic\",\"check\":\"Y\",\"title\":\"Y\",\"category\":\"VULNERABILITY\",\"severity\":\"LOW\","
                                + "\"scannerSeverity\":\"Low\",\"cvss\":null,\"host\":null,\"ip\":null,\"port\":null,\"protocol\":null,"
                                + "\"url\":null,\"refs\":[],\"time\":null,\"sourceNumber\":null}");
        assertThat(text(out)).endsWith("\n");
        assertThat(text(err)).contains("generic, 2 read, skipped: 0").contains("coverage: unknown");
    }

    @Test
    void aRefusedFileLeavesNoLineAndTheOthersAreRead() throws IOException {
        Path bad = file("bad.csv", "title;severity\nX;High\nY;Purple\n");
        Path good = file("good.csv", GOOD);
        assertThat(run(bad.toString(), good.toString(), folder.resolve("gone.xml").toString()))
                .isEqualTo(2);
        assertThat(text(out).lines()).hasSize(2);
        assertThat(text(err)).contains("bad.csv, line 3").contains("gone.xml");
    }

    @Test
    void namesInMessagesAreThoseThatWereAskedFor() throws IOException {
        String gone = folder.resolve("gone.xml").toString();
        assertThat(run(gone, folder.toString())).isEqualTo(2);
        assertThat(text(err)).contains(gone + ": the file cannot be read").contains(folder + ": ");
    }

    @Test
    void aForcedFormatThatDoesNotFitIsRefused() throws IOException {
        assertThat(run("--format", "nmap", file("good.csv", GOOD).toString())).isEqualTo(2);
        assertThat(run("--format", "word", file("good.csv", GOOD).toString())).isEqualTo(2);
        assertThat(text(err)).contains("no format is called \"word\"").contains("usage: parse");
        assertThat(text(out)).isEmpty();
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void aMappingIsApplied() throws IOException {
        Path mapping = file("m.txt", "title = Befund\nseverity = Stufe\nseverity.rot = CRITICAL\n");
        Path table = file("t.csv", "Befund,Stufe\nx,rot\n");
        assertThat(run("--mapping", mapping.toString(), table.toString())).isZero();
        assertThat(text(out)).contains("\"severity\":\"CRITICAL\"");
    }

    @Test
    void theSummarySpeaksChineseWhenAsked() throws IOException {
        assertThat(run("--lang", "zh", file("good.csv", GOOD).toString())).isZero();
        assertThat(text(err)).contains("读入 2 条").contains("覆盖范围：未知");
    }

    @Test
    void conformanceComparesCountsAndSaysWhy() throws IOException {
        Path scans = Files.createDirectories(folder.resolve("scans").resolve("generic"));
        Files.writeString(scans.resolve("a.csv"), GOOD);
        Files.writeString(
                folder.resolve("scans").resolve("expected.json"),
                "[{\"file\":\"generic/a.csv\",\"format\":\"generic\",\"expected_findings\":1,\"asserts\":[\"x\"],"
                        + "\"raw_facts\":{\"delimiter\":\";\",\"csv_rows_incl_header\":3}},"
                        + "{\"file\":\"burp/b.xml\",\"format\":\"burp\",\"raw_facts\":{}}]");
        int status =
                new ConformanceCommand().run(List.of(folder.toString()), print(out), print(err));
        assertThat(text(out))
                .contains("passed generic/a.csv: 2 expected, 2 read")
                .contains("header row")
                .contains("merges");
        assertThat(text(out).lines().toList().getLast()).isEqualTo("1 passed, 0 failed, 1 skipped");
        assertThat(status).isZero();
        Files.writeString(scans.resolve("a.csv"), "title;severity\nX;High\n");
        assertThat(new ConformanceCommand().run(List.of(folder.toString()), print(out), print(err)))
                .isEqualTo(1);
    }

    private int run(String... words) {
        return new ParseCommand().run(new ArrayList<>(List.of(words)), print(out), print(err));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static PrintStream print(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
