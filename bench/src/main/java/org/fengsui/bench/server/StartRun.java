package org.fengsui.bench.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.fengsui.bench.Options;
import org.fengsui.bench.machine.Machine;

/**
 * Starts the server by the launcher, first on an empty data folder and then again on the same, and
 * looks at the memory of server and database after a time at rest.
 */
public final class StartRun {
    private final PrintStream out;

    /** Prints to a stream. */
    public StartRun(PrintStream out) {
        this.out = out;
    }

    /** Measures by the options. */
    public void run(Options options) throws IOException {
        String mode = options.text("--mode", "serve");
        Duration rest = Duration.ofSeconds(options.count("--rest", 20));
        int runs = Math.max(2, options.count("--runs", 4));
        Path data = Files.createTempDirectory("fengsui-start").resolve("data");
        try (Launched prepared = new Launched(mode, data.resolveSibling("built"))) {
            out.printf("built and tried: %s%n", prepared.address());
        }
        out.println(Machine.describe());
        double best = Double.MAX_VALUE;
        for (int i = 0; i < runs; i++) {
            try (Launched server = new Launched(mode, data)) {
                double seconds = server.secondsToFirstPage();
                best = i == 0 ? best : Math.min(best, seconds);
                Waiting.pass(rest);
                Memory memory = server.memory();
                out.printf(
                        "%s start: first page after %.1f s; after %d s at rest:"
                                + " JVM %d MiB + database %d MiB = %d MiB%n",
                        i == 0 ? "first" : "later",
                        seconds,
                        rest.toSeconds(),
                        memory.server() >> 10,
                        memory.database() >> 10,
                        memory.total() >> 10);
            }
        }
        out.printf("best later start: %.1f s%n", best);
    }
}
