package org.fengsui.server.platform.file;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.server.platform.file.domain.ContentKey;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.secret.Resealing;
import org.fengsui.server.platform.secret.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Contents that were stored under {@code keys/file}: each is written anew under a key of its own
 * when keys are exchanged, so that {@code keys/file} opens nothing any more.
 */
@Component
public final class ContentsFromBefore implements Resealing {

    private final DataFolder data;

    /**
     * @param data the folder with the keys
     */
    public ContentsFromBefore(DataFolder data) {
        this.data = data;
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Content(long id, byte[] sha256) {}

    @Override
    public boolean next(Connection connection, Secrets.Seal seal) throws SQLException {
        var content = oldest(connection);
        if (content == null) {
            return false;
        }
        var before = ContentKey.fromBefore(data);
        var key = ContentKey.random();
        for (int number : chunks(connection, content)) {
            rewrite(connection, content, number, before, key);
        }
        try (var update =
                connection.prepareStatement("update file.content set key = ? where id = ?")) {
            update.setString(1, seal.seal(ContentKey.place(content.id()), key.digits()));
            update.setLong(2, content.id());
            update.executeUpdate();
        }
        return true;
    }

    /** Held, so that nobody forgets it meanwhile; others may still store the same. */
    private static @Nullable Content oldest(Connection connection) throws SQLException {
        try (var query =
                        connection.prepareStatement(
                                """
                                select id, sha256 from file.content
                                where key = '' order by id limit 1 for no key update
                                """);
                var row = query.executeQuery()) {
            return row.next() ? new Content(row.getLong(1), row.getBytes(2)) : null;
        }
    }

    private static List<Integer> chunks(Connection connection, Content content)
            throws SQLException {
        var numbers = new ArrayList<Integer>();
        try (var query =
                connection.prepareStatement(
                        "select number from file.chunk where sha256 = ? order by number")) {
            query.setBytes(1, content.sha256());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    numbers.add(rows.getInt(1));
                }
            }
        }
        return numbers;
    }

    private static void rewrite(
            Connection connection, Content content, int number, ContentKey before, ContentKey key)
            throws SQLException {
        try (var query =
                        connection.prepareStatement(
                                "select bytes from file.chunk where sha256 = ? and number = ?");
                var update =
                        connection.prepareStatement(
                                """
                                update file.chunk set bytes = ? where sha256 = ? and number = ?
                                """)) {
            query.setBytes(1, content.sha256());
            query.setInt(2, number);
            try (var row = query.executeQuery()) {
                row.next();
                var plain = before.open(content.sha256(), number, row.getBytes(1));
                update.setBytes(1, key.seal(content.sha256(), number, plain, plain.length));
            }
            update.setBytes(2, content.sha256());
            update.setInt(3, number);
            update.executeUpdate();
        }
    }
}
