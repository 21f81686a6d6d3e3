package org.fengsui.server.platform.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.fengsui.server.platform.file.domain.ContentKey;
import org.fengsui.server.platform.kernel.DataFolder;

/** Puts a stored content back to how it stood before each had a key of its own. */
public final class FilesFromBefore {

    private static final int CHUNK = 256 * 1024;

    private FilesFromBefore() {}

    /** In the connection's transaction; makes {@code keys/file} when it is not there. */
    public static void putBack(Connection connection, DataFolder data, byte[] content)
            throws SQLException {
        data.key("file");
        var key = ContentKey.fromBefore(data);
        var sha256 = sha256(content);
        for (int number = 0; number * CHUNK < content.length; number++) {
            var plain =
                    Arrays.copyOfRange(
                            content,
                            number * CHUNK,
                            Math.min(content.length, (number + 1) * CHUNK));
            try (var update =
                    connection.prepareStatement(
                            "update file.chunk set bytes = ? where sha256 = ? and number = ?")) {
                update.setBytes(1, key.seal(sha256, number, plain, plain.length));
                update.setBytes(2, sha256);
                update.setInt(3, number);
                one(update.executeUpdate());
            }
        }
        try (var update =
                        connection.prepareStatement(
                                "update file.content set key = '', cipher = 'aes' where sha256 = ?");
                var first =
                        connection.prepareStatement(
                                """
                                insert into kernel.secret_key (number, made_at, proof)
                                values (0, '2026-01-01T00:00:00Z', '') on conflict do nothing
                                """)) {
            update.setBytes(1, sha256);
            one(update.executeUpdate());
            first.executeUpdate();
        }
    }

    private static void one(int rows) {
        if (rows != 1) {
            throw new IllegalStateException(rows + " rows");
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
