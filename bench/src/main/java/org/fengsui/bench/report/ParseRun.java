package org.fengsui.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.fengsui.bench.Options;
import org.fengsui.bench.machine.Child;
import org.fengsui.bench.machine.Figures;
import org.fengsui.bench.machine.Machine;
import org.jspecify.annotations.Nullable;

/**
 * Reads one report with the engine in a small heap and with a peer, one after the other, several
 * times, and keeps the best of each.
 */
public final class ParseRun {
    private static final String PEER = "etree_peer.py";

    private final PrintStream out;

    /** Prints to a stream. */
    public ParseRun(PrintStream out) {
        this.out = out;
    }

    /** Measures the file the options name. */
    public void run(Options options) throws IOException {
        Path file = Path.of(options.word(0, "FILE"));
        int runs = Math.max(1, options.count("--runs", 3));
        String heap = options.text("--heap", "64m");
        List<String> engine =
                Child.jvm(
                        List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-Xshare:auto"),
                        ParseProbe.class,
                        file.toString());
        double megabytes = Files.size(file) / 1e6;
        out.println(Machine.describe());
        out.printf("file: %s, %.1f MB%n", file, megabytes);
        Path script = Files.createTempFile("peer", ".py");
        try (InputStream peer =
                Objects.requireNonNull(ParseRun.class.getResourceAsStream(PEER), PEER)) {
            Files.write(script, peer.readAllBytes());
            @Nullable Figures best = null;
            @Nullable Figures bestPeer = null;
            for (int i = 0; i < runs; i++) {
                best = better(best, measure("engine, -Xmx" + heap, engine, megabytes));
                if (!options.has("--no-peer")) {
                    List<String> command = List.of("python3", script.toString(), file.toString());
                    bestPeer = better(bestPeer, measure("xml.etree", command, megabytes));
                }
            }
            if (best != null && bestPeer != null) {
                compare(best, bestPeer);
            }
        } finally {
            Files.delete(script);
        }
    }

    private Figures measure(String who, List<String> command, double megabytes) throws IOException {
        Figures figures = Child.run(command);
        out.printf(
                "%-16s %,7.0f items %6.2f s (%5.1f MB/s; processor %5.2f s; whole process %5.2f s)",
                who,
                figures.get("items"),
                figures.get("seconds"),
                megabytes / figures.get("seconds"),
                figures.get("cpu"),
                figures.get("wall"));
        out.printf(" resident %,5.0f MiB", figures.get("rss"));
        if (figures.has("heap")) {
            out.printf(", heap peak %3.0f MiB", figures.get("heap"));
        }
        out.println();
        return figures;
    }

    private void compare(Figures engine, Figures peer) {
        out.printf(
                "best of each: %.1f times as fast (processor: %.1f times), 1/%.1f of the memory%n",
                peer.get("wall") / engine.get("wall"),
                peer.get("cpu") / engine.get("cpu"),
                peer.get("rss") / engine.get("rss"));
    }

    private static Figures better(@Nullable Figures one, Figures other) {
        return one == null || other.get("wall") < one.get("wall") ? other : one;
    }
}
