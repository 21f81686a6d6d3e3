package org.fengsui.server.platform.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A plain connection to the record for a command beside the server: to the embedded database
 * whether its server runs or not, or to an external one.
 */
public final class RecordConnection implements AutoCloseable {

    private static final String NAME = "fengsui";

    /** In PostgreSQL's {@code postmaster.pid}: the process, the folder, the start, the port. */
    private static final int PORT_LINE = 3;

    private final Connection connection;
    private final @Nullable EmbeddedRecord started;

    private RecordConnection(Connection connection, @Nullable EmbeddedRecord started) {
        this.connection = connection;
        this.started = started;
    }

    /**
     * To the embedded database of a data folder: the one that its server runs, else one started for
     * this connection.
     *
     * @throws Refusal if the database does not start
     * @throws SQLException if it does not answer
     */
    public static RecordConnection embedded(Path data) throws IOException, SQLException {
        var folder = new DataFolder(data);
        try {
            var record = EmbeddedRecord.start(folder);
            return new RecordConnection(
                    connect(record.getJdbcUrl(), record.getUsername(), record.getPassword()),
                    record);
        } catch (Refusal e) {
            if (e.problem() != RecordProblem.FOLDER_IN_USE) {
                throw e;
            }
            var lines = Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"));
            var url = "jdbc:postgresql://127.0.0.1:" + lines.get(PORT_LINE).strip() + "/" + NAME;
            return new RecordConnection(connect(url, NAME, folder.key("database")), null);
        }
    }

    /**
     * To an external database.
     *
     * @throws SQLException if it does not answer
     */
    public static RecordConnection external(String url, String username, String password)
            throws SQLException {
        return new RecordConnection(connect(url, username, password), null);
    }

    /** Connections to a database as a role; none is held. */
    public static DataSource source(String url, String username, @Nullable String password) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(username);
        source.setPassword(password);
        return source;
    }

    private static Connection connect(String url, String username, String password)
            throws SQLException {
        var connection = DriverManager.getConnection(url, username, password);
        connection.setAutoCommit(false);
        return connection;
    }

    /** The connection, its auto-commit off. */
    public Connection get() {
        return connection;
    }

    @Override
    public void close() throws IOException, SQLException {
        try {
            connection.close();
        } finally {
            if (started != null) {
                started.close();
            }
        }
    }
}
