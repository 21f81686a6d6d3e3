package org.fengsui.server.platform.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.fengsui.server.platform.audit.AuditVerifier;
import org.fengsui.server.platform.backup.Manifest.DataFile;
import org.fengsui.server.platform.backup.Manifest.Sequence;
import org.fengsui.server.platform.backup.domain.ArchiveWriter;
import org.fengsui.server.platform.backup.domain.DataFiles;
import org.fengsui.server.platform.backup.domain.Tables;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.postgresql.PGConnection;

/**
 * Writes the record and the data folder's keys and settings to one file. All tables are read in one
 * snapshot, so a server may go on working meanwhile.
 */
public final class Backup {

    private final Connection connection;
    private final Path data;

    /**
     * @param connection to the record, as the product's own role; its auto-commit must be off and
     *     no transaction running; it is rolled back
     * @param data the server's data folder
     */
    public Backup(Connection connection, Path data) {
        this.connection = connection;
        this.data = data;
    }

    /**
     * A backup just made.
     *
     * @param manifest what it holds
     * @param bytes the file's size
     * @param sha256 of the whole file, 64 lower-case hexadecimal digits
     */
    public record Made(Manifest manifest, long bytes, String sha256) {}

    /**
     * Writes the file.
     *
     * @param file where to; nothing may be there
     * @param product the product's version
     * @param now the present, by the system clock
     * @throws Refusal if there is a file already, or the folder or the database is no server's
     * @throws IOException if the file cannot be written; nothing of it is left then
     * @throws SQLException if the record cannot be read; nothing of the file is left then
     */
    public Made write(Path file, String product, Instant now) throws IOException, SQLException {
        if (!DataFiles.isAServers(data)) {
            throw new Refusal(BackupProblem.NO_KEYS, data);
        }
        try (var archive = ArchiveWriter.begin(file)) {
            enter();
            var migrations = Tables.migrations(connection);
            if (migrations.isEmpty()) {
                throw new Refusal(BackupProblem.NO_RECORD);
            }
            var head = AuditVerifier.head(connection).written();
            var files = files(archive);
            var tables = tables(archive);
            var manifest =
                    new Manifest(
                            Manifest.FORMAT,
                            product,
                            now,
                            DataFiles.origin(data),
                            migrations,
                            head,
                            tables,
                            sequences(),
                            files);
            var sha256 = archive.finish(manifest);
            return new Made(manifest, Files.size(file), sha256);
        } finally {
            connection.rollback();
        }
    }

    /** One snapshot, seeing all rows, and writing values the way every PostgreSQL reads them. */
    private void enter() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
            statement.execute(
                    """
                    select set_config('fengsui.scope', '%s', true),
                           set_config('timezone', 'UTC', true),
                           set_config('datestyle', 'ISO, YMD', true),
                           set_config('intervalstyle', 'postgres', true),
                           set_config('extra_float_digits', '1', true),
                           set_config('bytea_output', 'hex', true)
                    """
                            .formatted(Scope.school().setting()));
        }
    }

    private List<DataFile> files(ArchiveWriter archive) throws IOException, SQLException {
        var files = new ArrayList<DataFile>();
        for (var path : DataFiles.in(data)) {
            var sha256 = archive.add("data/" + path, out -> Files.copy(data.resolve(path), out));
            files.add(new DataFile(path, sha256));
        }
        return files;
    }

    private List<Manifest.Table> tables(ArchiveWriter archive) throws IOException, SQLException {
        var copies = connection.unwrap(PGConnection.class).getCopyAPI();
        var tables = new ArrayList<Manifest.Table>();
        for (var table : Tables.of(connection)) {
            var rows = new AtomicLong();
            var draft = new Manifest.Table(table.name(), table.columns(), 0, "");
            var sha256 =
                    archive.add(
                            draft.part(),
                            out ->
                                    rows.set(
                                            copies.copyOut(
                                                    "copy " + table.sql() + " to stdout", out)));
            tables.add(new Manifest.Table(table.name(), table.columns(), rows.get(), sha256));
        }
        return tables;
    }

    /** Read after the rows: a sequence knows no snapshot, and must not stand behind them. */
    private List<Sequence> sequences() throws SQLException {
        var sequences = new ArrayList<Sequence>();
        for (var name : Tables.sequences(connection)) {
            try (var statement = connection.createStatement();
                    var row =
                            statement.executeQuery(
                                    "select last_value, is_called from " + Tables.quoted(name))) {
                row.next();
                sequences.add(
                        new Sequence(name, row.getLong("last_value"), row.getBoolean("is_called")));
            }
        }
        return sequences;
    }
}
