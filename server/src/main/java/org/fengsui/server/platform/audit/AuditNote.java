package org.fengsui.server.platform.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.fengsui.server.platform.kernel.Scope;
import tools.jackson.databind.json.JsonMapper;

/** An entry by a verb of the command, which acts beside the server; sealed when a server runs. */
public final class AuditNote {

    private static final JsonMapper JSON = new JsonMapper();

    private AuditNote() {}

    /**
     * Writes an entry in the connection's transaction. The actor is the machine's user who ran the
     * verb.
     *
     * @param connection of a role that may write the log, its auto-commit off
     * @param at the present, by the system clock
     * @param action kebab-case verb with its room first
     * @param details further facts; never secrets
     */
    public static void write(
            Connection connection, Instant at, String action, Map<String, String> details)
            throws SQLException {
        try (var scope = connection.prepareStatement("select set_config('fengsui.scope', ?, true)")) {
            scope.setString(1, Scope.school().setting());
            scope.execute();
        }
        try (var entry =
                connection.prepareStatement(
                        """
                        insert into audit.entry (at, account_id, actor_name, action, details)
                        values (?, 0, ?, ?, ?::jsonb)
                        """)) {
            entry.setObject(1, at.atOffset(ZoneOffset.UTC));
            entry.setString(2, System.getProperty("user.name"));
            entry.setString(3, action);
            entry.setString(4, JSON.writeValueAsString(new TreeMap<>(details)));
            entry.executeUpdate();
        }
    }
}
