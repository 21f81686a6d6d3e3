package org.fengsui.server.platform.backup.domain;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.fengsui.server.platform.backup.BackupProblem;
import org.fengsui.server.platform.backup.Manifest;
import org.fengsui.server.platform.backup.Manifest.Sequence;
import org.fengsui.server.platform.kernel.Refusal;
import org.postgresql.PGConnection;

/**
 * Fills a migrated, unused record from a backup, as its owner: rows are put back as they were, past
 * what keeps others from writing them so.
 */
public final class Loading {

    private final Connection owner;
    private final ArchiveReader archive;

    /**
     * @param owner to the record, auto-commit off; each load is committed
     */
    public Loading(Connection owner, ArchiveReader archive) {
        this.owner = owner;
        this.archive = archive;
    }

    /**
     * Replaces the content of all tables, in one transaction, and counts it.
     *
     * @throws Refusal if a part is not taken or other rows arrive than were written
     */
    public void load() throws IOException, SQLException {
        var manifest = archive.manifest();
        execute(
                """
                select set_config('timezone', 'UTC', true),
                       set_config('datestyle', 'ISO, YMD', true),
                       set_config('intervalstyle', 'postgres', true)
                """);
        var barriers = Barriers.lift(owner);
        // What migrations themselves wrote is in the backup, as it was then.
        execute(
                manifest.tables().stream()
                        .map(table -> Tables.quoted(table.name()))
                        .collect(Collectors.joining(", ", "truncate ", "")));
        var copies = owner.unwrap(PGConnection.class).getCopyAPI();
        for (var table : manifest.tables()) {
            var sql = "copy " + Tables.Columns.of(table).sql() + " from stdin";
            try {
                archive.read(table.part(), table.sha256(), in -> copies.copyIn(sql, in));
            } catch (SQLException e) {
                throw new Refusal(
                        e, BackupProblem.NOT_LOADED, table.part(), String.valueOf(e.getMessage()));
            }
            count(table);
        }
        continueSequences(manifest.sequences());
        putBack(barriers);
        owner.commit();
    }

    private static void putBack(Barriers barriers) {
        try {
            barriers.restore();
        } catch (SQLException e) {
            throw new Refusal(
                    e, BackupProblem.NOT_LOADED, "references", String.valueOf(e.getMessage()));
        }
    }

    private void count(Manifest.Table table) throws SQLException {
        try (var statement = owner.createStatement();
                var row =
                        statement.executeQuery(
                                "select count(*) from " + Tables.quoted(table.name()))) {
            row.next();
            if (row.getLong(1) != table.rows()) {
                throw new Refusal(
                        BackupProblem.COUNT_DIFFERS, table.name(), table.rows(), row.getLong(1));
            }
        }
    }

    private void continueSequences(List<Sequence> sequences) throws SQLException {
        try (var statement = owner.prepareStatement("select setval(?::regclass, ?, ?)")) {
            for (var sequence : sequences) {
                statement.setString(1, Tables.quoted(sequence.name()));
                statement.setLong(2, sequence.value());
                statement.setBoolean(3, sequence.called());
                statement.executeQuery().close();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
