package org.fengsui.server.platform.backup.domain;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.fengsui.server.platform.backup.BackupProblem;
import org.fengsui.server.platform.backup.Manifest;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Sha256;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads a backup's file. What is not as it was written is refused with the part's name. */
public final class ArchiveReader implements AutoCloseable {

    private static final int MANIFEST_LIMIT = 16 << 20;

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private ArchiveReader(Path file, ZipFile zip) throws IOException {
        this.file = file;
        this.zip = zip;
        this.manifest = readManifest();
    }

    /**
     * Opens a file.
     *
     * @throws Refusal if it is no backup or does not end where it should
     * @throws IOException if it cannot be read at all
     */
    public static ArchiveReader open(Path file) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Refusal(BackupProblem.NOT_A_BACKUP, file, "-");
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new Refusal(e, BackupProblem.NOT_A_BACKUP, file, String.valueOf(e.getMessage()));
        }
        try {
            return new ArchiveReader(file, zip);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private Manifest readManifest() throws IOException {
        var entry = zip.getEntry(ManifestText.PART);
        if (entry == null) {
            throw new Refusal(BackupProblem.NOT_A_BACKUP, file, "no " + ManifestText.PART);
        }
        try (var in = zip.getInputStream(entry)) {
            var text = in.readNBytes(MANIFEST_LIMIT);
            var checksum = new CRC32();
            checksum.update(text);
            if (checksum.getValue() != entry.getCrc()) {
                throw damaged(ManifestText.PART, null);
            }
            var read = ManifestText.read(text);
            if (read.format() != Manifest.FORMAT || read.migrations().isEmpty()) {
                throw new Refusal(BackupProblem.NOT_A_BACKUP, file, "format " + read.format());
            }
            return read;
        } catch (ZipException | EOFException | JacksonException e) {
            throw damaged(ManifestText.PART, e);
        }
    }

    /** What the file says it holds. */
    public Manifest manifest() {
        return manifest;
    }

    /**
     * Reads the whole file once.
     *
     * @throws Refusal if a part is missing, unknown or not what was written
     */
    public void verify() throws IOException, SQLException {
        var parts = parts();
        var present = new TreeSet<String>();
        zip.stream().forEach(entry -> present.add(entry.getName()));
        present.remove(ManifestText.PART);
        for (var name : present) {
            if (!parts.containsKey(name)) {
                throw damaged(name, null);
            }
        }
        for (var path : manifest.files()) {
            if (!DataFiles.isKept(path.path())) {
                throw damaged(path.part(), null);
            }
        }
        for (var part : parts.entrySet()) {
            read(
                    part.getKey(),
                    part.getValue(),
                    in -> in.transferTo(OutputStream.nullOutputStream()));
        }
    }

    private Map<String, String> parts() {
        var parts = new TreeMap<String, String>();
        manifest.tables().forEach(table -> parts.put(table.part(), table.sha256()));
        manifest.files().forEach(path -> parts.put(path.part(), path.sha256()));
        return parts;
    }

    /** Takes the content of a part from the stream it is given. */
    @FunctionalInterface
    public interface Reading {
        /**
         * Reads it to its end and leaves the stream open.
         *
         * @return how much of it: bytes or rows
         */
        long from(InputStream in) throws IOException, SQLException;
    }

    /**
     * Reads a part.
     *
     * @param sha256 what its content must be
     * @return what the reading returned
     * @throws Refusal if it is missing or not what was written
     */
    public long read(String part, String sha256, Reading reading) throws IOException, SQLException {
        var entry = zip.getEntry(part);
        if (entry == null) {
            throw damaged(part, null);
        }
        var digest = Sha256.begin();
        try (var in = new DigestInputStream(zip.getInputStream(entry), digest)) {
            long read = reading.from(in);
            if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
                throw damaged(part, null);
            }
            return read;
        } catch (ZipException | EOFException e) {
            throw damaged(part, e);
        }
    }

    private Refusal damaged(String part, @Nullable Throwable cause) {
        return new Refusal(cause, BackupProblem.PART_DAMAGED, file, part);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
