package org.fengsui.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fengsui.server.testing.OwnServer.serve;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.backup.Backup;
import org.fengsui.server.platform.backup.Restore;
import org.fengsui.server.platform.backup.Restore.BrokenChain;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.file.Files.Kind;
import org.fengsui.server.platform.file.FilesFromBefore;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.record.RecordConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The verb beside a running server and without one, and backups of before and after. */
class RotateTest {

    private static final Subject SUBJECT = new Subject("test", 1);
    private static final byte[] PROOF = "已经升级，见截图\n".getBytes(StandardCharsets.UTF_8);

    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int rotate(Path data, Clock clock, String... options) {
        var arguments =
                Stream.concat(Stream.of("rotate", "--data", data.toString()), Stream.of(options));
        return new Rotate(Map.of(), clock)
                .run(
                        arguments.toList(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static void store(ConfigurableApplicationContext server) {
        server.getBean(Files.class)
                .store(
                        Actor.machine("test"),
                        SUBJECT,
                        null,
                        Kind.EVIDENCE,
                        "proof.txt",
                        new ByteArrayInputStream(PROOF));
    }

    private static byte[] read(ConfigurableApplicationContext server) {
        var files = server.getBean(Files.class);
        var bytes = new ByteArrayOutputStream();
        files.copyTo(Scope.school(), files.of(Scope.school(), SUBJECT).getFirst().id(), bytes);
        return bytes.toByteArray();
    }

    private static byte[] readIn(Path data) {
        try (var server = serve(data)) {
            return read(server);
        }
    }

    private Path backup(Path data, String name) throws IOException, SQLException {
        var file = folder.resolve(name + ".zip");
        try (var record = RecordConnection.embedded(data)) {
            new Backup(record.get(), data).write(file, "0.2.0", Clock.systemUTC().instant());
        }
        return file;
    }

    private Path restored(Path file, String name) throws IOException, SQLException {
        var data = folder.resolve(name);
        new Restore(file, "0.2.0", Clock.systemUTC()).into(data, BrokenChain.REFUSE);
        return data;
    }

    @Test
    void itWritesFilesFromBeforeAnewAndBackupsOfBeforeAndAfterRestore() throws Exception {
        var data = folder.resolve("data");
        Path before;
        Path after;
        try (var server = serve(data)) {
            store(server);
            try (var record = RecordConnection.embedded(data)) {
                FilesFromBefore.putBack(record.get(), new DataFolder(data), PROOF);
                record.get().commit();
            }
            before = backup(data, "before");
            assertThat(rotate(data, Clock.systemUTC())).as(printed(err)).isEqualTo(Verb.DONE);
            assertThat(printed(out)).contains("1 stored files were written anew");
            assertThat(read(server)).isEqualTo(PROOF);
        }
        out.reset();
        var tomorrow = Clock.offset(Clock.systemUTC(), Duration.ofHours(25));
        assertThat(rotate(data, tomorrow)).isEqualTo(Verb.DONE);
        assertThat(printed(out)).contains("key number 3").doesNotContain("written anew");
        assertThat(new DataFolder(data).existingKey("file")).isEmpty();
        after = backup(data, "after");
        assertThat(readIn(restored(before, "of-before"))).isEqualTo(PROOF);
        assertThat(readIn(restored(after, "of-after"))).isEqualTo(PROOF);
    }

    @Test
    void aFolderIsAServersAsSoonAsOneStartedInIt() throws Exception {
        var data = folder.resolve("fresh");
        serve(data).close();
        var folders = new DataFolder(data);
        assertThat(folders.existingKey("file")).isEmpty();
        assertThat(folders.existingKey("secret-1")).isPresent();
        assertThat(backup(data, "fresh")).exists();
    }

    @Test
    void anInstallationUnderSm4IsBackedUpRestoredAndBroughtToAesAndBack() throws Exception {
        var data = folder.resolve("sm4");
        try (var server = serve(data, "--fengsui.secret.cipher=sm4")) {
            assertThat(new DataFolder(data).existingKey("secret-1").orElseThrow())
                    .startsWith("sm4:");
            store(server);
            assertThat(read(server)).isEqualTo(PROOF);
        }
        var under = backup(data, "under-sm4");
        assertThat(readIn(restored(under, "of-sm4"))).isEqualTo(PROOF);
        assertThat(rotate(data, Clock.systemUTC(), "--cipher", "aes")).isEqualTo(Verb.DONE);
        assertThat(printed(out)).contains("key number 2 (AES)", "1 stored files were written anew");
        out.reset();
        assertThat(rotate(data, Clock.systemUTC(), "--cipher", "sm4")).isEqualTo(Verb.DONE);
        assertThat(printed(out)).contains("key number 3 (SM4)", "1 stored files were written anew");
        assertThat(readIn(data)).isEqualTo(PROOF);
    }

    @Test
    void aCipherNobodyKnowsIsRefusedWithThoseThereAre() {
        var data = folder.resolve("untouched");
        assertThat(rotate(data, Clock.systemUTC(), "--cipher", "des")).isEqualTo(Verb.REFUSED);
        assertThat(printed(err)).contains("des", "aes, sm4");
        err.reset();
        assertThat(rotate(data, Clock.systemUTC(), "--cipher")).isEqualTo(Verb.REFUSED);
        assertThat(printed(err)).contains("--cipher");
        assertThatThrownBy(() -> serve(data, "--fengsui.secret.cipher=des"))
                .hasStackTraceContaining("fengsui.secret.cipher")
                .hasStackTraceContaining("des");
    }

    @Test
    void aDamagedFileIsNamedAndTheStatusSaysSo() throws Exception {
        var data = folder.resolve("damaged");
        try (var server = serve(data)) {
            store(server);
        }
        try (var record = RecordConnection.embedded(data)) {
            try (var change = record.get().createStatement()) {
                change.execute("select set_config('fengsui.scope', 'school', true)");
                change.execute(
                        "update file.chunk set bytes = set_byte(bytes, 20, get_byte(bytes, 20) # 1)");
            }
            record.get().commit();
        }
        assertThat(rotate(data, Clock.systemUTC(), "--cipher", "sm4")).isEqualTo(Verb.FAILED);
        assertThat(printed(out)).contains("key number 2 (SM4)");
        assertThat(printed(err)).contains("proof.txt", "attach them again");
    }

    private static String printed(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
