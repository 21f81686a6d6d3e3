package org.fengsui.server.platform.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.fengsui.server.platform.audit.AuditHead;
import org.fengsui.server.platform.audit.AuditNote;
import org.fengsui.server.platform.audit.AuditVerification;
import org.fengsui.server.platform.audit.AuditVerification.Broken;
import org.fengsui.server.platform.audit.AuditVerification.Intact;
import org.fengsui.server.platform.audit.AuditVerifier;
import org.fengsui.server.platform.backup.Manifest.Sequence;
import org.fengsui.server.platform.backup.domain.ArchiveReader;
import org.fengsui.server.platform.backup.domain.DataFiles;
import org.fengsui.server.platform.backup.domain.Loading;
import org.fengsui.server.platform.backup.domain.Migrations;
import org.fengsui.server.platform.backup.domain.Tables;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.record.DraftRecord;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/**
 * Makes a data folder with an embedded database from a backup's file, whole or not at all: the file
 * is verified before anything is written, and the folder gets its content after that was verified
 * too.
 */
public final class Restore {

    private final Path file;
    private final String product;
    private final Clock clock;

    /** What becomes of a backup whose audit chain does not hold. */
    public enum BrokenChain {
        /** It is refused, like everything else that is not as it was written. */
        REFUSE,
        /**
         * It is restored: the chain was broken before the backup was made, and nothing is better.
         */
        KEEP
    }

    /**
     * @param file the backup
     * @param product the product's version
     * @param clock the system clock
     */
    public Restore(Path file, String product, Clock clock) {
        this.file = file;
        this.product = product;
        this.clock = clock;
    }

    /**
     * What was restored.
     *
     * @param manifest what the file held; its counts are the database's
     * @param chain what the audit chain's verification found
     * @param schema the schema's version now, at or above the file's
     * @param settings where the school's settings lie, not yet in force; null where there were none
     */
    public record Restored(
            Manifest manifest, AuditVerification chain, String schema, @Nullable Path settings) {}

    /**
     * Restores.
     *
     * @param data the data folder, empty or not there
     * @param brokenChain what to do about a broken audit chain
     * @throws Refusal if the file or the folder is not one for it; nothing is left behind then
     * @throws IOException if file or folder cannot be read or written; as above
     * @throws SQLException if the new database does not answer; as above
     */
    public Restored into(Path data, BrokenChain brokenChain) throws IOException, SQLException {
        try (var archive = ArchiveReader.open(file)) {
            var manifest = archive.manifest();
            var newest = Migrations.newest();
            var version = MigrationVersion.fromVersion(manifest.schema());
            if (version.compareTo(newest) > 0) {
                throw new Refusal(
                        BackupProblem.TOO_NEW,
                        file,
                        manifest.product(),
                        manifest.schema(),
                        product);
            }
            archive.verify();
            try (var draft = DraftRecord.begin(data)) {
                putFiles(archive, draft.folder());
                draft.start();
                Migrations.to(version, draft.owner());
                refuseOtherSchema(manifest, draft.owner());
                var chain = load(archive, draft.administrator(), brokenChain);
                Migrations.to(newest, draft.owner());
                note(manifest, chain, draft.owner());
                analyze(draft.administrator());
                draft.place();
                var settings = data.resolve(DataFiles.RESTORED_SETTINGS);
                return new Restored(
                        manifest,
                        chain,
                        newest.getVersion(),
                        Files.exists(settings) ? settings : null);
            }
        }
    }

    private static void putFiles(ArchiveReader archive, Path folder)
            throws IOException, SQLException {
        DataFiles.mark(folder, archive.manifest().data());
        for (var part : archive.manifest().files()) {
            archive.read(
                    part.part(),
                    part.sha256(),
                    in -> {
                        DataFiles.write(folder, part.path(), in);
                        return 1;
                    });
        }
    }

    /** The same version may name other tables in a product that was never released. */
    private void refuseOtherSchema(Manifest manifest, DataSource owner) throws SQLException {
        try (var connection = owner.getConnection()) {
            refuseOther(manifest, Tables.migrations(connection), manifest.migrations());
            refuseOther(
                    manifest,
                    Tables.of(connection),
                    manifest.tables().stream().map(Tables.Columns::of).toList());
            refuseOther(
                    manifest,
                    Tables.sequences(connection),
                    manifest.sequences().stream().map(Sequence::name).toList());
        }
    }

    private void refuseOther(Manifest manifest, List<?> here, List<?> there) {
        var differing = new TreeSet<String>();
        Stream.concat(
                        here.stream().filter(one -> !there.contains(one)),
                        there.stream().filter(one -> !here.contains(one)))
                .map(String::valueOf)
                .forEach(differing::add);
        if (!differing.isEmpty()) {
            throw new Refusal(
                    BackupProblem.SCHEMA_DIFFERS, file, manifest.product(), differing.first());
        }
    }

    private AuditVerification load(
            ArchiveReader archive, DataSource administrator, BrokenChain brokenChain)
            throws IOException, SQLException {
        try (var connection = administrator.getConnection()) {
            connection.setAutoCommit(false);
            new Loading(connection, archive).load();
            return verifyChain(connection, archive.manifest(), brokenChain);
        }
    }

    private AuditVerification verifyChain(
            Connection administrator, Manifest manifest, BrokenChain brokenChain)
            throws SQLException {
        var head = AuditHead.of(manifest.auditHead());
        var held = head.block() == 0 ? Optional.<AuditHead>empty() : Optional.of(head);
        var chain = AuditVerifier.verify(administrator, held);
        return switch (chain) {
            case Intact intact -> intact;
            case Broken broken when brokenChain == BrokenChain.KEEP -> broken;
            case Broken broken ->
                    throw new Refusal(BackupProblem.CHAIN_BROKEN, file, broken.block());
        };
    }

    /** Whoever reads the log later sees that all above it came from a file, and which. */
    private void note(Manifest manifest, AuditVerification chain, DataSource owner)
            throws SQLException {
        try (var connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            AuditNote.write(
                    connection,
                    clock.instant(),
                    "backup.restored",
                    Map.of(
                            "file", String.valueOf(file.getFileName()),
                            "madeAt", manifest.madeAt().toString(),
                            "product", manifest.product(),
                            "schema", manifest.schema(),
                            "auditHead", manifest.auditHead(),
                            "chain", chain instanceof Intact ? "intact" : "broken"));
            connection.commit();
        }
    }

    /** A new database knows nothing of its tables' sizes, and its first day would be slow. */
    private static void analyze(DataSource administrator) throws SQLException {
        try (var connection = administrator.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("analyze");
        }
    }
}
