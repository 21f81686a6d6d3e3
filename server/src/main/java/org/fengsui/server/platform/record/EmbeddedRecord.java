package org.fengsui.server.platform.record;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The embedded PostgreSQL of a server: started before the pool, watched while the server runs,
 * stopped after the pool. A second server on the same folder is refused.
 */
final class EmbeddedRecord implements JdbcConnectionDetails, AutoCloseable {

    /** The application's role and its database. */
    static final String NAME = "fengsui";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedRecord.class);
    private static final long LONGEST_PAUSE_SECONDS = 30;

    /**
     * Durable, small, and of the school's size: one machine with some dozens of users, who would
     * all wait for the one question that is answered by every processor at once.
     */
    static final Map<String, String> OPTIONS =
            Map.ofEntries(
                    Map.entry("listen_addresses", "127.0.0.1"),
                    Map.entry("unix_socket_directories", ""),
                    Map.entry("fsync", "on"),
                    Map.entry("synchronous_commit", "on"),
                    Map.entry("full_page_writes", "on"),
                    Map.entry("max_connections", "60"),
                    Map.entry("max_parallel_workers_per_gather", "0"),
                    Map.entry("shared_buffers", "128MB"),
                    Map.entry("timezone", "UTC"),
                    Map.entry("log_timezone", "UTC"),
                    Map.entry("logging_collector", "on"),
                    Map.entry("log_directory", "log"),
                    Map.entry("log_filename", "postgres-%a.log"),
                    Map.entry("log_truncate_on_rotation", "on"),
                    Map.entry("log_checkpoints", "off"));

    private final FolderLock lock;
    private final PostgresCluster cluster;
    private final String password;
    private final CountDownLatch closing = new CountDownLatch(1);

    private EmbeddedRecord(FolderLock lock, PostgresCluster cluster, String password) {
        this.lock = lock;
        this.cluster = cluster;
        this.password = password;
    }

    /**
     * Starts the database of a data folder, creating it at first use.
     *
     * @throws Refusal if another server uses the folder or the database does not start
     */
    static EmbeddedRecord start(DataFolder folder) {
        var administrator = folder.key("database-administrator");
        var cluster = new PostgresCluster(folder.folder("postgres"), administrator, OPTIONS);
        try {
            var record =
                    new EmbeddedRecord(
                            FolderLock.take(folder.root()), cluster, folder.key("database"));
            try {
                cluster.start();
                record.prepare(folder, administrator);
            } catch (IOException | RuntimeException e) {
                record.close();
                throw e;
            }
            Thread.ofVirtual().name("record-watchdog").start(record::watch);
            return record;
        } catch (IOException e) {
            throw new Refusal(e, RecordProblem.DID_NOT_START, folder.root(), reason(e));
        }
    }

    private static String reason(IOException failure) {
        var message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }

    /** Creates the role and its database where missing, and hands the role its password. */
    private void prepare(DataFolder folder, String administrator) {
        var login = new Properties();
        login.setProperty("user", PostgresCluster.ADMINISTRATOR);
        login.setProperty("password", administrator);
        try (var connection = DriverManager.getConnection(cluster.url("postgres"), login);
                var statement = connection.createStatement()) {
            if (!exists(
                    statement.executeQuery("select 1 from pg_roles where rolname = 'fengsui'"))) {
                statement.execute("create role fengsui login");
            }
            statement.execute("alter role fengsui password '" + password + "'");
            if (!exists(
                    statement.executeQuery(
                            "select 1 from pg_database where datname = 'fengsui'"))) {
                statement.execute("create database fengsui owner fengsui");
            }
        } catch (SQLException e) {
            throw new Refusal(e, RecordProblem.KEYS_DO_NOT_FIT, folder.root().resolve("keys"));
        }
    }

    private static boolean exists(ResultSet result) throws SQLException {
        try (result) {
            return result.next();
        }
    }

    /** Waits for the database to end, and starts it again unless this server ended it. */
    private void watch() {
        while (true) {
            cluster.awaitEnd();
            for (long pause = 1; closing.getCount() > 0 && !revived(pause); pause *= 2) {
                pause = Math.min(pause, LONGEST_PAUSE_SECONDS);
            }
            if (closing.getCount() == 0) {
                stopQuietly();
                return;
            }
        }
    }

    private boolean revived(long pause) {
        log.error("the database has ended unexpectedly; starting it again");
        try {
            cluster.start();
            log.info("the database runs again");
            return true;
        } catch (IOException e) {
            log.error("it does not start; trying again in {} s", pause, e);
            return awaitClosing(pause);
        }
    }

    private void stopQuietly() {
        try {
            cluster.stop();
        } catch (IOException e) {
            log.warn("the database did not stop", e);
        }
    }

    private boolean awaitClosing(long seconds) {
        try {
            return closing.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public String getUsername() {
        return NAME;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public String getJdbcUrl() {
        return cluster.url(NAME);
    }

    /** Stops the database and lets the folder go. */
    @Override
    public void close() throws IOException {
        closing.countDown();
        cluster.stop();
        lock.close();
    }
}
