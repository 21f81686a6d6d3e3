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
import org.fengsui.server.platform.backup.Manifest.Origin;
import org.fengsui.server.platform.backup.Manifest.Sequence;
import org.fengsui.server.platform.backup.domain.ArchiveReader;
import org.fengsui.server.platform.backup.domain.DataFiles;
import org.fengsui.server.platform.backup.domain.EmptyDatabase;
import org.fengsui.server.platform.backup.domain.Loading;
import org.fengsui.server.platform.backup.domain.Migrations;
import org.fengsui.server.platform.backup.domain.Tables;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.record.DraftRecord;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/**
 * Makes a data folder from a backup's file, with an embedded database or beside an external one,
 * whole or not at all: the file is verified before anything is written, and the folder gets its
 * content after that was verified too.
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
     * Restores into an embedded database.
     *
     * @param data the data folder, empty or not there
     * @param brokenChain what to do about a broken audit chain
     * @throws Refusal if the file or the folder is not one for it; nothing is left behind then
     * @throws IOException if file or folder cannot be read or written; as above
     * @throws SQLException if the new database does not answer; as above
     */
    public Restored into(Path data, BrokenChain brokenChain) throws IOException, SQLException {
        return into(
                data,
                (archive, draft) -> {
                    draft.start();
                    var chain = fill(archive, draft.owner(), brokenChain);
                    draft.place();
                    return chain;
                });
    }

    /**
     * Restores into an external database; the folder gets the keys and whatever else is not in it.
     *
     * @param owner its role as the server connects: owner of an empty database, no superuser
     * @param name what people call the database
     * @throws Refusal if the file, the folder or the database is not one for it; nothing is left
     *     behind then, in the database neither
     * @throws IOException if file or folder cannot be read or written; as above
     * @throws SQLException if the database does not answer; as above
     */
    public Restored into(Path data, DataSource owner, String name, BrokenChain brokenChain)
            throws IOException, SQLException {
        return into(
                data,
                (archive, draft) -> {
                    if (archive.manifest().data() == Origin.DEMO) {
                        throw new Refusal(BackupProblem.DEMO_STAYS_EMBEDDED, file);
                    }
                    try (var database = EmptyDatabase.of(owner, name)) {
                        var chain = fill(archive, owner, brokenChain);
                        draft.place();
                        database.keep();
                        return chain;
                    }
                });
    }

    /** Fills a database and puts the folder that belongs to it into its place. */
    private interface Filling {
        AuditVerification fill(ArchiveReader archive, DraftRecord draft)
                throws IOException, SQLException;
    }

    private Restored into(Path data, Filling filling) throws IOException, SQLException {
        try (var archive = ArchiveReader.open(file)) {
            var manifest = archive.manifest();
            var newest = Migrations.newest();
            if (schema(manifest).compareTo(newest) > 0) {
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
                var chain = filling.fill(archive, draft);
                var settings = data.resolve(DataFiles.RESTORED_SETTINGS);
                return new Restored(
                        manifest,
                        chain,
                        newest.getVersion(),
                        Files.exists(settings) ? settings : null);
            }
        }
    }

    private static MigrationVersion schema(Manifest manifest) {
        return MigrationVersion.fromVersion(manifest.schema());
    }

    private AuditVerification fill(ArchiveReader archive, DataSource owner, BrokenChain brokenChain)
            throws IOException, SQLException {
        var manifest = archive.manifest();
        migrate(schema(manifest), owner);
        refuseOtherSchema(manifest, owner);
        var chain = load(archive, owner, brokenChain);
        migrate(Migrations.newest(), owner);
        note(manifest, chain, owner);
        analyze(owner);
        return chain;
    }

    private static void migrate(MigrationVersion version, DataSource owner) {
        try {
            Migrations.to(version, owner);
        } catch (FlywayException e) {
            throw new Refusal(
                    e,
                    BackupProblem.NOT_LOADED,
                    "schema " + version,
                    String.valueOf(e.getMessage()));
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

    private AuditVerification load(ArchiveReader archive, DataSource owner, BrokenChain brokenChain)
            throws IOException, SQLException {
        try (var connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            new Loading(connection, archive).load();
            return verifyChain(connection, archive.manifest(), brokenChain);
        }
    }

    private AuditVerification verifyChain(
            Connection owner, Manifest manifest, BrokenChain brokenChain) throws SQLException {
        var head = AuditHead.of(manifest.auditHead());
        var held = head.block() == 0 ? Optional.<AuditHead>empty() : Optional.of(head);
        var chain = AuditVerifier.verify(owner, held);
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
    private static void analyze(DataSource owner) throws SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("analyze");
        }
    }
}
