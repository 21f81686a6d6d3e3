package org.fengsui.server.process;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.fengsui.server.platform.record.RecordConnection;

/** What a server that was killed had taken for itself for a minute, and nobody else may take. */
final class Leases {

    private Leases() {}

    /** Lets that minute pass; no server runs on the folder. */
    static void end(Path data) throws IOException, SQLException {
        try (var record = RecordConnection.embedded(data)) {
            try (var statement = record.get().createStatement()) {
                statement.execute("select set_config('fengsui.scope', 'school', true)");
                statement.execute(
                        """
                        update delivery.message set next_attempt = next_attempt - interval '60 s'
                        where state = 'SENDING'
                        """);
            }
            record.get().commit();
        }
    }
}
