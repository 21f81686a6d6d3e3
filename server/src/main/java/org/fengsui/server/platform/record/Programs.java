package org.fengsui.server.platform.record;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs small programs of the machine and waits for them. */
final class Programs {

    private static final long LIMIT_SECONDS = 120;

    private Programs() {}

    /** The program of that name on the search path; null when there is none. */
    static @Nullable Path find(String name) {
        var path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(path)
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /** Whether the command ends with 0. */
    static boolean succeeds(String... command) {
        try {
            run(List.of(command));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Runs a command to its end.
     *
     * @throws IOException if it cannot be started, takes longer than two minutes or ends with
     *     another code than 0; carries what it printed
     */
    static void run(List<String> command) throws IOException {
        var printed = Files.createTempFile("fengsui-", ".out");
        try {
            var process = plain(command).redirectOutput(printed.toFile()).start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command + " did not end in " + LIMIT_SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException(
                        command
                                + " ended with "
                                + process.exitValue()
                                + ": "
                                + Files.readString(printed, StandardCharsets.UTF_8).strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + command, e);
        } finally {
            Files.delete(printed);
        }
    }

    /** A command with standard error joined to its output and no setting of another database. */
    static ProcessBuilder plain(List<String> command) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("TZ", "UTC");
        return builder;
    }
}
