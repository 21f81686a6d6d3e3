package org.fengsui.server.platform.secret;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What a room seals in a way of its own, not as a text of a sealed column, and seals anew when keys
 * are exchanged: what stands under the key with the number 0, or was sealed with another cipher
 * than the newest key's.
 */
public interface Resealing {

    /**
     * One piece.
     *
     * @param place where its key stands
     * @param open whether it opened and was sealed anew; else it was left as it is
     */
    record Piece(Place place, boolean open) {}

    /**
     * Seals the next piece anew, in the connection's running transaction, which is committed after
     * it. Sealed columns are done before.
     *
     * @param connection of the record's owner, in the school's scope
     * @param seal seals under the newest key
     * @param opener opens values of sealed columns
     * @param after the row of the piece before, 0 for the first
     * @return null when nothing is left
     */
    @Nullable Piece next(
            Connection connection, Secrets.Seal seal, Secrets.Opener opener, long after)
            throws SQLException;

    /** Whether anything stands under the key with the number 0. */
    boolean needsFirstKey(Connection connection) throws SQLException;

    /** What people know a row of this room by; null for a row of another. */
    @Nullable String name(Connection connection, Place place) throws SQLException;
}
