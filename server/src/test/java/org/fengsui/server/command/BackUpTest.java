package org.fengsui.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fengsui.server.platform.backup.Superuser;
import org.fengsui.server.platform.backup.Zips;
import org.fengsui.server.platform.backup.domain.ArchiveReader;
import org.fengsui.server.platform.backup.domain.Migrations;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.record.DraftRecord;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackUpTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-02T01:02:03Z"), ZoneOffset.UTC);

    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int backup(String... arguments) {
        return new BackUp(Map.of(), CLOCK).run(List.of(arguments), stream(out), stream(err));
    }

    private int restore(String... arguments) {
        return restore(Map.of(), arguments);
    }

    private int restore(Map<String, String> environment, String... arguments) {
        return new PutBack(environment, CLOCK).run(List.of(arguments), stream(out), stream(err));
    }

    /** A folder as version 0.1.0 left it, with a few rows. */
    private Path ofTheFirstVersion() throws IOException, SQLException {
        var data = folder.resolve("old");
        try (var draft = DraftRecord.begin(data)) {
            new DataFolder(draft.folder()).key("file");
            draft.start();
            Migrations.to(MigrationVersion.fromVersion("0.1.0.41"), draft.owner());
            draft.place();
        }
        try (var old = Superuser.of(data)) {
            old.change("insert into document.series values ('信办整', 2026, 17)");
            old.change("insert into file.content values (sha256('proof'), 5)");
            old.change(
                    """
                    insert into file.file (subject_type, subject_id, kind, name, media_type, sha256,
                        size, stored_at, stored_by, stored_by_name)
                    values ('test', 1, 'EVIDENCE', 'proof.txt', 'text/plain', sha256('proof'), 5,
                        '2026-01-05T00:00:00Z', 0, 'machine')
                    """);
        }
        return data;
    }

    @Test
    void anOlderVersionIsBackedUpWithoutAServerRestoredAndMigrated()
            throws IOException, SQLException {
        var data = ofTheFirstVersion();
        var file = folder.resolve("old.zip");
        assertThat(backup("--data", data.toString(), file.toString())).isEqualTo(Verb.DONE);
        assertThat(text(out)).contains(file.toString(), "0.1.0.41", "SHA-256");
        var target = folder.resolve("new");
        assertThat(restore("--data", target.toString(), file.toString()))
                .as(text(err))
                .isEqualTo(Verb.DONE);
        var newest = Migrations.newest().getVersion();
        assertThat(text(out)).contains("2026-03-02T09:02:03", target.toString(), newest);
        try (var restored = Superuser.of(target)) {
            assertThat(
                            restored.one(
                                    "select action || ' ' || (at at time zone 'UTC') from audit.entry"))
                    .startsWith("backup.restored 2026-03-02");
            assertThat(restored.one("select last_given from document.series")).isEqualTo("17");
            assertThat(restored.one("select '<' || key || '>' from file.content"))
                    .as("its files are read under the key of that version")
                    .isEqualTo("<>");
            assertThat(
                            restored.one(
                                    "select string_agg(number::text, ' ') from kernel.secret_key"
                                            + " where retired_at is null"))
                    .isEqualTo("0");
            assertThat(
                            restored.one(
                                    "select version from flyway.flyway_schema_history"
                                            + " order by installed_rank desc limit 1"))
                    .isEqualTo(newest);
        }
        assertThat(restore("--data", target.toString(), file.toString())).isEqualTo(Verb.REFUSED);
        assertThat(text(err)).contains(target.toString());
    }

    @Test
    void aDatabaseNamedByItsAddressIsBackedUpByItsRole() throws IOException, SQLException {
        var data = ofTheFirstVersion();
        var file = folder.resolve("external.zip");
        try (var old = Superuser.of(data)) {
            var environment =
                    Map.of(
                            "FENGSUI_DATABASE_USER",
                            "fengsui",
                            "FENGSUI_DATABASE_PASSWORD",
                            new DataFolder(data).key("database"));
            var arguments =
                    List.of(
                            "--data",
                            data.toString(),
                            "--database-url",
                            old.url(),
                            file.toString());
            assertThat(new BackUp(environment, CLOCK).run(arguments, stream(out), stream(err)))
                    .as(text(err))
                    .isEqualTo(Verb.DONE);
            assertThat(
                            new BackUp(environment, CLOCK)
                                    .run(
                                            List.of(
                                                    "--data",
                                                    folder.resolve("else").toString(),
                                                    "--database-url",
                                                    old.url(),
                                                    folder.resolve("f.zip").toString()),
                                            stream(out),
                                            stream(err)))
                    .as("without the keys a backup is worth little")
                    .isEqualTo(Verb.REFUSED);
        }
        try (var archive = ArchiveReader.open(file)) {
            archive.verify();
            assertThat(archive.manifest().tables())
                    .anyMatch(table -> table.name().equals("document.series") && table.rows() == 1);
        }
    }

    /** Another server's database, empty; gives its data folder. */
    private Path ofAnotherServer() throws IOException {
        var other = folder.resolve("another-server");
        try (var draft = DraftRecord.begin(other)) {
            draft.start();
            draft.place();
        }
        return other;
    }

    @Test
    void aBackupIsRestoredIntoAnEmptyDatabaseNamedByItsAddress() throws IOException, SQLException {
        var file = folder.resolve("old.zip");
        backup("--data", ofTheFirstVersion().toString(), file.toString());
        var other = ofAnotherServer();
        var environment =
                Map.of("FENGSUI_DATABASE_PASSWORD", new DataFolder(other).key("database"));
        var target = folder.resolve("new").toString();
        var second = folder.resolve("second").toString();
        try (var there = Superuser.of(other)) {
            var url = there.url().replace("jdbc:postgresql:", "postgresql:");
            assertThat(
                            restore(
                                    environment,
                                    "--data",
                                    target,
                                    "--database-url",
                                    url,
                                    file.toString()))
                    .as(text(err))
                    .isEqualTo(Verb.DONE);
            assertThat(text(out)).contains("--database-url " + there.url());
            assertThat(there.one("select last_given from document.series")).isEqualTo("17");
            assertThat(
                            restore(
                                    environment,
                                    "--data",
                                    second,
                                    "--database-url",
                                    url,
                                    file.toString()))
                    .isEqualTo(Verb.REFUSED);
            assertThat(text(err)).contains(there.url(), "access.account");
            assertThat(there.one("select last_given from document.series")).isEqualTo("17");
        }
        assertThat(Path.of(target, "keys")).isDirectory();
        assertThat(Path.of(target, "postgres")).doesNotExist();
        assertThat(Path.of(second)).doesNotExist();
    }

    @Test
    void whatCannotBeBackedUpOrRestoredIsSaid() throws IOException {
        var data = folder.resolve("none").toString();
        var file = folder.resolve("b.zip");
        assertThat(backup("--data", data, file.toString())).isEqualTo(Verb.REFUSED);
        assertThat(text(err)).contains(data);
        assertThat(file).doesNotExist();
        assertThat(backup("--data", data)).isEqualTo(Verb.REFUSED);
        assertThat(backup("--port", "1", file.toString())).isEqualTo(Verb.REFUSED);
        assertThat(text(err)).contains("--port");
        Files.writeString(file, "no zip");
        assertThat(restore("--data", data, file.toString())).isEqualTo(Verb.REFUSED);
        assertThat(text(err)).contains(file.toString());
        var strange = Zips.changed(empty(), folder.resolve("s.zip"), parts -> parts.clear());
        assertThat(restore("--data", data, strange.toString())).isEqualTo(Verb.REFUSED);
        assertThat(Path.of(data)).doesNotExist();
    }

    private Path empty() throws IOException {
        var file = folder.resolve("empty.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("x"));
            zip.closeEntry();
        }
        return file;
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
