package org.fengsui.server.platform.file.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fengsui.engine.table.BadInput;
import org.fengsui.server.platform.file.FileProblem;
import org.fengsui.server.platform.file.Files.Kind;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Sha256;
import org.fengsui.server.platform.reading.Archive;
import org.fengsui.server.platform.reading.Markings;
import org.fengsui.server.platform.reading.PictureKind;
import org.fengsui.server.platform.reading.Reading;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way in, held on disk while it is examined: nothing is written to the record before
 * its size and type are known to be right, and no transaction waits for a slow sender.
 */
final class Spool implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final Path path;
    private final FileType type;
    private final String name;

    private Spool(Path path, FileType type, String name) {
        this.path = path;
        this.type = type;
        this.name = name;
    }

    /**
     * Takes a file in.
     *
     * @param reading looks at what strangers made
     * @throws Refusal if it is empty, too large, of no allowed type, or a picture that cannot be
     *     read
     */
    static Spool take(Reading reading, String name, InputStream content, Kind kind, long limit) {
        var harmless = HarmlessName.of(name);
        @Nullable Path path = null;
        try {
            path = Files.createTempFile("fengsui-in-", ".tmp");
            fill(path, content, harmless, limit);
            var type = typeOf(reading, path, harmless, kind);
            var picture = type.picture();
            if (kind == Kind.EVIDENCE && picture != null) {
                redraw(reading, path, harmless, picture);
            }
            var spool =
                    new Spool(
                            path,
                            type,
                            kind == Kind.RECEIVED ? harmless : HarmlessName.of(harmless, type));
            path = null;
            return spool;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(path);
        }
    }

    private static void fill(Path path, InputStream content, String name, long limit)
            throws IOException {
        long size = 0;
        try (var out = Files.newOutputStream(path)) {
            var buffer = new byte[BUFFER];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > limit) {
                    throw new Refusal(FileProblem.TOO_LARGE, name, String.valueOf(limit >> 20));
                }
                out.write(buffer, 0, read);
            }
        }
        if (size == 0) {
            throw new Refusal(FileProblem.EMPTY, name);
        }
    }

    private static FileType typeOf(Reading reading, Path path, String name, Kind kind)
            throws IOException {
        if (kind == Kind.RECEIVED) {
            return FileType.OTHER;
        }
        @Nullable FileType type;
        try {
            type = Sniffer.sniff(path, name, archives(reading, kind));
        } catch (BadInput e) {
            throw new Refusal(e, FileProblem.TYPE_REFUSED, name);
        }
        if (type == null || !type.allowedAs(kind)) {
            throw new Refusal(FileProblem.TYPE_REFUSED, name);
        }
        return type;
    }

    /** What the product itself made is no stranger’s, and needs no look inside. */
    private static Sniffer.Archives archives(Reading reading, Kind kind) {
        return kind == Kind.DOCUMENT ? (_, _) -> Archive.WORD : reading::archive;
    }

    private static void redraw(Reading reading, Path path, String name, PictureKind picture) {
        try {
            reading.redraw(name, path, picture);
        } catch (BadInput e) {
            throw new Refusal(e, FileProblem.PICTURE_UNREADABLE, name);
        }
    }

    FileType type() {
        return type;
    }

    /** The name it will be kept under. */
    String name() {
        return name;
    }

    /**
     * Refuses what bears a mark of secrecy.
     *
     * @throws Refusal if it does
     */
    void check(Markings markings, Markings.Bringer bringer) {
        markings.check(bringer, name, path);
    }

    long size() throws IOException {
        return Files.size(path);
    }

    InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    byte[] sha256() throws IOException {
        try (var in = open()) {
            return Sha256.of(in);
        }
    }

    @Override
    public void close() {
        delete(path);
    }

    private static void delete(@Nullable Path path) {
        if (path == null) {
            return;
        }
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
