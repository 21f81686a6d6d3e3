package org.fengsui.bench.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server started by the launcher as a school starts it, on a data folder of its own. */
final class Launched implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    private final Process process;
    private final Path data;
    private final String address;
    private final Path log;
    private final double secondsToFirstPage;

    /**
     * Starts and waits for the first page.
     *
     * @param mode {@code serve} or {@code demo}
     * @throws IOException if it ends, or shows no page in ten minutes
     */
    Launched(String mode, Path data) throws IOException {
        this.data = data;
        int port = freePort();
        address = "http://127.0.0.1:" + port;
        var folder = Files.createDirectories(data.toAbsolutePath().getParent());
        log = folder.resolve(data.getFileName() + ".log");
        Path launcher = Path.of(System.getProperty("fengsui.home", "."), "fengsui");
        long start = System.nanoTime();
        process =
                new ProcessBuilder(
                                List.of(
                                        launcher.toString(),
                                        mode,
                                        "--port",
                                        Integer.toString(port),
                                        "--data",
                                        data.toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        Browser browser = new Browser(address);
        Waiting.until("the first page", LONGEST_START, () -> alive() && browser.shows("/sign-in"));
        secondsToFirstPage = (System.nanoTime() - start) / 1e9;
    }

    String address() {
        return address;
    }

    double secondsToFirstPage() {
        return secondsToFirstPage;
    }

    /** What it has said so far. */
    String output() throws IOException {
        return Files.readString(log);
    }

    Memory memory() throws IOException {
        return Memory.of(Processes.of(process.pid(), data));
    }

    ProcessorTime processorTime() throws IOException {
        return ProcessorTime.of(Processes.of(process.pid(), data));
    }

    /** Stops it as a person does; it stops its database. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException("the server did not stop within a minute; see " + log);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private boolean alive() throws IOException {
        if (!process.isAlive()) {
            throw new IOException("the server ended with " + process.exitValue() + "; see " + log);
        }
        return true;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
