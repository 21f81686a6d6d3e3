package org.fengsui.server.platform.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.testing.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedRecordTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private DataFolder data;
    private Path other;
    private EmbeddedRecord record;

    @BeforeAll
    void aDatabaseIsCreated(@TempDir Path folder) {
        data = new DataFolder(folder.resolve("data"));
        other = folder.resolve("other");
        record = EmbeddedRecord.start(data);
    }

    @AfterAll
    void itStops() throws IOException {
        record.close();
        assertThat(postmaster()).isEmpty();
    }

    @Test
    void itIsDurableAndLetsNobodyInWithoutAPassword() throws IOException {
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("data_checksums")).isEqualTo("on");
        assertThat(setting("max_connections")).isEqualTo("60");
        assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(setting("password_encryption")).isEqualTo("scram-sha-256");
        assertThat(Files.readString(data.root().resolve("postgres/cluster/pg_hba.conf")))
                .contains("scram-sha-256")
                .doesNotContain("trust");
        assertThatThrownBy(() -> client("guessed").sql("select 1").query(Integer.class).single())
                .rootCause()
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void itsPasswordsAreRandomAndForTheServersUserOnly() throws IOException {
        for (var name : List.of("database", "database-administrator")) {
            var file = data.root().resolve("keys").resolve(name);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(file)).matches("[0-9a-f]{64}\n");
        }
        assertThat(data.key("database")).isNotEqualTo(data.key("database-administrator"));
    }

    @Test
    void itsTextsAreComparedTheSameWayOnEveryMachine() {
        var provider =
                client().sql(
                                "select datlocprovider::text || ' ' || datlocale || ' ' || datcollate"
                                        + " from pg_database where datname = current_database()")
                        .query(String.class)
                        .single();
        assertThat(provider).isEqualTo("b C.UTF-8 C");
    }

    @Test
    void theApplicationsRoleOwnsItsDatabaseAndIsNoSuperuser() {
        assertThat(
                        client().sql(
                                        "select rolsuper or rolbypassrls or rolcreaterole from"
                                                + " pg_roles where rolname = current_user")
                                .query(Boolean.class)
                                .single())
                .isFalse();
        client().sql("create schema owned").update();
        client().sql("drop schema owned").update();
    }

    @Test
    void aSecondServerOnTheSameFolderIsRefused() {
        assertThatThrownBy(() -> EmbeddedRecord.start(data))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.problem())
                                        .isEqualTo(RecordProblem.FOLDER_IN_USE));
        assertThat(EmbeddedRecordTest.<Boolean>one(client(), "select true")).isTrue();
    }

    @Test
    void aKilledDatabaseIsStartedAgainWithEverythingCommitted() throws IOException {
        client().sql("create table survivor as select 7 as number").update();
        long killed = postmaster().getFirst();
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();
        Eventually.holds(
                "a new database process",
                LIMIT,
                () -> !postmaster().isEmpty() && postmaster().getFirst() != killed && works());
        assertThat(EmbeddedRecordTest.<Integer>one(client(), "select number from survivor"))
                .isEqualTo(7);
        client().sql("drop table survivor").update();
    }

    @Test
    void whatAnEarlierServerLeftBehindIsClearedFirst() throws IOException {
        var killed = new PostgresCluster(other, "secret", EmbeddedRecord.OPTIONS);
        killed.start();
        long orphan = pidIn(other.resolve("cluster")).getFirst();

        var next = new PostgresCluster(other, "secret", EmbeddedRecord.OPTIONS);
        next.start();
        assertThat(ProcessHandle.of(orphan)).isEmpty();
        assertThat(pidIn(other.resolve("cluster"))).doesNotContain(orphan).hasSize(1);

        next.stop();
        long anotherProgram = ProcessHandle.current().pid();
        Files.writeString(other.resolve("cluster/postmaster.pid"), anotherProgram + "\n");
        next.start();
        assertThat(pidIn(other.resolve("cluster"))).doesNotContain(anotherProgram).hasSize(1);
        next.stop();
    }

    private String setting(String name) {
        return one(client(), "select current_setting('" + name + "')");
    }

    private boolean works() {
        return Boolean.TRUE.equals(EmbeddedRecordTest.<Boolean>one(client(), "select true"));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T> T one(JdbcClient client, String sql) {
        return (T) client.sql(sql).query().singleValue();
    }

    private JdbcClient client() {
        return client(record.getPassword());
    }

    private JdbcClient client(String password) {
        return JdbcClient.create(
                new DriverManagerDataSource(record.getJdbcUrl(), record.getUsername(), password));
    }

    private List<Long> postmaster() throws IOException {
        return pidIn(data.root().resolve("postgres/cluster"));
    }

    private static List<Long> pidIn(Path cluster) throws IOException {
        var file = cluster.resolve("postmaster.pid");
        return Files.exists(file)
                ? List.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                : List.of();
    }
}
