package org.fengsui.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.access.Tokens;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.sensing.NessusFile;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.TestClock;
import org.fengsui.server.testing.TestDisk;
import org.fengsui.server.testing.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class ImportTest {

    private final People people;
    private final Tokens tokens;
    private final Periodic imports;
    private final TestDisk disk;
    private final int port;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir private Path folder;
    private Path report = Path.of("");
    private String token = "";

    ImportTest(
            People people,
            Tokens tokens,
            List<Periodic> works,
            TestDisk disk,
            @LocalServerPort int port) {
        this.disk = disk;
        this.people = people;
        this.tokens = tokens;
        this.imports =
                works.stream().filter(w -> w.name().equals("imports")).findFirst().orElseThrow();
        this.port = port;
    }

    @BeforeEach
    void aReportAndAToken() {
        report = folder.resolve("campus.nessus");
        new NessusFile(1, 2, 3, TestClock.START, "campus").write(report);
        token = token(people.school("operator", Role.OFFICE_OPERATOR));
    }

    private String token(Actor of) {
        return tokens.create(of, "scripts", Duration.ofDays(1));
    }

    @Test
    void aReportIsHandedInAndItsOutcomeIsSaid() {
        assertThat(run(token, report.toString())).isEqualTo(Verb.DONE);
        assertThat(text(out)).contains("campus.nessus").contains("/api/imports/");
        imports.runOnce();
        assertThat(run(token, report.toString(), "--wait", "--format", "nessus"))
                .as("waits for what another thread brings about")
                .isEqualTo(Verb.DONE);
    }

    @Test
    void aFileThatIsNoReportIsRefusedWithItsReason() throws IOException {
        var bad = Files.writeString(folder.resolve("bad.nessus"), "<NessusClientData_v2><Report");
        assertThat(run(token, bad.toString(), "--wait")).isEqualTo(Verb.REFUSED);
        assertThat(text(err)).contains("bad.nessus").doesNotContain(token);
    }

    @Test
    void aServerWithoutRoomRefusesALargeReportAndSaysSo() {
        var large = folder.resolve("large.nessus");
        new NessusFile(1, 40, 98, TestClock.START, "campus").write(large);
        disk.leave(1 << 20);
        assertThat(run(token, large.toString())).as(text(err)).isEqualTo(Verb.REFUSED);
        assertThat(text(err)).contains("large.nessus", "024 MB");
    }

    @Test
    void aWrongTokenAMissingFileAndAServerThatIsAwayAreSaid() {
        assertThat(run("wrong-token", report.toString())).isEqualTo(Verb.REFUSED);
        assertThat(run(token, folder.resolve("none.nessus").toString())).isEqualTo(Verb.REFUSED);
        assertThat(text(err)).contains("none.nessus");
        var away =
                new Import(Map.of("FENGSUI_TOKEN", token))
                        .run(
                                List.of(report.toString(), "--server", "http://127.0.0.1:1"),
                                stream(out),
                                stream(err));
        assertThat(away).isEqualTo(Verb.FAILED);
        assertThat(text(err)).contains("http://127.0.0.1:1");
    }

    @Test
    void withoutATokenNothingIsSent() {
        var code = new Import(Map.of()).run(List.of(report.toString()), stream(out), stream(err));
        assertThat(code).isEqualTo(Verb.REFUSED);
        assertThat(text(err)).contains("FENGSUI_TOKEN");
    }

    /** The server's queue is run beside the command, as its own thread does in production. */
    private int run(String with, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--server", "http://127.0.0.1:" + port));
        var queue =
                Thread.ofVirtual()
                        .start(() -> {
                            while (!Thread.currentThread().isInterrupted()) {
                                imports.runOnce();
                                Thread.onSpinWait();
                            }
                        });
        try {
            return new Import(Map.of("FENGSUI_TOKEN", with)).run(all, stream(out), stream(err));
        } finally {
            stop(queue);
        }
    }

    private static void stop(Thread queue) {
        queue.interrupt();
        try {
            queue.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
