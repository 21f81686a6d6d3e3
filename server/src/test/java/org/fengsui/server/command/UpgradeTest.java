package org.fengsui.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fengsui.server.platform.audit.AuditVerification;
import org.fengsui.server.platform.audit.AuditVerifier;
import org.fengsui.server.platform.backup.domain.ArchiveReader;
import org.fengsui.server.platform.record.RecordConnection;
import org.fengsui.server.process.KilledProcess;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A year of a school as version 0.1.0 left it: backed up from its demonstration, put back by this
 * version, and worked on. People and units in it are made up.
 */
class UpgradeTest {

    private static final String BACKUP = "/record-0.1.0.zip";
    private static final String PASSWORD = "Beacon-Tower-2021";
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern MIGRATION = Pattern.compile("V([0-9.]+)__.*\\.sql");
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    /** What an upgrade may neither lose nor make more of. */
    private static final List<String> KEPT =
            List.of(
                    "registry.unit",
                    "registry.system",
                    "registry.person",
                    "registry.appointment",
                    "finding.finding",
                    "finding.episode",
                    "notice.notice",
                    "notice.item",
                    "notice.answer",
                    "obligation.obligation",
                    "obligation.entry",
                    "document.series",
                    "file.file",
                    "file.content",
                    "delivery.message",
                    "access.account");

    @TempDir private Path folder;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(Redirect.NORMAL)
                    .build();

    @Test
    void aSchoolOfTheFirstVersionGoesOnWithEverythingItHad() throws Exception {
        var backup = folder.resolve("backup.zip");
        try (var packed = UpgradeTest.class.getResourceAsStream(BACKUP)) {
            Files.copy(packed, backup);
        }
        var data = folder.resolve("data");
        putBack(backup, data);
        Map<String, Long> before;
        try (var archive = ArchiveReader.open(backup)) {
            assertThat(archive.manifest().migrations().getLast().version()).startsWith("0.1.0");
            before = new TreeMap<>();
            archive.manifest().tables().forEach(table -> before.put(table.name(), table.rows()));
        }
        try (var record = RecordConnection.embedded(data)) {
            for (var table : KEPT) {
                assertThat(count(record.get(), table)).as(table).isEqualTo(before.get(table));
            }
            assertThat(before.get("notice.notice")).isPositive();
        }
        work(data);
        try (var record = RecordConnection.embedded(data)) {
            assertThat(AuditVerifier.verify(record.get(), Optional.empty()))
                    .as("old and new entries are one chain")
                    .isInstanceOf(AuditVerification.Intact.class);
            assertThat(version(record.get())).isEqualTo(newest());
        }
    }

    private static void putBack(Path backup, Path data) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code =
                new PutBack(Map.of(), Clock.systemUTC())
                        .run(
                                List.of("--data", data.toString(), backup.toString()),
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(Verb.DONE);
    }

    /** Someone signs in with the password of then, and reads what stood there. */
    private void work(Path data) throws Exception {
        var log = folder.resolve("fengsui.log");
        try (var server =
                KilledProcess.start(
                        data,
                        List.of(
                                "--logging.file.name=" + log,
                                "--logging.level.org.springframework.boot.tomcat=info"))) {
            server.awaits("the server is up", line -> line.equals("UP"));
            var at = "http://127.0.0.1:" + port(log);
            var home = signIn(at, "lead");
            assertThat(home.uri().getPath()).isEqualTo("/desk");
            for (var page : List.of("/overview", "/findings", "/ledger", "/registry")) {
                assertThat(get(at + page).statusCode()).as(page).isEqualTo(200);
            }
            var notice = "/notices/" + last(data);
            assertThat(get(at + notice).body()).contains("整改");
            var paper = first(notice + "/[^\"]*pdf", get(at + notice).body());
            assertThat(get(at + paper).body()).as("a file sealed by then opens").startsWith("%PDF");
            var clock = first("/ledger/[0-9]+", get(at + "/ledger").body());
            assertThat(get(at + clock).statusCode()).isEqualTo(200);
        }
    }

    private HttpResponse<String> signIn(String at, String user) throws Exception {
        var csrf = CSRF.matcher(get(at + "/sign-in").body());
        assertThat(csrf.find()).isTrue();
        var form =
                "_csrf=" + encoded(csrf.group(1)) + "&username=" + user + "&password=" + PASSWORD;
        return client.send(
                HttpRequest.newBuilder(URI.create(at + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address)).build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String first(String pattern, String page) {
        var found = Pattern.compile("\"(" + pattern + ")\"").matcher(page);
        assertThat(found.find()).as(pattern + " in " + page).isTrue();
        return found.group(1);
    }

    /** The notice whose paper the backup still holds; it leaves out all other papers for size. */
    private static long last(Path data) throws IOException, SQLException {
        try (var record = RecordConnection.embedded(data);
                var statement = record.get().createStatement()) {
            statement.execute("select set_config('fengsui.scope', 'school', false)");
            try (var rows =
                    statement.executeQuery(
                            "select max(id) from notice.notice where number is not null")) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static String version(Connection record) throws SQLException {
        try (var statement = record.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select version from flyway.flyway_schema_history
                                 where success order by installed_rank desc limit 1
                                """)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** That of the last migration this version brings. */
    private static String newest() throws IOException {
        try (var files = Files.walk(Path.of("src/main/resources/db/migration"))) {
            return files.map(file -> MIGRATION.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> MigrationVersion.fromVersion(name.group(1)))
                    .max(Comparator.naturalOrder())
                    .orElseThrow()
                    .getVersion();
        }
    }

    private static long count(Connection record, String table) throws SQLException {
        try (var statement = record.createStatement()) {
            statement.execute("select set_config('fengsui.scope', 'school', false)");
            try (var rows = statement.executeQuery("select count(*) from " + table)) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static String port(Path log) throws IOException {
        var found = PORT.matcher(Files.readString(log));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
