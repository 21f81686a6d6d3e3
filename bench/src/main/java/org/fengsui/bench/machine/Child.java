package org.fengsui.bench.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A program started to be measured; it reports itself in lines {@code name=number}. */
public final class Child {
    private Child() {}

    /** The command of a JVM like this one: same Java, same class path, options and main class. */
    public static List<String> jvm(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * Runs a program to its end.
     *
     * @return what it reported
     * @throws IOException if it cannot be started or does not end with 0
     */
    public static Figures run(List<String> command) throws IOException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Map<String, Double> figures = new HashMap<>();
        StringBuilder rest = new StringBuilder();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split("=", 2);
                if (parts.length == 2 && parts[1].matches("[0-9.]+")) {
                    figures.put(parts[0], Double.valueOf(parts[1]));
                } else {
                    rest.append(line).append('\n');
                }
            }
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException(command.getFirst() + " ended with " + code + ": " + rest);
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.getFirst() + " ran", e);
        }
        figures.put("wall", (System.nanoTime() - start) / 1e9);
        return new Figures(figures);
    }
}
