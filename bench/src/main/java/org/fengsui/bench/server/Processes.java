package org.fengsui.bench.server;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The processes of a server, as Linux tells them.
 *
 * @param server the JVM
 * @param database all of the embedded database, its postmaster first; empty without one
 */
record Processes(long server, List<Long> database) {
    static final Path ALL = Path.of("/proc");

    /** Keeps its own copy. */
    Processes {
        database = List.copyOf(database);
    }

    /** The JVM with that id, and the database whose files lie below the data folder. */
    static Processes of(long server, Path data) throws IOException {
        List<Long> database = new ArrayList<>();
        Optional<Long> postmaster = postmaster(data);
        if (postmaster.isPresent()) {
            database.add(postmaster.get());
            database.addAll(children(postmaster.get()));
        }
        return new Processes(server, database);
    }

    private static Optional<Long> postmaster(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data, 4)) {
            Optional<Path> file = files.filter(path -> path.endsWith("postmaster.pid")).findFirst();
            return file.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.valueOf(Files.readAllLines(file.get()).getFirst().strip()));
        }
    }

    private static List<Long> children(long parent) throws IOException {
        List<Long> children = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(ALL, "[0-9]*")) {
            for (Path process : processes) {
                if (number(process.resolve("status"), "PPid:") == parent) {
                    children.add(Long.valueOf(process.getFileName().toString()));
                }
            }
        }
        return children;
    }

    /** The number behind a label; 0 for a process that has ended meanwhile. */
    static long number(Path file, String label) throws IOException {
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith(label)) {
                    return Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
            return 0;
        } catch (NoSuchFileException e) {
            return 0;
        }
    }
}
