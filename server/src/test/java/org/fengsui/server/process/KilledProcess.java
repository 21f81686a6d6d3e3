package org.fengsui.server.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.fengsui.server.testing.Eventually;

/** A {@link ServerToKill} in a JVM of its own. */
public final class KilledProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

    private KilledProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::read);
    }

    /** Starts it on a data folder. */
    public static KilledProcess start(Path data, List<String> arguments) {
        return start(data, plain(), arguments);
    }

    /** The options of a machine that is started once. */
    static List<String> plain() {
        return List.of("-cp", System.getProperty("java.class.path"));
    }

    /** Starts it on a data folder, its machine with these options besides. */
    static KilledProcess start(Path data, List<String> options, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(
                List.of(ServerToKill.class.getName(), "--server.port=0", "--fengsui.data=" + data));
        command.addAll(arguments);
        try {
            return new KilledProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("reading broke off: " + e);
        }
    }

    /** Waits two minutes for a line; what it printed is in the failure. */
    public String awaits(String what, Predicate<String> line) {
        return awaits(what, PATIENCE, line);
    }

    /** Waits for a line; what it printed is in the failure. */
    String awaits(String what, Duration patience, Predicate<String> line) {
        try {
            Eventually.holds(what, patience, () -> lines.stream().anyMatch(line));
        } catch (AssertionError e) {
            throw new AssertionError(what + " is not among\n" + String.join("\n", lines), e);
        }
        return lines.stream().filter(line).findFirst().orElseThrow();
    }

    /** What it has printed so far. */
    List<String> printed() {
        return List.copyOf(lines);
    }

    /** Lets it live so long; it is not to end by itself. */
    void live(Duration life) {
        try {
            if (process.waitFor(life)) {
                throw new AssertionError("it ended by itself:\n" + String.join("\n", lines));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets it live so long, then ends it like {@code kill -9}. */
    void killAfter(Duration life) {
        live(life);
        kill();
    }

    /** Like {@code kill -9}: its database goes on without it. */
    void kill() {
        process.destroyForcibly();
        waitFor();
    }

    /** Like Ctrl-C; what it says while it ends is still read, or it could not end as it wants. */
    @Override
    public void close() {
        process.toHandle().destroy();
        waitFor();
    }

    private void waitFor() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
