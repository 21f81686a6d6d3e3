package org.fengsui.server.platform.record;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One embedded PostgreSQL with its files in a folder of its own: {@code pg-<version>} (programs),
 * {@code cluster} (data), {@code start.log}. Created at first start with checksums and SCRAM
 * passwords only; listens on the loopback address only.
 *
 * <p>Its methods exclude each other, so that a stop waits for a start.
 */
public final class PostgresCluster {

    /** The superuser's name; it creates the application's role and database, rooms never use it. */
    public static final String ADMINISTRATOR = "postgres";

    private static final Logger log = LoggerFactory.getLogger(PostgresCluster.class);
    private static final int PORT_ATTEMPTS = 3;
    private static final long READY_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(300);
    private static final long POLL_MILLIS = 10;
    private static final long STOP_LIMIT_SECONDS = 60;

    private final Path folder;
    private final Path data;
    private final String administratorPassword;
    private final Map<String, String> options;
    private @Nullable Process process;
    private int port;

    /**
     * @param folder where the files are or will be; created when missing, used for nothing else
     * @param administratorPassword the superuser's password, set at creation
     * @param options settings of PostgreSQL by name
     */
    public PostgresCluster(Path folder, String administratorPassword, Map<String, String> options) {
        this.folder = folder.toAbsolutePath().normalize();
        this.data = this.folder.resolve("cluster");
        this.administratorPassword = administratorPassword;
        this.options = Map.copyOf(options);
    }

    /**
     * Starts the database: creates it when the folder is empty, and first stops one that a killed
     * server left running. The port stays the same over all restarts of this object.
     *
     * @throws IOException if it does not start; carries what PostgreSQL printed
     */
    public synchronized void start() throws IOException {
        Files.createDirectories(folder);
        var user = ServantUser.forFolder(folder);
        user.own(folder);
        var home = PostgresBinaries.unpackedIn(folder);
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            create(home, user);
        }
        new OrphanedServer(folder.toRealPath(), data).clear(stopCommand(home, user, "fast"));
        if (port != 0) {
            process = launch(home, user);
            return;
        }
        for (int attempt = 1; process == null; attempt++) {
            port = freePort();
            try {
                process = launch(home, user);
            } catch (IOException e) {
                if (attempt == PORT_ATTEMPTS) {
                    throw e;
                }
                log.warn("the database did not start on port {}; trying another", port, e);
            }
        }
    }

    /** Ends all sessions and stops the database; does nothing when it does not run. */
    public synchronized void stop() throws IOException {
        var running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        process = null;
        var user = ServantUser.forFolder(folder);
        var home = PostgresBinaries.unpackedIn(folder);
        try {
            Programs.run(stopCommand(home, user, "fast"));
        } catch (IOException e) {
            log.warn("the database did not stop in time; it will recover at the next start", e);
            Programs.run(stopCommand(home, user, "immediate"));
        }
    }

    /** The address of a database in it, for the PostgreSQL driver. */
    public synchronized String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Waits until the database that runs now has ended, for whatever reason. */
    void awaitEnd() {
        Process running;
        synchronized (this) {
            running = process;
        }
        if (running != null) {
            running.onExit().join();
        }
    }

    private void create(Path home, ServantUser user) throws IOException {
        log.info("creating the database in {}", data);
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var password = Files.createTempFile(folder, ".password-", "", ownerOnly);
        try {
            Files.writeString(password, administratorPassword + "\n");
            user.own(password);
            Programs.run(
                    user.command(
                            List.of(
                                    home.resolve("bin/initdb").toString(),
                                    "--pgdata=" + data,
                                    "--username=" + ADMINISTRATOR,
                                    "--pwfile=" + password,
                                    "--auth=scram-sha-256",
                                    "--data-checksums",
                                    "--encoding=UTF8",
                                    "--locale-provider=builtin",
                                    "--builtin-locale=C.UTF-8",
                                    "--lc-ctype=C.UTF-8",
                                    "--lc-collate=C",
                                    "--lc-messages=C",
                                    "--no-instructions")));
            Files.writeString(
                    data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        } finally {
            Files.delete(password);
        }
    }

    private Process launch(Path home, ServantUser user) throws IOException {
        var words = new ArrayList<String>();
        if (Programs.find("setsid") != null) {
            words.add("setsid");
        }
        words.addAll(
                List.of(
                        home.resolve("bin/postgres").toString(),
                        "-D",
                        data.toString(),
                        "-p",
                        String.valueOf(port)));
        options.forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
        var startLog = folder.resolve("start.log");
        var started = Programs.plain(user.command(words)).redirectOutput(startLog.toFile()).start();
        awaitReady(started, startLog);
        return started;
    }

    private void awaitReady(Process started, Path startLog) throws IOException {
        long begin = System.nanoTime();
        try {
            while (!isReady(started.pid())) {
                if (started.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw new IOException(
                            "the database did not start: "
                                    + Files.readString(startLog, StandardCharsets.UTF_8).strip());
                }
                if (System.nanoTime() - begin > READY_LIMIT_NANOS) {
                    started.destroyForcibly();
                    throw new IOException("the database was not ready in time, see " + startLog);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            started.destroy();
            throw new IOException("interrupted while the database starts", e);
        }
    }

    /** Line 1 of the file is the process, line 8 its state. */
    private boolean isReady(long pid) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return false;
        }
        var lines = Files.readAllLines(pidFile);
        return lines.size() >= 8
                && lines.getFirst().strip().equals(String.valueOf(pid))
                && lines.get(7).strip().equals("ready");
    }

    private List<String> stopCommand(Path home, ServantUser user, String mode) {
        return user.command(
                List.of(
                        home.resolve("bin/pg_ctl").toString(),
                        "stop",
                        "--pgdata=" + data,
                        "--mode=" + mode,
                        "--wait",
                        "--timeout=" + STOP_LIMIT_SECONDS,
                        "--silent"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
