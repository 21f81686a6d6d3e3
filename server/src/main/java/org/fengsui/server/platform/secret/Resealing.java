package org.fengsui.server.platform.secret;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What a room keeps under the key with the number 0 in a way of its own, not as a text of a sealed
 * column, and brings under a later key when keys are exchanged.
 */
@FunctionalInterface
public interface Resealing {

    /**
     * Brings the next piece under another key, in the connection's running transaction, which is
     * committed after it.
     *
     * @param connection of the record's owner, in the school's scope
     * @param seal seals under the newest key
     * @return whether there was one; false when nothing is left
     * @throws IllegalStateException if the piece does not open
     */
    boolean next(Connection connection, Secrets.Seal seal) throws SQLException;
}
