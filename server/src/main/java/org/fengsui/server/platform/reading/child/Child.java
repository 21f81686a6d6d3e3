package org.fengsui.server.platform.reading.child;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fengsui.engine.apart.Question;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;
import org.fengsui.server.platform.reading.Fence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * One process that reads one file: a heap of its own size, a time after which it is ended, an empty
 * environment, an empty folder to work in, and no network where the machine can close it.
 */
final class Child implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Child.class);
    private static final int OUT_OF_MEMORY = 3;
    private static final int KILLED = 128 + 9;
    private static final long PATIENCE_SECONDS = 10;
    private static final int LAST_WORDS = 4000;

    private final ReadingSettings settings;
    private final Path folder;
    private final Process process;
    private final Thread watch;
    private volatile String lastWords = "";
    private volatile boolean late;

    private Child(ReadingSettings settings, Path folder, Process process) {
        this.settings = settings;
        this.folder = folder;
        this.process = process;
        this.watch = Thread.ofVirtual().name("reading-watch").start(this::endWhenLate);
        Thread.ofVirtual().name("reading-words").start(this::hear);
    }

    /**
     * Starts it.
     *
     * @param program the class with its main method, and what that is told
     * @throws IOException if the machine does not let it
     */
    static Child start(ReadingSettings settings, Fence fence, List<String> program)
            throws IOException {
        var folder = Files.createTempDirectory("fengsui-read-");
        try {
            var command = command(settings, fence, folder);
            command.addAll(program);
            var builder = new ProcessBuilder(command);
            builder.environment().clear();
            builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8"));
            builder.directory(folder.toFile());
            return new Child(settings, folder, builder.start());
        } catch (IOException e) {
            FileSystemUtils.deleteRecursively(folder);
            throw e;
        }
    }

    private static List<String> command(ReadingSettings settings, Fence fence, Path folder) {
        var command = new ArrayList<>(fence.prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx" + settings.memory().toMegabytes() + "m",
                        "-XX:MaxMetaspaceSize=64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:+DisplayVMOutputToStderr",
                        "-XX:-UsePerfData",
                        "-XX:-CreateCoredumpOnCrash",
                        "-Xshare:auto",
                        "-Djava.awt.headless=true",
                        "-Djava.io.tmpdir=" + folder,
                        "-Duser.timezone=" + TimeZone.getDefault().getID(),
                        "-cp",
                        classPath()));
        return command;
    }

    /** The server's own, from wherever the child stands. */
    private static String classPath() {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getProperty("java.class.path"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Writes a file that is in memory into the child's folder; where. */
    Path keep(InputFile file) throws IOException {
        var path = folder.resolve("upload");
        try (var in = file.open()) {
            Files.copy(in, path);
        }
        return path;
    }

    /** What it is told before it begins. */
    @FunctionalInterface
    interface Words {
        void to(OutputStream out) throws IOException;
    }

    void ask(Question question) throws IOException {
        tell(question::write);
    }

    void tell(Words words) throws IOException {
        try (var out = process.getOutputStream()) {
            words.to(out);
        }
    }

    InputStream answers() {
        return process.getInputStream();
    }

    /** Why it stopped speaking, as a refusal of its file. */
    BadInput refusal(String name, IOException heard) {
        var exit = exit();
        LOG.warn(
                "the process reading {} ended early (exit {}, {}): {}",
                name,
                exit,
                heard.getMessage(),
                lastWords);
        if (late) {
            return BadInput.because(
                    heard,
                    InputProblem.READING_TOO_LONG,
                    name,
                    0,
                    String.valueOf(settings.timeLimit().toSeconds()));
        }
        return exit == OUT_OF_MEMORY || exit == KILLED
                ? BadInput.because(
                        heard,
                        InputProblem.READING_TOO_LARGE,
                        name,
                        0,
                        String.valueOf(settings.memory().toMegabytes()))
                : BadInput.because(heard, InputProblem.READING_BROKE, name, 0);
    }

    /** Its exit code; one that talks nonsense and stays is ended. */
    private int exit() {
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return -1;
    }

    private void endWhenLate() {
        try {
            Duration limit = settings.timeLimit();
            if (!process.waitFor(limit)) {
                late = true;
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear() {
        try (var words = process.errorReader(StandardCharsets.UTF_8)) {
            var piece = new char[LAST_WORDS];
            var heard = new StringBuilder();
            for (int n = words.read(piece); n >= 0; n = words.read(piece)) {
                if (heard.length() < LAST_WORDS) {
                    heard.append(piece, 0, n);
                    lastWords = heard.toString();
                }
            }
        } catch (IOException e) {
            LOG.debug("the reading process closed its error stream", e);
        }
    }

    /** Ends it if it still runs, and deletes what it left. */
    @Override
    public void close() {
        process.destroyForcibly();
        watch.interrupt();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            LOG.warn("cannot delete {}", folder, e);
        }
    }
}
