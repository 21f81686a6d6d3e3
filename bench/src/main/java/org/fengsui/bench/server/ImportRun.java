package org.fengsui.bench.server;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fengsui.bench.Options;
import org.fengsui.bench.generate.NessusFile;
import org.fengsui.bench.generate.NessusOptions;
import org.fengsui.bench.machine.Machine;

/**
 * Hands reports in over REST and waits until their findings are committed: attributed by the demo's
 * registry, deduplicated, with their episodes. The time counts from the first byte sent.
 */
public final class ImportRun {
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    private static final Pattern STATE = Pattern.compile("\"state\":\"([A-Z]+)\"");
    private static final Pattern COUNTS = Pattern.compile("\"counts\":(\\{[^}]*\\})");

    private final PrintStream out;

    /** Prints to a stream. */
    public ImportRun(PrintStream out) {
        this.out = out;
    }

    /** Measures by the options. */
    public void run(Options options) throws IOException {
        NessusOptions budget = NessusOptions.BUDGET;
        int items = options.count("--items", budget.items());
        int hosts = options.count("--hosts", budget.hosts());
        long bytes = options.number("--bytes", budget.bytes());
        long seed = options.number("--seed", 1);
        try (Demo demo = new Demo(options)) {
            out.println(Machine.describe());
            String token = demo.token("operator");
            Path file = demo.folder().resolveSibling("scan.nessus");
            NessusFile.write(new NessusOptions(items, hosts, bytes, seed, 0, 0), file);
            measure(demo, token, file, "first import");
            NessusFile.write(new NessusOptions(items, hosts, bytes, seed, 1, 0), file);
            measure(demo, token, file, "the same in other bytes");
            NessusFile.write(new NessusOptions(items, hosts, bytes, seed, 2, 2), file);
            measure(demo, token, file, "with other outputs");
            measure(demo, token, file, "the same bytes");
            Files.delete(file);
        }
    }

    private void measure(Demo demo, String token, Path file, String what) throws IOException {
        Browser program = demo.browser();
        ProcessorTime before = demo.processorTime();
        long start = System.nanoTime();
        HttpResponse<String> sent =
                program.post("/api/imports?format=nessus&vantage=bench", file, token);
        Matcher id = ID.matcher(sent.body());
        if (sent.statusCode() >= 300 || !id.find()) {
            throw new IOException("the import was refused: " + sent.body());
        }
        String path = "/api/imports/" + id.group(1);
        double received = (System.nanoTime() - start) / 1e9;
        Waiting.until(
                "the import",
                LONGEST,
                PAUSE,
                () -> {
                    String state = state(program.get(path, token).body());
                    if (state.equals("REFUSED") || state.equals("HELD")) {
                        throw new IOException("the import ended " + state);
                    }
                    return state.equals("DONE");
                });
        double seconds = (System.nanoTime() - start) / 1e9;
        Matcher counts = COUNTS.matcher(program.get(path, token).body());
        out.printf(
                "%-24s %,d bytes: received after %.2f s, committed after %.2f s; %s%n",
                what,
                Files.size(file),
                received,
                seconds,
                counts.find() ? counts.group(1) : "no counts");
        ProcessorTime used = demo.processorTime().since(before);
        out.printf(
                "  processor time %.2f s: server %.2f, reading %.2f, database %.2f; load %.1f%n",
                used.total(), used.server(), used.reading(), used.database(), Machine.load());
    }

    private static String state(String answer) throws IOException {
        Matcher state = STATE.matcher(answer);
        if (!state.find()) {
            throw new IOException("no import: " + answer);
        }
        return state.group(1);
    }
}
