package org.fengsui.server.platform.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.file.Files.Kind;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.secret.DyingConnection;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stored files and the exchange of keys. */
@ServerTest
class FileKeysTest {

    private static final int FILES = Shelf.FILES;

    private final Files files;
    private final Shelf shelf;
    private final DataFolder data;
    private final RecordProbe probe;

    FileKeysTest(
            Files files,
            ContentsAnew rewriting,
            DataSource record,
            DataFolder data,
            RecordProbe probe) {
        this.files = files;
        this.shelf = new Shelf(files, rewriting, record, data, probe);
        this.data = data;
        this.probe = probe;
    }

    @AfterEach
    void noKeyIsLeftBehind() {
        shelf.leaveNoKey();
    }

    @Test
    void everyContentHasAKeyOfItsOwnThatIsSealed() {
        shelf.store(1);
        shelf.store(2);
        assertThat(shelf.keys()).doesNotHaveDuplicates().allMatch(key -> key.startsWith("fs1:"));
        assertThat(data.existingKey("file")).isEmpty();
        shelf.allOpen();
    }

    @Test
    void whatWasStoredUnderTheFirstKeyIsReadBeforeAndAfterTheExchange() throws Exception {
        shelf.storeFromBefore();
        shelf.allOpen();
        var before = shelf.chunks();
        var done = shelf.rotate(Shelf.NOW);
        assertThat(done.sealed().pieces()).isEqualTo(FILES);
        assertThat(shelf.keys()).allMatch(key -> key.startsWith("fs1:" + done.key() + ":"));
        assertThat(shelf.chunks()).hasSize(FILES + 1).doesNotContainAnyElementsOf(before);
        shelf.allOpen();
        assertThat(shelf.rotate(Shelf.NOW).sealed().pieces()).isZero();
        shelf.allOpen();
    }

    @Test
    void laterExchangesSealTheKeysAnewAndLeaveTheContent() throws Exception {
        shelf.store(1);
        shelf.store(2);
        var before = shelf.chunks();
        var done = shelf.rotate(Shelf.NOW);
        assertThat(done.sealed().values()).isEqualTo(2);
        assertThat(shelf.keys()).allMatch(key -> key.startsWith("fs1:" + done.key() + ":"));
        assertThat(shelf.chunks()).containsExactlyElementsOf(before);
        shelf.allOpen();
    }

    @Test
    void theFirstKeyOpensNothingAnyMoreAndIsDestroyedADayLater() throws Exception {
        shelf.storeFromBefore();
        shelf.rotate(Shelf.NOW);
        assertThat(data.existingKey("file")).as("a backup may have begun before").isPresent();
        probe.sql("update file.content set key = ''").update();
        assertThatIllegalStateException()
                .isThrownBy(() -> shelf.read(2))
                .withMessageContaining("does not open");
        shelf.aDayLater(Shelf.NOW);
        assertThat(data.existingKey("file")).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(() -> shelf.read(2))
                .withMessageContaining("keys/file is missing");
    }

    @Test
    void whereverAnExchangeIsBrokenOffEveryFileOpensAndTheNextRunGoesOn() throws Exception {
        shelf.storeFromBefore();
        int moments = 0;
        boolean whole = false;
        while (!whole) {
            whole = brokenOffAt(++moments);
        }
        assertThat(moments).as("commits of one exchange").isGreaterThan(FILES + 4);
    }

    /** From all files stored before; true if the exchange came to its end before that commit. */
    private boolean brokenOffAt(int commit) throws SQLException {
        try (var connection = shelf.open()) {
            for (int number = 1; number <= FILES; number++) {
                FilesFromBefore.putBack(connection, data, Shelf.content(number));
            }
            connection
                    .createStatement()
                    .execute("update kernel.secret_key set retired_at = null where number = 0");
            connection.commit();
        }
        boolean whole = true;
        try (var connection = shelf.open()) {
            shelf.exchange(DyingConnection.at(commit, connection), Shelf.NOW).rotate();
        } catch (SQLException e) {
            whole = false;
        }
        shelf.allOpen();
        boolean begun = whole || commit > 1;
        try (var connection = shelf.open()) {
            shelf.exchange(connection, Shelf.NOW).finish();
        }
        shelf.allOpen();
        if (begun) {
            assertThat(shelf.keys()).as("killed at commit %s", commit).doesNotContain("");
        }
        return whole;
    }

    @Test
    void anExchangeThatDiesInARecordWithoutAnyKeyGoesOnByItself() throws Exception {
        shelf.storeFromBefore();
        try (var connection = shelf.open()) {
            connection
                    .createStatement()
                    .execute("update kernel.sealed_column set sealed_under = null");
            connection.createStatement().execute("delete from kernel.secret_key where number > 0");
            connection.commit();
        }
        try (var connection = shelf.open()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> {
                        try {
                            shelf.exchange(DyingConnection.at(4, connection), Shelf.NOW).rotate();
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    });
        }
        assertThat(shelf.keys()).contains("");
        try (var connection = shelf.open()) {
            shelf.exchange(connection, Shelf.NOW).finish();
        }
        assertThat(shelf.keys()).doesNotContain("");
        shelf.allOpen();
    }

    @Test
    void aFileStoredDuringAnExchangeOpensAndTheSameContentIsStillKeptOnce() throws Exception {
        shelf.storeFromBefore();
        try (var connection = shelf.open()) {
            shelf.exchange(DyingConnection.at(7, connection), Shelf.NOW).rotate();
        } catch (SQLException e) {
            assertThat(shelf.keys()).contains("").anyMatch(key -> !key.isEmpty());
        }
        shelf.store(5);
        var again =
                files.store(
                        Actor.machine("test"),
                        new Subject("notice-item", 8),
                        null,
                        Kind.EVIDENCE,
                        "again.txt",
                        new ByteArrayInputStream(Shelf.content(FILES)));
        try (var connection = shelf.open()) {
            shelf.exchange(connection, Shelf.NOW).finish();
        }
        shelf.allOpen();
        var bytes = new ByteArrayOutputStream();
        files.copyTo(Scope.school(), again.id(), bytes);
        assertThat(bytes.toByteArray()).isEqualTo(Shelf.content(FILES));
        assertThat(shelf.keys()).hasSize(FILES + 1).doesNotContain("");
    }

    @Test
    void aKeyThatWasNeverSealedIsNotTaken() {
        shelf.store(1);
        probe.sql("update file.content set key = repeat('ab', 32)").update();
        assertThatIllegalStateException()
                .isThrownBy(() -> shelf.read(1))
                .withMessageContaining("not sealed");
    }
}
