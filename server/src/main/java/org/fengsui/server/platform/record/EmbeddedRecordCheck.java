package org.fengsui.server.platform.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.fengsui.server.platform.kernel.Refusal;

/** Looks at an embedded database's files without touching them. */
public final class EmbeddedRecordCheck {

    private EmbeddedRecordCheck() {}

    /** Whether a database has been created in the data folder. */
    public static boolean exists(Path data) {
        return Files.exists(data.resolve("postgres/cluster/PG_VERSION"));
    }

    /** The bundled version of PostgreSQL. */
    public static String version() {
        return PostgresBinaries.VERSION;
    }

    /** What would keep a server from starting it now. */
    public static Optional<Refusal> obstacle(Path data) throws IOException {
        try {
            PostgresBinaries.archive().close();
            var folder = data.resolve("postgres");
            if (Files.isDirectory(folder)) {
                ServantUser.forFolder(folder);
            }
            if (Files.exists(data.resolve("lock"))) {
                FolderLock.take(data).close();
            }
            return Optional.empty();
        } catch (Refusal e) {
            return Optional.of(e);
        }
    }
}
