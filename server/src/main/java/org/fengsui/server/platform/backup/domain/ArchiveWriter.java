package org.fengsui.server.platform.backup.domain;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fengsui.server.platform.backup.BackupProblem;
import org.fengsui.server.platform.backup.Manifest;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Sha256;

/**
 * Writes a backup's file: a zip whose last part is the manifest. It grows under another name beside
 * its place, readable by its owner only (0600), and gets its own name once it is whole and on the
 * disk. Closed before that, it leaves nothing behind.
 */
public final class ArchiveWriter implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final Path draft;
    private final FileChannel channel;
    private final MessageDigest whole = Sha256.begin();
    private final ZipOutputStream zip;

    private ArchiveWriter(Path file, Path draft, FileChannel channel) {
        this.file = file;
        this.draft = draft;
        this.channel = channel;
        this.zip =
                new ZipOutputStream(
                        new DigestOutputStream(
                                new BufferedOutputStream(
                                        Channels.newOutputStream(channel), BUFFER_BYTES),
                                whole));
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /**
     * Begins a file.
     *
     * @throws Refusal if there is one of that name
     */
    public static ArchiveWriter begin(Path file) throws IOException {
        var place = file.toAbsolutePath().normalize();
        refuseIfThere(place);
        var draft =
                Files.createTempFile(
                        place.getParent(),
                        "." + place.getFileName() + ".",
                        ".part",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        return new ArchiveWriter(place, draft, FileChannel.open(draft, StandardOpenOption.WRITE));
    }

    private static void refuseIfThere(Path place) {
        if (Files.exists(place)) {
            throw new Refusal(BackupProblem.FILE_EXISTS, place);
        }
    }

    /** Writes the content of a part to the stream it is given. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it and leaves the stream open. */
        void writeTo(OutputStream out) throws IOException, SQLException;
    }

    /**
     * Adds a part.
     *
     * @return the content's SHA-256, 64 lower-case hexadecimal digits
     */
    public String add(String part, Content content) throws IOException, SQLException {
        zip.putNextEntry(new ZipEntry(part));
        var digest = Sha256.begin();
        content.writeTo(new DigestOutputStream(new Unclosed(zip), digest));
        zip.closeEntry();
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Adds the manifest and puts the file in its place.
     *
     * @return the whole file's SHA-256, as {@code sha256sum} prints it
     */
    public String finish(Manifest manifest) throws IOException {
        zip.putNextEntry(new ZipEntry(ManifestText.PART));
        zip.write(ManifestText.write(manifest));
        zip.closeEntry();
        zip.finish();
        zip.flush();
        channel.force(true);
        refuseIfThere(file);
        try {
            // A link, unlike a move, never takes the place of what came there meanwhile.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            throw new Refusal(e, BackupProblem.FILE_EXISTS, file);
        } catch (UnsupportedOperationException | IOException noLinksHere) {
            Files.move(draft, file);
        }
        return HexFormat.of().formatHex(whole.digest());
    }

    /** Removes what has no name of its own yet. */
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** COPY closes nothing, but a writer on top of it may. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
