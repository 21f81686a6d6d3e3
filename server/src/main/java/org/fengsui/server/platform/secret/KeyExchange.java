package org.fengsui.server.platform.secret;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.audit.AuditNote;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.secret.domain.KeyChange;
import org.fengsui.server.platform.secret.domain.SealedColumns;

/**
 * Exchanges the key of sealed values for a new one, beside the running server or without it. Each
 * batch is a transaction of its own: whenever this ends early, every value opens under one of the
 * keys that are there, and the next run goes on.
 */
public final class KeyExchange {

    /** A backup that began before the exchange ended still finds the old key's file. */
    private static final Duration OLD_KEYS_STAY = Duration.ofDays(1);

    private final Connection connection;
    private final KeyChange keys;
    private final SealedColumns columns;
    private final List<Resealing> others;
    private final Clock clock;

    /**
     * @param connection of the record's owner, its auto-commit off
     * @param data the folder with the keys
     * @param others what is sealed in other ways than as a column's text
     * @param clock the system clock
     */
    public KeyExchange(
            Connection connection, DataFolder data, List<Resealing> others, Clock clock) {
        this.connection = connection;
        this.keys = new KeyChange(connection, data);
        this.columns = new SealedColumns(connection, data);
        this.others = List.copyOf(others);
        this.clock = clock;
    }

    /**
     * What an exchange did.
     *
     * @param key the number of the key that is used now
     * @param continued whether it went on with one that had ended early
     * @param sealed what was sealed anew in this run
     */
    public record Exchanged(int key, boolean continued, Sealed sealed) {}

    /**
     * What was sealed anew.
     *
     * @param values texts of columns
     * @param pieces of what is sealed in other ways
     */
    public record Sealed(long values, long pieces) {}

    /**
     * Makes a new key, or goes on with an exchange that ended early, and seals every value under
     * it.
     *
     * @throws IllegalStateException if a value does not open
     */
    public Exchanged rotate() throws SQLException {
        enter();
        if (!keys.exist()) {
            // Two keys not retired are how an exchange that ended early is known.
            keys.add(clock.instant());
        }
        boolean continued = keys.unfinished();
        int key = continued ? keys.newest() : keys.add(clock.instant());
        if (!continued) {
            note("secret.rotation-started", Map.of("key", String.valueOf(key)));
        }
        connection.commit();
        return new Exchanged(key, continued, finish());
    }

    /**
     * Seals under the newest key whatever is not, and retires the others; destroys those that were
     * retired a day ago. Nothing to do costs one look at a small table.
     */
    public Sealed finish() throws SQLException {
        enter();
        var sealed = new Sealed(0, 0);
        if (keys.exist() && (keys.unfinished() || columns.anyNotUnder(keys.newest()))) {
            int newest = keys.newest();
            keys.waitForWriters();
            nextBatch(newest);
            sealed =
                    new Sealed(
                            columns.sealAll(newest, () -> nextBatch(newest)), sealOthers(newest));
            connection.commit();
            enter();
            int retired = keys.retireBefore(newest, clock.instant());
            note(
                    "secret.sealed",
                    Map.of(
                            "key", String.valueOf(newest),
                            "values", String.valueOf(sealed.values()),
                            "pieces", String.valueOf(sealed.pieces()),
                            "retired", String.valueOf(retired)));
        }
        connection.commit();
        enter();
        keys.destroyRetired(clock.instant().minus(OLD_KEYS_STAY));
        connection.commit();
        return sealed;
    }

    /** Each piece in a transaction of its own. */
    private long sealOthers(int newest) throws SQLException {
        long pieces = 0;
        for (var other : others) {
            nextBatch(newest);
            while (other.next(connection, columns.under(newest))) {
                pieces++;
                nextBatch(newest);
            }
        }
        return pieces;
    }

    private void nextBatch(int newest) throws SQLException {
        connection.commit();
        enter();
        keys.hold(newest);
    }

    private void note(String action, Map<String, String> details) throws SQLException {
        AuditNote.write(connection, clock.instant(), action, details);
    }

    private void enter() throws SQLException {
        try (var scope =
                connection.prepareStatement("select set_config('fengsui.scope', ?, true)")) {
            scope.setString(1, Scope.school().setting());
            scope.execute();
        }
    }
}
