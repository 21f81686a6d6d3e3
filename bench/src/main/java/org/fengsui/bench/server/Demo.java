package org.fengsui.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fengsui.bench.Options;

/** The demo's school, its past year played, with its people signed in and its record open. */
final class Demo implements AutoCloseable {
    private static final Duration YEAR_PLAYED = Duration.ofMinutes(20);
    private static final Pattern TOKEN = Pattern.compile("fengsui_[A-Za-z0-9_-]+");

    private final Launched server;
    private final Path data;

    /** Starts it; a folder that is not there yet is filled with the year first. */
    Demo(Options options) throws IOException {
        data =
                options.has("--data")
                        ? Path.of(options.text("--data", ""))
                        : Files.createTempDirectory("fengsui-bench").resolve("data");
        server = new Launched("demo", data);
        Waiting.until("the year", YEAR_PLAYED, () -> server.output().contains("is ready"));
    }

    /** A person of the demo at a browser. */
    Browser signedIn(String user) throws IOException {
        Browser browser = browser();
        browser.signIn(user, password());
        return browser;
    }

    /** Somebody who is not signed in. */
    Browser browser() {
        return new Browser(server.address());
    }

    /** A token for programs, of this person. */
    String token(String user) throws IOException {
        String page =
                signedIn(user)
                        .submit(
                                "/account",
                                "/account/tokens",
                                Map.of(
                                        "token-name", "bench",
                                        "days", "30",
                                        "present", password()))
                        .body();
        Matcher token = TOKEN.matcher(page);
        if (!token.find()) {
            throw new IOException("the account page shows no token");
        }
        return token.group();
    }

    /** The record as its administrator sees it, without row security. */
    Connection record() throws IOException, SQLException {
        String pid = "postgres/cluster/postmaster.pid";
        String port = Files.readAllLines(data.resolve(pid)).get(3).strip();
        String password = Files.readString(data.resolve("keys/database-administrator")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/fengsui", "postgres", password);
    }

    private static String password() {
        return "Beacon-Tower-2021";
    }

    ProcessorTime processorTime() throws IOException {
        return server.processorTime();
    }

    Path folder() {
        return data;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
