package org.fengsui.server.platform.secret.domain;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.secret.DoesNotOpen;
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

    /** Opens what stands under any key of the folder. */
    public String open(Place place, String stored) {
        var sealed = SealedText.of(stored);
        return sealed == null ? stored : sealed.open(ring.key(sealed.key()), place);
    }

    /**
     * A column with sealed values.
     *
     * @param sealed whether all of them once were; one that is not was put there by no one who
     *     knows the keys
     */
    private record Column(String table, String name, boolean sealed) {}

    private record Stored(long id, String value) {}

    /** Whether a column may hold values that are not under that key. */
    public boolean anyNotUnder(int key) throws SQLException {
        return !notUnder(key).isEmpty();
    }

    /**
     * Seals every value under a key; how many were not.
     *
     * @param damaged is given what does not open and is left as it is, perhaps more than once
     */
    public long sealAll(int key, BetweenBatches between, Consumer<Place> damaged)
            throws SQLException {
        long sealed = 0;
        for (var column : notUnder(key)) {
            long of = 1;
            while (of > 0) {
                of = seal(column, key, between, damaged);
                sealed += of;
            }
            done(column, key);
        }
        return sealed;
    }

    private long seal(Column column, int key, BetweenBatches between, Consumer<Place> damaged)
            throws SQLException {
        long sealed = 0;
        var batch = batch(column, key, 0);
        while (!batch.isEmpty()) {
            sealed += seal(column, key, batch, damaged);
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

    private long seal(Column column, int number, List<Stored> batch, Consumer<Place> damaged)
            throws SQLException {
        var seal = under(number);
        long sealed = 0;
        try (var update =
                connection.prepareStatement(
                        "update %s set %s = ? where id = ?"
                                .formatted(column.table(), column.name()))) {
            for (var each : batch) {
                var place = new Place(column.table(), column.name(), each.id());
                try {
                    update.setString(1, seal.seal(place, Packed.of(plain(column, place, each))));
                } catch (DoesNotOpen e) {
                    damaged.accept(place);
                    continue;
                }
                update.setLong(2, each.id());
                update.addBatch();
                sealed++;
            }
            update.executeBatch();
        }
        return sealed;
    }

    private String plain(Column column, Place place, Stored stored) {
        var plain = open(place, stored.value());
        if (column.sealed() && plain.equals(stored.value())) {
            throw new DoesNotOpen("it is not sealed: it was changed", null);
        }
        return plain;
    }

    private List<Column> notUnder(int key) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var query =
                connection.prepareStatement(
                        """
                        select table_name, column_name, sealed_under is not null
                        from kernel.sealed_column
                        where sealed_under is null or sealed_under < ?
                        order by table_name, column_name
                        """)) {
            query.setInt(1, key);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    columns.add(
                            new Column(rows.getString(1), rows.getString(2), rows.getBoolean(3)));
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
