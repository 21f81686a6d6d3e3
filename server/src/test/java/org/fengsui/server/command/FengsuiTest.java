package org.fengsui.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FengsuiTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "serve",
                "parse",
                "due",
                "attribute",
                "conformance",
                "backup",
                "restore",
                "secrets",
                "doctor"
            })
    void helpNamesEachVerb(String verb) {
        assertThat(run("--help")).isEqualTo(Verb.DONE);
        assertThat(out.toString(UTF_8)).contains("fengsui " + verb);
    }

    @Test
    void aVerbThatDoesNotExistIsNamed() {
        assertThat(run("surf")).isEqualTo(Verb.REFUSED);
        assertThat(err.toString(UTF_8)).contains("surf");
        assertThat(out.size()).isZero();
    }

    @Test
    void aDueIsComputedWithoutAServer() {
        int code = run("due", "--expr", "5 working days", "--from", "2026-02-12T10:00+08:00");
        assertThat(code).isEqualTo(Verb.DONE);
        assertThat(out.toString(UTF_8)).startsWith("2026-02-27T00:00+08:00 = 2026-02-26 24:00\n");
    }

    @Test
    void serveRefusesPlainHttpToTheNetworkBeforeItStartsAnything(@TempDir Path folder) {
        var data = folder.resolve("data");
        assertThat(run("serve", "--data", data.toString(), "--bind", "0.0.0.0"))
                .isEqualTo(Verb.REFUSED);
        assertThat(err.toString(UTF_8)).contains("--tls").contains("--behind-proxy");
        assertThat(data).doesNotExist();
    }

    @Test
    void productionAndDemoKeepOffEachOthersData(@TempDir Path data) throws IOException {
        Files.createDirectory(data.resolve("keys"));
        assertThat(run("demo", "--data", data.toString())).isEqualTo(Verb.REFUSED);
        Files.createFile(data.resolve("demo"));
        assertThat(run("serve", "--data", data.toString())).isEqualTo(Verb.REFUSED);
    }

    @Test
    void theDoctorLooksWithoutTouching(@TempDir Path folder) {
        var data = folder.resolve("data");
        assertThat(run("doctor", "--data", data.toString())).isIn(Verb.DONE, Verb.FAILED);
        assertThat(out.toString(UTF_8).lines()).hasSize(8);
        assertThat(data).doesNotExist();
    }

    private int run(String... arguments) {
        return Fengsui.run(
                List.of(arguments),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
    }
}
