package org.fengsui.server.command;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.fengsui.server.platform.record.RecordConnection;
import org.jspecify.annotations.Nullable;

/** How a verb gets at the record beside the server. */
final class RecordConnections {

    private RecordConnections() {}

    /**
     * To the embedded database of a data folder, or to an external one as the environment's role.
     *
     * @param url the external database; null for the embedded one
     */
    static RecordConnection open(Path data, @Nullable String url, Map<String, String> environment)
            throws IOException, SQLException {
        return url == null
                ? RecordConnection.embedded(data)
                : RecordConnection.external(url, role(environment), password(environment));
    }

    /** As many connections as are needed to an external database, as the environment's role. */
    static DataSource external(String url, Map<String, String> environment) {
        return RecordConnection.source(url, role(environment), password(environment));
    }

    private static String role(Map<String, String> environment) {
        return environment.getOrDefault("FENGSUI_DATABASE_USER", "fengsui");
    }

    private static String password(Map<String, String> environment) {
        return environment.getOrDefault("FENGSUI_DATABASE_PASSWORD", "");
    }
}
