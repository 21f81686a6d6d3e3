package org.fengsui.server.platform.file;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.server.platform.file.domain.ContentKey;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.secret.DoesNotOpen;
import org.fengsui.server.platform.secret.Place;
import org.fengsui.server.platform.secret.Resealing;
import org.fengsui.server.platform.secret.SealCipher;
import org.fengsui.server.platform.secret.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Contents that are written anew when keys are exchanged, each under a new key of its own: those
 * that were stored under {@code keys/file}, so that it opens nothing any more, and those of another
 * cipher. The others need no more than their key sealed anew.
 */
@Component
public final class ContentsAnew implements Resealing {

    private final DataFolder data;

    /**
     * @param data the folder with the keys
     */
    public ContentsAnew(DataFolder data) {
        this.data = data;
    }

    /**
     * A content.
     *
     * @param key sealed; empty for {@code keys/file}
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Content(long id, byte[] sha256, String key) {

        Place place() {
            return ContentKey.place(id);
        }
    }

    @Override
    public @Nullable Piece next(
            Connection connection, Secrets.Seal seal, Secrets.Opener opener, long after)
            throws SQLException {
        var content = behind(connection, after, seal.cipher());
        if (content == null) {
            return null;
        }
        var before = connection.setSavepoint();
        try {
            rewrite(connection, content, opener, seal);
            return new Piece(content.place(), true);
        } catch (DoesNotOpen e) {
            connection.rollback(before);
            return new Piece(content.place(), false);
        }
    }

    /** Held, so that nobody forgets it meanwhile; others may still store the same. */
    private static @Nullable Content behind(Connection connection, long after, SealCipher cipher)
            throws SQLException {
        try (var query =
                connection.prepareStatement(
                        """
                        select id, sha256, key from file.content
                        where id > ? and (key = '' or cipher <> ?)
                        order by id limit 1 for no key update
                        """)) {
            query.setLong(1, after);
            query.setString(2, cipher.word());
            try (var row = query.executeQuery()) {
                return row.next()
                        ? new Content(row.getLong(1), row.getBytes(2), row.getString(3))
                        : null;
            }
        }
    }

    private void rewrite(
            Connection connection, Content content, Secrets.Opener opener, Secrets.Seal seal)
            throws SQLException {
        var before =
                content.key().isEmpty()
                        ? ContentKey.fromBefore(data)
                        : ContentKey.of(content.id(), content.key(), opener);
        var key = ContentKey.random(seal.cipher());
        for (int number : chunks(connection, content)) {
            rewrite(connection, content, number, before, key);
        }
        try (var update =
                connection.prepareStatement(
                        "update file.content set key = ?, cipher = ? where id = ?")) {
            update.setString(1, seal.seal(content.place(), key.written()));
            update.setString(2, seal.cipher().word());
            update.setLong(3, content.id());
            update.executeUpdate();
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

    @Override
    public boolean needsFirstKey(Connection connection) throws SQLException {
        try (var query =
                        connection.prepareStatement(
                                "select exists (select from file.content where key = '')");
                var row = query.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Of several files with that content the first. */
    @Override
    public @Nullable String name(Connection connection, Place place) throws SQLException {
        if (!place.equals(ContentKey.place(place.row()))) {
            return null;
        }
        try (var query =
                connection.prepareStatement(
                        """
                        select f.name, f.id, f.subject_type, f.subject_id
                        from file.file f join file.content c using (sha256)
                        where c.id = ? order by f.id limit 1
                        """)) {
            query.setLong(1, place.row());
            try (var row = query.executeQuery()) {
                return row.next()
                        ? "%s (/files/%d, %s %d)"
                                .formatted(
                                        row.getString(1),
                                        row.getLong(2),
                                        row.getString(3),
                                        row.getLong(4))
                        : null;
            }
        }
    }
}
