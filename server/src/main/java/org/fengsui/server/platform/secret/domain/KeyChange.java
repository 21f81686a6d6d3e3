package org.fengsui.server.platform.secret.domain;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.secret.SealCipher;
import org.fengsui.server.platform.secret.SealingKey;

/** The keys' life in the record: made, used, retired, destroyed. */
public final class KeyChange {

    private final Connection connection;
    private final Keyring ring;

    /** On a connection in a transaction. */
    public KeyChange(Connection connection, DataFolder data) {
        this.connection = connection;
        this.ring = new Keyring(data);
    }

    /** Whether there is a key at all. */
    public boolean exist() throws SQLException {
        return newest() > 0;
    }

    /** Whether values may stand under more than one key. */
    public boolean unfinished() throws SQLException {
        return number(
                        """
                        select count(*) from kernel.secret_key
                        where retired_at is null and number > 0
                        """)
                > 1;
    }

    /** The newest key's number; 0 where there is none. */
    public int newest() throws SQLException {
        return number("select coalesce(max(number), 0) from kernel.secret_key");
    }

    /** The cipher of the newest key; AES where there is none. */
    public SealCipher cipher() throws SQLException {
        return ring.find(Math.max(1, newest())).map(SealingKey::cipher).orElse(SealCipher.AES);
    }

    /**
     * Refuses to go on without a key under which values may stand, or with another in its file.
     *
     * @throws IllegalStateException if one is missing or another; names its file
     */
    public void demandAll() throws SQLException {
        try (var query =
                        connection.prepareStatement(
                                """
                                select number, proof from kernel.secret_key
                                where retired_at is null and number > 0 order by number
                                """);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                int number = rows.getInt(1);
                Proof.demand(number, ring.key(number), rows.getString(2));
            }
        }
    }

    /** Makes the next key: its file first, so that no value is ever without. */
    public int add(SealCipher cipher, Instant now) throws SQLException {
        try (var lock = connection.createStatement()) {
            lock.execute("lock table kernel.secret_key in exclusive mode");
        }
        int number = newest() + 1;
        // The file of an exchange that died before its number stood in the record stays unused.
        while (ring.make(number, cipher).cipher() != cipher) {
            number++;
        }
        var proof = Proof.of(number, ring.key(number));
        try (var insert =
                connection.prepareStatement(
                        "insert into kernel.secret_key (number, made_at, proof) values (?, ?, ?)")) {
            insert.setInt(1, number);
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.setString(3, proof);
            insert.executeUpdate();
        }
        return number;
    }

    /**
     * Holds the newest key until the transaction ends: whoever waits for writers waits for it.
     *
     * @throws IllegalStateException if it is another one
     */
    public void hold(int expected) throws SQLException {
        int newest =
                number(
                        """
                        select number from kernel.secret_key
                        where number = (select max(number) from kernel.secret_key) for share
                        """);
        if (newest != expected) {
            throw new IllegalStateException("another exchange began, of key " + newest);
        }
    }

    /** Waits for transactions that still seal under an older key. */
    public void waitForWriters() throws SQLException {
        try (var lock = connection.createStatement()) {
            lock.execute("select from kernel.secret_key where retired_at is null for update");
        }
    }

    /**
     * Retires every older key.
     *
     * @param first whether the one with the number 0 is among them
     */
    public int retireBefore(int newest, boolean first, Instant now) throws SQLException {
        try (var update =
                connection.prepareStatement(
                        """
                        update kernel.secret_key set retired_at = ?
                        where number >= ? and number < ? and retired_at is null
                        """)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setInt(2, first ? 0 : 1);
            update.setInt(3, newest);
            return update.executeUpdate();
        }
    }

    /** Destroys the files of keys that were retired before that instant. */
    public void destroyRetired(Instant before) throws SQLException {
        var numbers = new ArrayList<Integer>();
        try (var query =
                connection.prepareStatement(
                        "select number from kernel.secret_key where retired_at < ?")) {
            query.setObject(1, before.atOffset(ZoneOffset.UTC));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    numbers.add(rows.getInt(1));
                }
            }
        }
        numbers.forEach(ring::destroy);
    }

    private int number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
