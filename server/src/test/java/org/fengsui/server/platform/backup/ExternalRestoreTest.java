package org.fengsui.server.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fengsui.server.testing.OwnServer.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import org.fengsui.server.platform.audit.AuditVerification;
import org.fengsui.server.platform.backup.Restore.BrokenChain;
import org.fengsui.server.platform.backup.domain.EmptyDatabase;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.record.DraftRecord;
import org.junit.jupiter.api.Test;

/** What becomes of a backup in the database of another server. */
class ExternalRestoreTest extends BackedUpServer {

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
}
