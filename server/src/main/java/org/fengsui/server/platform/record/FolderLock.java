package org.fengsui.server.platform.record;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.fengsui.server.platform.kernel.Refusal;

/** One server at a time on a data folder. The machine lets it go when the server is killed. */
final class FolderLock implements AutoCloseable {

    private final FileChannel file;

    private FolderLock(FileChannel file) {
        this.file = file;
    }

    /**
     * Takes the folder.
     *
     * @throws Refusal if another server has it
     */
    static FolderLock take(Path data) throws IOException {
        var file =
                FileChannel.open(
                        data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isTaken(file)) {
            file.close();
            throw new Refusal(RecordProblem.FOLDER_IN_USE, data);
        }
        return new FolderLock(file);
    }

    private static boolean isTaken(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisJvm) {
            return false;
        }
    }

    /** Lets the folder go. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
