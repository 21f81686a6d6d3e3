package org.fengsui.server.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.fengsui.server.FengsuiServer;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.access.SetupLinks;
import org.fengsui.server.platform.access.SetupLinks.Administrator;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.audit.AuditVerification;
import org.fengsui.server.platform.backup.Restore.BrokenChain;
import org.fengsui.server.platform.backup.domain.ArchiveReader;
import org.fengsui.server.platform.backup.domain.EmptyDatabase;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.record.DraftRecord;
import org.fengsui.server.platform.record.RecordConnection;
import org.fengsui.server.platform.record.RecordProblem;
import org.fengsui.server.sensing.NessusFile;
import org.fengsui.server.sensing.intake.Intake;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** A server with data of its own, its backup, and what becomes of that in other folders. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoundTripTest {

    private static final Actor OPERATOR =
            new Actor(1, "经办甲", Set.of(Role.OFFICE_OPERATOR), null, Scope.school());
    private static final Instant NOW = Instant.parse("2026-03-02T01:02:03Z");
    private static final byte[] EVIDENCE = "已经升级，见截图\n".getBytes(StandardCharsets.UTF_8);

    private Path folder;
    private Path data;
    private ConfigurableApplicationContext server;
    private Path backup;
    private Backup.Made made;
    private Map<String, String> content = Map.of();
    private Path target;

    @BeforeAll
    void aServerWithDataAndItsBackup(@TempDir Path temporary) throws IOException, SQLException {
        folder = temporary;
        data = folder.resolve("data");
        backup = folder.resolve("backup.zip");
        server = serve(data);
        var links = server.getBean(SetupLinks.class);
        var path = links.renew().orElseThrow().path();
        links.complete(
                path.substring(path.lastIndexOf('/') + 1),
                new SetupLinks.Three(
                        administrator("xitong"), administrator("anquan"), administrator("shenji")));
        receive("campus.nessus");
        server.getBean(org.fengsui.server.platform.file.Files.class)
                .store(
                        OPERATOR,
                        new Subject("test", 1),
                        null,
                        org.fengsui.server.platform.file.Files.Kind.EVIDENCE,
                        "proof.txt",
                        new ByteArrayInputStream(EVIDENCE));
        run("imports");
        run("audit-sealer");
        Files.writeString(data.resolve("fengsui.yaml"), "fengsui:\n  duty:\n    phone: '110'\n");
        made = write(backup);
        try (var here = Superuser.of(data)) {
            content = here.content();
        }
    }

    @AfterAll
    void theServerStops() {
        server.close();
    }

    @BeforeEach
    void aTarget() throws IOException {
        target = Files.createTempDirectory(folder, "target").resolve("data");
    }

    private static Administrator administrator(String name) {
        return new Administrator(name, name, "Lantern-9-on-the-wall");
    }

    private static ConfigurableApplicationContext serve(Path data, String... settings) {
        var all =
                Stream.concat(
                        Stream.of(
                                "--server.port=0",
                                "--fengsui.data=" + data,
                                "--fengsui.periodic.enabled=false"),
                        Stream.of(settings));
        return new SpringApplication(FengsuiServer.class).run(all.toArray(String[]::new));
    }

    private void receive(String name) {
        server.getBean(Intake.class)
                .receive(
                        OPERATOR,
                        new Intake.Upload(name, null, null, null),
                        new ByteArrayInputStream(new NessusFile(1, 3, 4, NOW, "campus").bytes()));
    }

    private void run(String work) {
        server.getBeansOfType(Periodic.class).values().stream()
                .filter(one -> one.name().equals(work))
                .findFirst()
                .orElseThrow()
                .runOnce();
    }

    private Backup.Made write(Path file) throws IOException, SQLException {
        try (var record = RecordConnection.embedded(data)) {
            return new Backup(record.get(), data).write(file, "0.2.0", NOW);
        }
    }

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

    /** What the restoring itself adds to. */
    private static Map<String, String> withoutLog(Map<String, String> content) {
        var without = new TreeMap<>(content);
        without.keySet()
                .removeIf(name -> name.startsWith("audit.entry") || name.equals("audit.pending"));
        return without;
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

    private static void works(ConfigurableApplicationContext second) throws IOException {
        try {
            var files = second.getBean(org.fengsui.server.platform.file.Files.class);
            var kept = files.of(Scope.school(), new Subject("test", 1)).getFirst();
            var bytes = new ByteArrayOutputStream();
            files.copyTo(Scope.school(), kept.id(), bytes);
            assertThat(bytes.toByteArray()).isEqualTo(EVIDENCE);
            assertThat(second.getBean(SetupLinks.class).renew()).as("accounts exist").isEmpty();
        } finally {
            second.close();
        }
    }

    /** What is wrong with the fences of a database that was restored. */
    private static final String FENCES_DOWN =
            """
            select (select count(*) from pg_class
                    where relrowsecurity and not relforcerowsecurity)
                + (select count(*) from pg_trigger where not tgisinternal and tgenabled <> 'O')
            """;

    private static final String REFERENCES =
            """
            select count(*) || ' ' || count(*) filter (where not convalidated)
            from pg_constraint where contype = 'f'
            """;

    private Superuser anotherServer() throws IOException, SQLException {
        var other = target.resolveSibling("other");
        try (var draft = DraftRecord.begin(other)) {
            draft.start();
            draft.place();
        }
        return Superuser.of(other);
    }

    private Restore.Restored restore(Path file, Superuser into) throws IOException, SQLException {
        return new Restore(file, "0.2.0", Clock.systemUTC())
                .into(target, into.source(), into.url(), BrokenChain.REFUSE);
    }

    @Test
    void itGoesIntoAnotherServersEmptyDatabaseAsIntoItsOwn() throws IOException, SQLException {
        try (var other = anotherServer();
                var school = other.created("school");
                var here = Superuser.of(data)) {
            var restored = restore(backup, school);
            assertThat(restored.manifest()).isEqualTo(made.manifest());
            assertThat(restored.chain()).isInstanceOf(AuditVerification.Intact.class);
            assertThat(withoutLog(school.content())).isEqualTo(withoutLog(content));
            assertThat(school.one(FENCES_DOWN)).isEqualTo("0");
            assertThat(school.one(REFERENCES)).isEqualTo(here.one(REFERENCES)).endsWith(" 0");
            assertThat(target.resolve("keys/secret-1")).exists();
            assertThat(target.resolve("postgres")).doesNotExist();
            works(
                    serve(
                            target,
                            "--fengsui.record.url=" + school.url(),
                            "--fengsui.record.password="
                                    + new DataFolder(target.resolveSibling("other"))
                                            .key("database")));
        }
    }

    @Test
    void whatFailsLeavesThatDatabaseAsEmptyAsItWas() throws IOException, SQLException {
        try (var other = anotherServer();
                var school = other.created("school")) {
            var wrong = manifest("external.zip", "\"display_name\"", "\"shown_name\"");
            assertThatThrownBy(() -> restore(wrong, school)).isInstanceOf(Refusal.class);
            assertThat(target).doesNotExist();
            assertThat(school.one("select count(*) from pg_namespace where nspname = 'registry'"))
                    .isEqualTo("0");
            school.change("create table public.another (id integer)");
            assertThatThrownBy(() -> restore(backup, school))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal ->
                                    assertThat(refusal.problem())
                                            .isEqualTo(BackupProblem.DATABASE_NOT_EMPTY))
                    .hasMessageContaining("another");
            assertThat(target).doesNotExist();
        }
    }

    @Test
    void aDatabaseThatIsBeingFilledIsNoOtherRestores() throws IOException, SQLException {
        try (var other = anotherServer();
                var school = other.created("school")) {
            try (var _ = EmptyDatabase.of(school.source(), school.url())) {
                assertThatThrownBy(() -> restore(backup, school))
                        .isInstanceOfSatisfying(
                                Refusal.class,
                                refusal ->
                                        assertThat(refusal.problem())
                                                .isEqualTo(BackupProblem.DATABASE_TAKEN))
                        .hasMessageContaining(school.url());
            }
            assertThat(target).doesNotExist();
            assertThat(restore(backup, school).manifest()).isEqualTo(made.manifest());
        }
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

    private Path manifest(String name, String from, String to) throws IOException {
        return Zips.changed(
                backup,
                folder.resolve(name),
                parts ->
                        parts.computeIfPresent(
                                "manifest.json",
                                (_, text) ->
                                        new String(text, StandardCharsets.UTF_8)
                                                .replace(from, to)
                                                .getBytes(StandardCharsets.UTF_8)));
    }
}
