package org.fengsui.server.platform.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.fengsui.server.platform.backup.domain.Tables;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.record.RecordConnection;

/** Looks into a data folder's embedded database past row security, and may change anything. */
public final class Superuser implements AutoCloseable {

    private static final int PORT_LINE = 3;

    private final Path data;
    private final RecordConnection owner;
    private final Connection connection;

    private Superuser(Path data, RecordConnection owner, Connection connection) {
        this.data = data;
        this.owner = owner;
        this.connection = connection;
    }

    /** Starts the database if it does not run. */
    public static Superuser of(Path data) throws IOException, SQLException {
        var owner = RecordConnection.embedded(data);
        var lines = Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"));
        var url = "jdbc:postgresql://127.0.0.1:" + lines.get(PORT_LINE).strip() + "/fengsui";
        return new Superuser(data, owner, connection(data, url));
    }

    /** The same of another database of that server, new and empty, while this one is open. */
    public Superuser created(String database) throws SQLException {
        change("create database " + database + " owner fengsui");
        var url = url().replace("/fengsui", "/" + database);
        return new Superuser(
                data,
                RecordConnection.external(url, "fengsui", new DataFolder(data).key("database")),
                connection(data, url));
    }

    private static Connection connection(Path data, String url) throws SQLException {
        return DriverManager.getConnection(
                url, "postgres", new DataFolder(data).key("database-administrator"));
    }

    /** As its server connects to it. */
    public DataSource source() throws SQLException {
        return RecordConnection.source(url(), "fengsui", new DataFolder(data).key("database"));
    }

    /** Count and hash of each table's rows, and how far each sequence has counted. */
    public Map<String, String> content() throws SQLException {
        var content = new TreeMap<String, String>();
        for (var table : Tables.of(owner.get())) {
            content.put(
                    table.name(),
                    one(
                            "select count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)"
                                    + "::numeric), 0) from "
                                    + Tables.quoted(table.name())
                                    + " t"));
        }
        for (var sequence : Tables.sequences(owner.get())) {
            content.put(
                    sequence,
                    one("select last_value || ' ' || is_called from " + Tables.quoted(sequence)));
        }
        owner.get().rollback();
        return content;
    }

    /** Where the database is reached, for its owner's command. */
    public String url() throws SQLException {
        return connection.getMetaData().getURL();
    }

    /** The only value of a query's only row. */
    public String one(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    /** Changes rows with triggers off. */
    public void change(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
            statement.execute("reset session_replication_role");
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        connection.close();
        owner.close();
    }
}
