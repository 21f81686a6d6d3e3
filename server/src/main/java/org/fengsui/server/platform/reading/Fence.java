package org.fengsui.server.platform.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How far a reading process can be kept from the network on this machine. Java itself has no means
 * for it; Linux has, where it lets this user.
 *
 * @param prefix the words before the command; empty where the machine has no means
 */
public record Fence(List<String> prefix) {

    private static final long LIMIT_SECONDS = 5;

    /** As root, then as an ordinary user where the machine allows that. */
    private static final List<List<String>> WAYS =
            List.of(
                    List.of("unshare", "--net", "--"),
                    List.of("unshare", "--user", "--map-current-user", "--net", "--"));

    /** Keeps its own copy. */
    public Fence {
        prefix = List.copyOf(prefix);
    }

    /** The first way that works here. */
    public static Fence find() {
        return new Fence(WAYS.stream().filter(Fence::works).findFirst().orElse(List.of()));
    }

    /** Whether a reading process has no network. */
    public boolean closed() {
        return !prefix.isEmpty();
    }

    private static boolean works(List<String> way) {
        var command = new ArrayList<>(way);
        command.add("true");
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
