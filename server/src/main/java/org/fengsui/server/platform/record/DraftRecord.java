package org.fengsui.server.platform.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * A data folder in the making, with an embedded database of its own where one is started. It grows
 * in a hidden folder inside the one it is for, and is moved to its place at once when it is whole:
 * a server never finds half of it. Closed before that, it leaves nothing behind.
 *
 * <p>Used by one thread.
 */
public final class DraftRecord implements AutoCloseable {

    private static final String DRAFT = ".restoring";

    /** Lies in each new file system's root, and is nobody's data. */
    private static final String OF_THE_FILE_SYSTEM = "lost+found";

    private final Path data;
    private final DataFolder draft;
    private final boolean dataIsNew;
    private final FolderLock lock;
    private @Nullable EmbeddedRecord record;
    private boolean placed;

    private DraftRecord(Path data, boolean dataIsNew, FolderLock lock) {
        this.data = data;
        this.draft = new DataFolder(data.resolve(DRAFT));
        this.dataIsNew = dataIsNew;
        this.lock = lock;
    }

    /**
     * Begins in a folder that is empty or not there.
     *
     * @throws Refusal if anything lies in it or a server uses it
     */
    public static DraftRecord begin(Path data) throws IOException {
        var folder = data.toAbsolutePath().normalize();
        boolean isNew = !Files.exists(folder);
        if (!isNew && !isEmpty(folder)) {
            throw new Refusal(RecordProblem.FOLDER_NOT_EMPTY, folder);
        }
        Files.createDirectories(folder);
        var begun = new DraftRecord(folder, isNew, FolderLock.take(folder));
        Files.createDirectory(begun.draft.root());
        return begun;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var entries = Files.list(folder)) {
            return entries.allMatch(entry -> entry.endsWith(OF_THE_FILE_SYSTEM));
        }
    }

    /** Where the folder's files are written before {@link #start()}; absolute. */
    public Path folder() {
        return draft.root();
    }

    /**
     * Creates the database with the keys that lie in the folder, and those it still lacks.
     *
     * @throws Refusal if it does not start
     */
    public void start() {
        record = EmbeddedRecord.start(draft);
    }

    /** The product's role, as the server connects. */
    public DataSource owner() {
        var running = Objects.requireNonNull(record, "not started");
        return RecordConnection.source(
                running.getJdbcUrl(), running.getUsername(), running.getPassword());
    }

    /**
     * Stops the database and moves everything to its place. The keys come last, because without
     * them no server starts on what a killed machine left half moved.
     */
    public void place() throws IOException {
        stop();
        Files.deleteIfExists(draft.root().resolve("lock"));
        for (var path : contents()) {
            Files.move(path, data.resolve(path.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.delete(draft.root());
        placed = true;
    }

    private List<Path> contents() throws IOException {
        try (var paths = Files.list(draft.root())) {
            return paths.sorted((one, other) ->
                            Boolean.compare(one.endsWith("keys"), other.endsWith("keys")))
                    .toList();
        }
    }

    private void stop() throws IOException {
        var running = record;
        record = null;
        if (running != null) {
            running.close();
        }
    }

    /** Discards what was not placed, and lets the folder go. */
    @Override
    public void close() throws IOException {
        try {
            stop();
        } finally {
            if (!placed) {
                FileSystemUtils.deleteRecursively(draft.root());
                Files.deleteIfExists(data.resolve("lock"));
            }
            lock.close();
            if (!placed && dataIsNew) {
                Files.deleteIfExists(data);
            }
        }
    }
}
