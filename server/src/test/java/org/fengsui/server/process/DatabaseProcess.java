package org.fengsui.server.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

/** The processes of a data folder's database. */
final class DatabaseProcess {

    /** Of so many kills one ends the first process of all, on which the others hang. */
    private static final int POSTMASTERS = 10;

    private DatabaseProcess() {}

    /**
     * Ends one of them like {@code kill -9}; the database then goes down as a whole.
     *
     * @return which it was, {@code postmaster} or {@code backend}; empty while it is down
     */
    static Optional<String> killOne(Path data, Random random) {
        boolean first = random.nextInt(POSTMASTERS) == 0;
        int which = random.nextInt(Integer.MAX_VALUE);
        return postmaster(data)
                .map(postmaster -> {
                    var others = postmaster.children().toList();
                    if (first || others.isEmpty()) {
                        postmaster.destroyForcibly();
                        return "postmaster";
                    }
                    others.get(which % others.size()).destroyForcibly();
                    return "backend";
                });
    }

    /** The number in the file may be that of another process by now. */
    private static Optional<ProcessHandle> postmaster(Path data) {
        try {
            return Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid")).stream()
                    .findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                    .filter(it -> it.info().command().orElse("").endsWith("postgres"));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
