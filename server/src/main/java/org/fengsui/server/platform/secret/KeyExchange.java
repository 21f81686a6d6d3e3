package org.fengsui.server.platform.secret;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** More names would help nobody. */
    private static final int NAMED = 20;

    private static final Sealed NOTHING = new Sealed(0, 0, List.of(), 0);

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
     * @param cipher of that key
     * @param continued whether it went on with one that had ended early
     * @param sealed what was sealed anew in this run
     */
    public record Exchanged(int key, SealCipher cipher, boolean continued, Sealed sealed) {}

    /**
     * What was sealed anew.
     *
     * @param values texts of columns
     * @param pieces of what is sealed in other ways
     * @param damaged what did not open, or was never sealed, and was left as it is: the first of
     *     them by their names
     * @param damages how many these are
     */
    public record Sealed(long values, long pieces, List<String> damaged, long damages) {}

    /** Makes a new key of the newest one's cipher; else as {@link #rotate(SealCipher)}. */
    public Exchanged rotate() throws SQLException {
        enter();
        return rotate(keys.cipher());
    }

    /**
     * Makes a new key of that cipher, or goes on with an exchange that ended early whatever its
     * cipher, and seals everything under it. What does not open is left as it is.
     *
     * @throws IllegalStateException if a key under which something may stand is missing, or another
     *     one is in its file: nothing was done then
     */
    public Exchanged rotate(SealCipher cipher) throws SQLException {
        enter();
        keys.demandAll();
        if (!keys.exist()) {
            // Two keys not retired are how an exchange that ended early is known.
            keys.add(keys.cipher(), clock.instant());
        }
        boolean continued = keys.unfinished();
        int key = continued ? keys.newest() : keys.add(cipher, clock.instant());
        if (!continued) {
            note(
                    "secret.rotation-started",
                    Map.of("key", String.valueOf(key), "cipher", cipher.word()));
        }
        connection.commit();
        return new Exchanged(key, keys.cipher(), continued, finish());
    }

    /**
     * Seals under the newest key whatever is not, and retires the others; destroys those that were
     * retired a day ago. Nothing to do costs one look at a small table.
     */
    public Sealed finish() throws SQLException {
        enter();
        var sealed = NOTHING;
        if (keys.exist() && (keys.unfinished() || columns.anyNotUnder(keys.newest()))) {
            keys.demandAll();
            sealed = sealUnder(keys.newest());
        }
        connection.commit();
        enter();
        keys.destroyRetired(clock.instant().minus(OLD_KEYS_STAY));
        connection.commit();
        return sealed;
    }

    private Sealed sealUnder(int newest) throws SQLException {
        keys.waitForWriters();
        nextBatch(newest);
        var damaged = new LinkedHashSet<Place>();
        long values = columns.sealAll(newest, () -> nextBatch(newest), damaged::add);
        long pieces = sealOthers(newest, damaged);
        connection.commit();
        enter();
        var sealed = new Sealed(values, pieces, names(damaged), damaged.size());
        // Every other key was proven to be the one that is meant: what does not open under it never
        // will. Of the first nothing tells that.
        int retired = keys.retireBefore(newest, !firstIsNeeded(), clock.instant());
        note(
                "secret.sealed",
                Map.of(
                        "key", String.valueOf(newest),
                        "values", String.valueOf(values),
                        "pieces", String.valueOf(pieces),
                        "damaged", String.valueOf(damaged.size()),
                        "retired", String.valueOf(retired)));
        return sealed;
    }

    /** Each piece in a transaction of its own. */
    private long sealOthers(int newest, Set<Place> damaged) throws SQLException {
        long pieces = 0;
        for (var other : others) {
            nextBatch(newest);
            var piece = other.next(connection, columns.under(newest), columns::open, 0);
            while (piece != null) {
                if (piece.open()) {
                    pieces++;
                } else {
                    damaged.add(piece.place());
                }
                nextBatch(newest);
                long after = piece.place().row();
                piece = other.next(connection, columns.under(newest), columns::open, after);
            }
        }
        return pieces;
    }

    private boolean firstIsNeeded() throws SQLException {
        boolean needed = false;
        for (var other : others) {
            needed |= other.needsFirstKey(connection);
        }
        return needed;
    }

    private List<String> names(Collection<Place> places) throws SQLException {
        var names = new ArrayList<String>();
        for (var place : places.stream().limit(NAMED).toList()) {
            names.add(name(place));
        }
        return names;
    }

    private String name(Place place) throws SQLException {
        for (var other : others) {
            var name = other.name(connection, place);
            if (name != null) {
                return name;
            }
        }
        return "%s.%s %d".formatted(place.table(), place.column(), place.row());
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
