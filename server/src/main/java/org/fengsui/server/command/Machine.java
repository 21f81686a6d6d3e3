package org.fengsui.server.command;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the doctor asks the machine. */
final class Machine {

    private Machine() {}

    /** The program of that name on the search path; null when there is none. */
    static @Nullable Path find(String name) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /** Whether the machine says that its clock follows a time server. */
    static boolean clockIsSynchronised() {
        if (find("timedatectl") == null) {
            return false;
        }
        try {
            var process =
                    new ProcessBuilder("timedatectl", "show", "--property=NTPSynchronized")
                            .redirectErrorStream(true)
                            .start();
            process.getOutputStream().close();
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            var said = process.getInputStream().readAllBytes();
            return new String(said, StandardCharsets.UTF_8).contains("=yes");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
