package org.fengsui.server.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.server.testing.OwnServer.serve;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.access.SetupLinks;
import org.fengsui.server.platform.access.SetupLinks.Administrator;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.record.RecordConnection;
import org.fengsui.server.sensing.NessusFile;
import org.fengsui.server.sensing.intake.Intake;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** A server with data of its own and its backup, for what becomes of that elsewhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BackedUpServer {

    static final Actor OPERATOR =
            new Actor(1, "经办甲", Set.of(Role.OFFICE_OPERATOR), null, Scope.school());
    static final Instant NOW = Instant.parse("2026-03-02T01:02:03Z");
    static final byte[] EVIDENCE = "已经升级，见截图\n".getBytes(StandardCharsets.UTF_8);

    Path folder;
    Path data;
    ConfigurableApplicationContext server;
    Path backup;
    Backup.Made made;
    Map<String, String> content = Map.of();
    Path target;

    @BeforeAll
    void aServerWithDataAndItsBackup(@TempDir Path temporary) throws IOException, SQLException {
        folder = temporary;
        data = folder.resolve("data");
        backup = folder.resolve("backup.zip");
        server = serve(data);
        var links = server.getBean(SetupLinks.class);
        var path = links.renew().orElseThrow().path();
        links.complete(
                path.substring(path.lastIndexOf('/') + 1),
                new SetupLinks.Three(
                        administrator("xitong"), administrator("anquan"), administrator("shenji")));
        receive("campus.nessus");
        server.getBean(org.fengsui.server.platform.file.Files.class)
                .store(
                        OPERATOR,
                        new Subject("test", 1),
                        null,
                        org.fengsui.server.platform.file.Files.Kind.EVIDENCE,
                        "proof.txt",
                        new ByteArrayInputStream(EVIDENCE));
        run("imports");
        run("audit-sealer");
        Files.writeString(data.resolve("fengsui.yaml"), "fengsui:\n  duty:\n    phone: '110'\n");
        made = write(backup);
        try (var here = Superuser.of(data)) {
            content = here.content();
        }
    }

    @AfterAll
    void theServerStops() {
        server.close();
    }

    @BeforeEach
    void aTarget() throws IOException {
        target = Files.createTempDirectory(folder, "target").resolve("data");
    }

    static Administrator administrator(String name) {
        return new Administrator(name, name, "Lantern-9-on-the-wall");
    }

    void receive(String name) {
        server.getBean(Intake.class)
                .receive(
                        OPERATOR,
                        new Intake.Upload(name, null, null, null),
                        new ByteArrayInputStream(new NessusFile(1, 3, 4, NOW, "campus").bytes()));
    }

    void run(String work) {
        server.getBeansOfType(Periodic.class).values().stream()
                .filter(one -> one.name().equals(work))
                .findFirst()
                .orElseThrow()
                .runOnce();
    }

    Backup.Made write(Path file) throws IOException, SQLException {
        try (var record = RecordConnection.embedded(data)) {
            return new Backup(record.get(), data).write(file, "0.2.0", NOW);
        }
    }

    /** What the restoring itself adds to. */
    static Map<String, String> withoutLog(Map<String, String> content) {
        var without = new TreeMap<>(content);
        without.keySet()
                .removeIf(name -> name.startsWith("audit.entry") || name.equals("audit.pending"));
        return without;
    }

    static void works(ConfigurableApplicationContext second) throws IOException {
        try {
            var files = second.getBean(org.fengsui.server.platform.file.Files.class);
            var kept = files.of(Scope.school(), new Subject("test", 1)).getFirst();
            var bytes = new ByteArrayOutputStream();
            files.copyTo(Scope.school(), kept.id(), bytes);
            assertThat(bytes.toByteArray()).isEqualTo(EVIDENCE);
            assertThat(second.getBean(SetupLinks.class).renew()).as("accounts exist").isEmpty();
        } finally {
            second.close();
        }
    }

    Path manifest(String name, String from, String to) throws IOException {
        return Zips.changed(
                backup,
                folder.resolve(name),
                parts ->
                        parts.computeIfPresent(
                                "manifest.json",
                                (_, text) ->
                                        new String(text, StandardCharsets.UTF_8)
                                                .replace(from, to)
                                                .getBytes(StandardCharsets.UTF_8)));
    }
}
