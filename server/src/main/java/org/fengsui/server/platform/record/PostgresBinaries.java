package org.fengsui.server.platform.record;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.fengsui.server.platform.kernel.Refusal;
import org.springframework.util.FileSystemUtils;

/** The PostgreSQL programs that travel in the class path, unpacked once per version. */
final class PostgresBinaries {

    /** Major version and build of the bundled programs; names the folder they are unpacked to. */
    static final String VERSION = "18.6.0";

    private static final int EXECUTABLE = 0111;
    private static final String OPEN = "rwxr-xr-x";

    private PostgresBinaries() {}

    /**
     * The folder with {@code bin}, {@code lib} and {@code share}, unpacked when it is not yet
     * there.
     *
     * @param parent the folder that holds one folder per version
     */
    static Path unpackedIn(Path parent) throws IOException {
        var home = parent.resolve("pg-" + VERSION);
        if (Files.isDirectory(home)) {
            return home;
        }
        var draft = Files.createTempDirectory(parent, ".pg-");
        try (InputStream packed = archive()) {
            unpack(packed, draft);
            openFolders(draft);
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (DirectoryNotEmptyException
                | FileAlreadyExistsException
                | AtomicMoveNotSupportedException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
        } finally {
            FileSystemUtils.deleteRecursively(draft);
        }
        return home;
    }

    /**
     * The packed programs.
     *
     * @throws Refusal if there are none for this machine
     */
    static InputStream archive() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var machine =
                switch (System.getProperty("os.arch")) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64" -> "arm_64";
                    default -> System.getProperty("os.arch");
                };
        var name = "postgres-" + system + "-" + machine + ".txz";
        var archive = PostgresBinaries.class.getClassLoader().getResourceAsStream(name);
        if (archive == null) {
            throw new Refusal(RecordProblem.NOT_BUNDLED, system, machine);
        }
        return archive;
    }

    private static void unpack(InputStream packed, Path target) throws IOException {
        try (var tar =
                new TarArchiveInputStream(
                        new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("entry leaves its folder: " + entry.getName());
                }
                write(tar, entry, path);
            }
        }
    }

    private static void write(InputStream tar, TarArchiveEntry entry, Path path)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        var mode = (entry.getMode() & EXECUTABLE) == 0 ? "rw-r--r--" : OPEN;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    /** Readable for the database's user whatever the server's umask says. */
    private static void openFolders(Path home) throws IOException {
        try (var paths = Files.walk(home)) {
            for (var folder : paths.filter(Files::isDirectory).toList()) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(OPEN));
            }
        }
    }
}
