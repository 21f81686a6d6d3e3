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
 * The resident memory of a server and its embedded database, in KiB. Pages that processes share are
 * divided among them (proportional set size), so that the database's buffers count once.
 *
 * @param server the JVM
 * @param database all processes of the embedded database
 */
record Memory(long server, long database) {
    private static final Path PROCESSES = Path.of("/proc");

    /** Of the JVM with that id and the database whose files lie below the data folder. */
    static Memory of(long server, Path data) throws IOException {
        long database = 0;
        Optional<Long> postmaster = postmaster(data);
        if (postmaster.isPresent()) {
            database = share(postmaster.get());
            for (long child : children(postmaster.get())) {
                database += share(child);
            }
        }
        return new Memory(share(server), database);
    }

    long total() {
        return server + database;
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
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path process : processes) {
                if (number(process.resolve("status"), "PPid:") == parent) {
                    children.add(Long.valueOf(process.getFileName().toString()));
                }
            }
        }
        return children;
    }

    private static long share(long process) throws IOException {
        return number(PROCESSES.resolve(process + "/smaps_rollup"), "Pss:");
    }

    /** The number behind a label; 0 for a process that has ended meanwhile. */
    private static long number(Path file, String label) throws IOException {
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
