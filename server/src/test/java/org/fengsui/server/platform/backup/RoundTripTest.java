package org.fengsui.server.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fengsui.server.testing.OwnServer.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.AbstractThrowableAssert;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.audit.AuditVerification;
import org.fengsui.server.platform.backup.Restore.BrokenChain;
import org.fengsui.server.platform.backup.domain.ArchiveReader;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.record.RecordProblem;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of a backup in other folders. */
class RoundTripTest extends BackedUpServer {

    private Restore.Restored restore(Path file) throws IOException, SQLException {
        return new Restore(file, "0.2.0", Clock.systemUTC()).into(target, BrokenChain.REFUSE);
    }

    private AbstractThrowableAssert<?, ?> assertRefused(Path file, Problem problem) {
        var refused =
                assertThatThrownBy(() -> restore(file))
                        .isInstanceOfSatisfying(
                                Refusal.class,
                                refusal -> assertThat(refusal.problem()).isEqualTo(problem));
        assertThat(target).as("nothing is left behind").doesNotExist();
        return refused;
    }

    @Test
    void everyRowSequenceAndFileComesBackAndAServerRunsOnIt() throws IOException, SQLException {
        var restored = restore(backup);
        assertThat(restored.manifest()).isEqualTo(made.manifest());
        assertThat(restored.chain()).isInstanceOf(AuditVerification.Intact.class);
        try (var there = Superuser.of(target)) {
            assertThat(withoutLog(there.content())).isEqualTo(withoutLog(content));
            assertThat(
                            there.one(
                                    "select max(action) from audit.entry where action like 'backup.%'"))
                    .as("whoever reads the log sees that all before came from a file")
                    .isEqualTo("backup.restored");
            assertThat(there.one("select count(*) from finding.episode")).isNotEqualTo("0");
        }
        assertThat(target.resolve("fengsui.yaml"))
                .as("not in force before somebody looked at them")
                .doesNotExist();
        assertThat(Objects.requireNonNull(restored.settings()))
                .hasSameTextualContentAs(data.resolve("fengsui.yaml"));
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(target.resolve("keys/secret-1"))))
                .isEqualTo("rw-------");
        works(serve(target));
    }

    @Test
    void aBackupCountsEveryRowAndOnlyItsOwnerReadsIt() throws IOException, SQLException {
        assertThat(made.manifest().tables())
                .allSatisfy(table ->
                        assertThat(content.get(table.name())).startsWith(table.rows() + ":"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        assertThat(made.manifest().auditHead()).doesNotStartWith("0:");
        assertThatThrownBy(() -> write(backup))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.problem()).isEqualTo(BackupProblem.FILE_EXISTS));
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
        }
    }

    /** Otherwise a backup, made as the product's role, would hold less than there is. */
    @Test
    void whoSeesTheSchoolSeesEveryRowOfEveryTable() throws IOException, SQLException {
        try (var here = Superuser.of(data)) {
            assertThat(
                            here.one(
                                    """
                                    select coalesce(string_agg(c.oid::regclass::text, ' '), 'none')
                                    from pg_class c
                                    where c.relrowsecurity and not exists (
                                        select from pg_policy p
                                        where p.polrelid = c.oid and p.polpermissive
                                          and p.polcmd in ('*', 'r')
                                          and pg_get_expr(p.polqual, p.polrelid)
                                              ~ '^\\(?\\(* ?SELECT kernel.sees_school\\(\\)')
                                    """))
                    .isEqualTo("none");
        }
    }

    @Test
    void aBackupIsOneMomentWhileTheServerWrites() throws Exception {
        var stop = new AtomicBoolean();
        var transaction = server.getBean(TransactionTemplate.class);
        var audit = server.getBean(AuditLog.class);
        var writer =
                Thread.ofVirtual()
                        .start(() -> {
                            while (!stop.get()) {
                                transaction.executeWithoutResult(_ ->
                                        audit.append(0, "machine", "test.wrote", null, Map.of()));
                                run("audit-sealer");
                            }
                        });
        var busy = folder.resolve("busy.zip");
        try {
            write(busy);
        } finally {
            stop.set(true);
            writer.join();
        }
        assertThat(restore(busy).chain()).isInstanceOf(AuditVerification.Intact.class);
    }

    @Test
    void aFolderWithAnythingInItIsLeftAlone() throws IOException {
        Files.createDirectories(target);
        var other = Files.writeString(target.resolve("other.txt"), "mine");
        assertThatThrownBy(() -> restore(backup))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.problem())
                                        .isEqualTo(RecordProblem.FOLDER_NOT_EMPTY));
        assertThat(target).isDirectoryContaining(path -> path.equals(other));
        assertThat(target.toFile().list()).hasSize(1);
    }

    @Test
    void whatWasCutOffIsRefused() throws IOException {
        long size = Files.size(backup);
        for (long bytes : List.of(0L, 100L, size / 2, size - 1)) {
            var cut = Zips.cut(backup, folder.resolve("cut-" + bytes + ".zip"), bytes);
            assertRefused(cut, BackupProblem.NOT_A_BACKUP);
        }
        assertRefused(folder.resolve("none.zip"), BackupProblem.NOT_A_BACKUP);
    }

    @Test
    void whatWasChangedIsRefusedWithThePartsName() throws IOException {
        var entries = "tables/audit.entry.copy";
        assertRefused(
                        Zips.changed(
                                backup,
                                folder.resolve("changed.zip"),
                                parts -> flip(parts, entries)),
                        BackupProblem.PART_DAMAGED)
                .hasMessageContaining(entries);
        assertRefused(
                        Zips.changed(
                                backup, folder.resolve("less.zip"), parts -> parts.remove(entries)),
                        BackupProblem.PART_DAMAGED)
                .hasMessageContaining(entries);
        assertRefused(
                        Zips.changed(
                                backup,
                                folder.resolve("more.zip"),
                                parts -> parts.put("data/../../evil", new byte[] {1})),
                        BackupProblem.PART_DAMAGED)
                .hasMessageContaining("evil");
        var newest = made.manifest().schema();
        assertRefused(manifest("newer.zip", newest, "99.0.0.01"), BackupProblem.TOO_NEW);
    }

    @Test
    void aFlippedBitAnywhereIsRefusedOrHarmless() throws IOException, SQLException {
        var bytes = Files.readAllBytes(backup);
        for (int at = 200; at < bytes.length - 30; at += bytes.length / 40) {
            var flipped = bytes.clone();
            flipped[at] ^= 0x10;
            var file = Files.write(folder.resolve("flipped.zip"), flipped);
            try (var archive = ArchiveReader.open(file)) {
                archive.verify();
                assertThat(archive.manifest()).as("byte %s", at).isEqualTo(made.manifest());
            } catch (Refusal refused) {
                assertThat(refused.problem())
                        .isIn(BackupProblem.PART_DAMAGED, BackupProblem.NOT_A_BACKUP);
            }
        }
    }

    @Test
    void countsAndTablesThatDoNotFitAreRefusedAfterLoading() throws IOException {
        var accounts = "\"name\" : \"access.account\"";
        assertThat(made.manifest().tables())
                .anyMatch(table -> table.name().equals("access.account"));
        var counted =
                Zips.changed(
                        backup,
                        folder.resolve("counted.zip"),
                        parts ->
                                parts.computeIfPresent(
                                        "manifest.json",
                                        (_, text) -> {
                                            var whole = new String(text, StandardCharsets.UTF_8);
                                            int at = whole.indexOf(accounts);
                                            return (whole.substring(0, at)
                                                            + whole.substring(at)
                                                                    .replaceFirst(
                                                                            "\"rows\" : 3",
                                                                            "\"rows\" : 4"))
                                                    .getBytes(StandardCharsets.UTF_8);
                                        }));
        assertRefused(counted, BackupProblem.COUNT_DIFFERS).hasMessageContaining("access.account");
        assertRefused(
                        manifest("columns.zip", "\"display_name\"", "\"shown_name\""),
                        BackupProblem.SCHEMA_DIFFERS)
                .hasMessageContaining("access.account");
    }

    @Test
    void aBrokenAuditChainIsRefusedUnlessItIsAskedFor() throws IOException, SQLException {
        var broken = folder.resolve("broken.zip");
        try (var here = Superuser.of(data)) {
            var id = here.one("select min(entry_ids[1]) from audit.block");
            var name = here.one("select actor_name from audit.entry where id = " + id);
            here.change("update audit.entry set actor_name = 'another' where id = " + id);
            try {
                write(broken);
            } finally {
                here.change("update audit.entry set actor_name = '" + name + "' where id = " + id);
            }
        }
        assertRefused(broken, BackupProblem.CHAIN_BROKEN);
        var kept = new Restore(broken, "0.2.0", Clock.systemUTC()).into(target, BrokenChain.KEEP);
        assertThat(kept.chain()).isInstanceOf(AuditVerification.Broken.class);
    }

    private static void flip(Map<String, byte[]> parts, String part) {
        Objects.requireNonNull(parts.get(part))[20] ^= 1;
    }
}
