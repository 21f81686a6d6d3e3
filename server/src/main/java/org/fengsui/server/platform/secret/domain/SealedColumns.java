package org.fengsui.server.platform.secret.domain;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.secret.Packed;
import org.fengsui.server.platform.secret.Place;
import org.fengsui.server.platform.secret.Secrets;

/** The columns with sealed values, and sealing what stands in them under another key. */
public final class SealedColumns {

    private static final int BATCH = 500;

    private final Connection connection;
    private final Keyring ring;

    /** On a connection in a transaction. */
    public SealedColumns(Connection connection, DataFolder data) {
        this.connection = connection;
        this.ring = new Keyring(data);
    }

    /** Ends a batch and begins the next. */
    @FunctionalInterface
    public interface BetweenBatches {
        /** Commits what was done. */
        void next() throws SQLException;
    }

    /** Seals under a key, as long as nobody retires it. */
    public Secrets.Seal under(int number) {
        return SealedText.under(number, ring.key(number));
    }

    private record Column(String table, String name) {}

    private record Stored(long id, String value) {}

    /** Whether a column may hold values that are not under that key. */
    public boolean anyNotUnder(int key) throws SQLException {
        return !notUnder(key).isEmpty();
    }

    /** Seals every value under a key; how many were not. */
    public long sealAll(int key, BetweenBatches between) throws SQLException {
        long sealed = 0;
        for (var column : notUnder(key)) {
            long of = 1;
            while (of > 0) {
                of = seal(column, key, between);
                sealed += of;
            }
            done(column, key);
        }
        return sealed;
    }

    private long seal(Column column, int key, BetweenBatches between) throws SQLException {
        long sealed = 0;
        var batch = batch(column, key, 0);
        while (!batch.isEmpty()) {
            seal(column, key, batch);
            sealed += batch.size();
            between.next();
            batch = batch(column, key, batch.getLast().id());
        }
        return sealed;
    }

    /** Names come from the migrations, never from a person. */
    private List<Stored> batch(Column column, int key, long after) throws SQLException {
        var batch = new ArrayList<Stored>();
        try (var query =
                connection.prepareStatement(
                        """
                        select id, %2$s from %1$s
                        where id > ? and %2$s <> '' and not starts_with(%2$s, ?)
                        order by id limit ? for no key update
                        """
                                .formatted(column.table(), column.name()))) {
            query.setLong(1, after);
            query.setString(2, SealedText.start(key));
            query.setInt(3, BATCH);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    batch.add(new Stored(rows.getLong(1), rows.getString(2)));
                }
            }
        }
        return batch;
    }

    private void seal(Column column, int number, List<Stored> batch) throws SQLException {
        var seal = under(number);
        try (var update =
                connection.prepareStatement(
                        "update %s set %s = ? where id = ?"
                                .formatted(column.table(), column.name()))) {
            for (var each : batch) {
                var place = new Place(column.table(), column.name(), each.id());
                var before = SealedText.of(each.value());
                var plain =
                        before == null ? each.value() : before.open(ring.key(before.key()), place);
                update.setString(1, seal.seal(place, Packed.of(plain)));
                update.setLong(2, each.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private List<Column> notUnder(int key) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var query =
                connection.prepareStatement(
                        """
                        select table_name, column_name from kernel.sealed_column
                        where sealed_under is null or sealed_under < ?
                        order by table_name, column_name
                        """)) {
            query.setInt(1, key);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    columns.add(new Column(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return columns;
    }

    private void done(Column column, int key) throws SQLException {
        try (var update =
                connection.prepareStatement(
                        """
                        update kernel.sealed_column set sealed_under = ?
                        where table_name = ? and column_name = ?
                        """)) {
            update.setInt(1, key);
            update.setString(2, column.table());
            update.setString(3, column.name());
            update.executeUpdate();
        }
    }
}
