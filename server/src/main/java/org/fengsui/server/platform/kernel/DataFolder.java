package org.fengsui.server.platform.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The folder under which this installation keeps everything that is not in the record: the embedded
 * database's files, keys, logs. One server uses one folder at a time.
 *
 * @param root the folder named by {@code --data}, absolute
 */
public record DataFolder(Path root) {

    private static final int KEY_BYTES = 32;

    /** Makes the path absolute. */
    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** A folder below the root, created when missing. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + root.resolve(name), e);
        }
    }

    /**
     * The secret of that name under {@code keys/}: 256 random bits as 64 hexadecimal digits, made
     * at first use, readable by the server's user only (0600).
     */
    public String key(String name) {
        return key(name, DataFolder::random);
    }

    /**
     * The secret of that name under {@code keys/}, readable by the server's user only (0600).
     *
     * @param fresh makes it at first use: one line
     */
    public String key(String name, Supplier<String> fresh) {
        var file = root.resolve("keys").resolve(name);
        try {
            if (!Files.exists(file)) {
                create(file, fresh.get());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or create the key file " + file, e);
        }
    }

    /** The secret of that name, if there is one. */
    public Optional<String> existingKey(String name) {
        var file = root.resolve("keys").resolve(name);
        return Files.exists(file) ? Optional.of(key(name)) : Optional.empty();
    }

    /** Destroys the secret of that name: overwritten, then deleted. */
    public void forgetKey(String name) {
        var file = root.resolve("keys").resolve(name);
        try {
            if (Files.exists(file)) {
                Files.writeString(file, "0".repeat(2 * KEY_BYTES) + "\n");
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the key file " + file, e);
        }
    }

    private static String random() {
        var secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    private static void create(Path file, String secret) throws IOException {
        var ownerOnly = PosixFilePermissions.fromString("rwx------");
        Files.createDirectories(file.getParent(), PosixFilePermissions.asFileAttribute(ownerOnly));
        var readWrite =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = Files.createTempFile(file.getParent(), ".new-", "", readWrite);
        Files.writeString(draft, secret + "\n");
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException lostTheRace) {
            return;
        } finally {
            Files.delete(draft);
        }
    }
}
