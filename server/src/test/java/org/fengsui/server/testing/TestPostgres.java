package org.fengsui.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.fengsui.server.platform.record.PostgresCluster;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * The one PostgreSQL of a test JVM. Its files stay in {@code target/} for the next run, and so does
 * the migrated template as long as the migrations are the same.
 */
final class TestPostgres {

    static final String ROLE = "fengsui";
    static final String PASSWORD = "fengsui-test";

    private static final String ADMINISTRATOR_PASSWORD = "administrator-test";

    /** Fast instead of durable; and a zone of its own, so that no query can lean on one. */
    private static final Map<String, String> OPTIONS =
            Map.of(
                    "listen_addresses", "127.0.0.1",
                    "unix_socket_directories", "",
                    "fsync", "off",
                    "synchronous_commit", "off",
                    "full_page_writes", "off",
                    "autovacuum", "off",
                    "max_connections", "100",
                    "shared_buffers", "64MB",
                    "timezone", "Pacific/Chatham");

    private static final Queue<FileChannel> HELD = new ConcurrentLinkedQueue<>();
    private static final TestPostgres RUNNING = start();

    private final AtomicInteger clones = new AtomicInteger();
    private final Path folder;
    private final PostgresCluster cluster;
    private final String template;

    private TestPostgres(Path folder, PostgresCluster cluster, String template) {
        this.folder = folder;
        this.cluster = cluster;
        this.template = template;
    }

    /** Started at first use, stopped with the JVM. */
    static TestPostgres running() {
        return RUNNING;
    }

    /** A new database like the template. */
    String cloneTemplate() {
        var name = "test_" + ProcessHandle.current().pid() + "_" + clones.incrementAndGet();
        JdbcClient.create(administrator("postgres"))
                .sql(
                        "create database %s template %s owner %s strategy file_copy"
                                .formatted(name, template, ROLE))
                .update();
        return name;
    }

    /** The superuser's connections to a database; row security does not bind them. */
    DataSource administrator(String database) {
        return source(cluster, database, PostgresCluster.ADMINISTRATOR, ADMINISTRATOR_PASSWORD);
    }

    String url(String database) {
        return cluster.url(database);
    }

    Path dataFolder() {
        return folder.resolve("data");
    }

    private static PGSimpleDataSource source(
            PostgresCluster cluster, String database, String user, String password) {
        var source = new PGSimpleDataSource();
        source.setUrl(cluster.url(database));
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    private static TestPostgres start() {
        try {
            LightPrograms.show();
            var folder = freeFolder();
            FileSystemUtils.deleteRecursively(folder.resolve("data"));
            var cluster = started(folder.resolve("postgres"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cluster)));
            var administrator =
                    JdbcClient.create(
                            source(
                                    cluster,
                                    "postgres",
                                    PostgresCluster.ADMINISTRATOR,
                                    ADMINISTRATOR_PASSWORD));
            createRole(administrator);
            return new TestPostgres(folder, cluster, template(cluster, administrator));
        } catch (IOException e) {
            throw new UncheckedIOException("the tests' database does not start", e);
        }
    }

    /**
     * The first folder that no other test JVM holds. The lock ends with its channel, which a
     * garbage collection closes unless somebody keeps it.
     */
    private static Path freeFolder() throws IOException {
        for (int number = 1; ; number++) {
            var folder = Files.createDirectories(Path.of("target", "test-record-" + number));
            var lock =
                    FileChannel.open(
                            folder.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (lock.tryLock() != null) {
                HELD.add(lock);
                return folder.toAbsolutePath();
            }
            lock.close();
        }
    }

    /** Not durable means that a killed machine may have broken it: then it is made anew. */
    private static PostgresCluster started(Path folder) throws IOException {
        var cluster = new PostgresCluster(folder, ADMINISTRATOR_PASSWORD, OPTIONS);
        try {
            cluster.start();
        } catch (IOException broken) {
            FileSystemUtils.deleteRecursively(folder);
            cluster.start();
        }
        return cluster;
    }

    private static void createRole(JdbcClient administrator) {
        var exists =
                administrator
                        .sql("select exists (select from pg_roles where rolname = :role)")
                        .param("role", ROLE)
                        .query(Boolean.class)
                        .single();
        if (!exists) {
            administrator
                    .sql("create role %s login password '%s'".formatted(ROLE, PASSWORD))
                    .update();
        }
    }

    /** Named after its migrations; databases of earlier runs are dropped. */
    private static String template(PostgresCluster cluster, JdbcClient administrator)
            throws IOException {
        var name = "migrated_" + fingerprintOfMigrations();
        var existing =
                administrator
                        .sql("select datname from pg_database where not datistemplate")
                        .query(String.class)
                        .set();
        for (var database : existing) {
            if (!database.equals("postgres") && !database.equals(name)) {
                administrator.sql("drop database " + database + " with (force)").update();
            }
        }
        if (!existing.contains(name)) {
            administrator.sql("create database draft owner " + ROLE).update();
            Flyway.configure()
                    .dataSource(source(cluster, "draft", ROLE, PASSWORD))
                    .locations("classpath:db/migration")
                    .defaultSchema("flyway")
                    .createSchemas(true)
                    .load()
                    .migrate();
            administrator.sql("alter database draft rename to " + name).update();
        }
        return name;
    }

    private static String fingerprintOfMigrations() throws IOException {
        var resources =
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:db/migration/**/*.sql");
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var resource : resources) {
                digest.update(resource.getURL().toString().getBytes(StandardCharsets.UTF_8));
                digest.update(resource.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void stop(PostgresCluster cluster) {
        try {
            cluster.stop();
        } catch (IOException e) {
            System.err.println("the tests' database did not stop: " + e.getMessage());
        }
    }
}
