package org.fengsui.server.platform.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.file.Files.Kind;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.secret.DyingConnection;
import org.fengsui.server.platform.secret.KeyExchange;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stored files and the exchange of keys. */
@ServerTest
class FileKeysTest {

    private static final Instant NOW = TestClock.START;
    private static final int CHUNK = 256 * 1024;
    private static final int FILES = 4;

    private final Files files;
    private final ContentsFromBefore fromBefore;
    private final DataSource record;
    private final DataFolder data;
    private final RecordProbe probe;
    private final List<Long> stored = new ArrayList<>();

    FileKeysTest(
            Files files,
            ContentsFromBefore fromBefore,
            DataSource record,
            DataFolder data,
            RecordProbe probe) {
        this.files = files;
        this.fromBefore = fromBefore;
        this.record = record;
        this.data = data;
        this.probe = probe;
    }

    @AfterEach
    void noKeyIsLeftBehind() {
        data.forgetKey("file");
        probe.sql("update kernel.sealed_column set sealed_under = null").update();
    }

    private static byte[] content(int number) {
        return ("整改证明 " + number + "\n")
                .repeat(number == 1 ? CHUNK / 10 : 3)
                .getBytes(StandardCharsets.UTF_8);
    }

    private void store(int number) {
        var file =
                files.store(
                        Actor.machine("test"),
                        new Subject("notice-item", 7),
                        null,
                        Kind.EVIDENCE,
                        number + ".txt",
                        new ByteArrayInputStream(content(number)));
        stored.add(file.id());
    }

    private void storeFromBefore() throws SQLException {
        for (int number = 1; number <= FILES; number++) {
            store(number);
            try (var connection = open()) {
                FilesFromBefore.putBack(connection, data, content(number));
                connection.commit();
            }
        }
    }

    private byte[] read(int number) {
        var bytes = new ByteArrayOutputStream();
        files.copyTo(Scope.school(), stored.get(number - 1), bytes);
        return bytes.toByteArray();
    }

    private void allOpen() {
        for (int number = 1; number <= stored.size(); number++) {
            assertThat(read(number)).isEqualTo(content(number));
        }
    }

    private Connection open() throws SQLException {
        var connection = record.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private KeyExchange exchange(Connection connection, Instant now) {
        return new KeyExchange(
                connection, data, List.of(fromBefore), Clock.fixed(now, ZoneOffset.UTC));
    }

    private KeyExchange.Exchanged rotate(Instant now) throws SQLException {
        try (var connection = open()) {
            return exchange(connection, now).rotate();
        }
    }

    private void aDayLater(Instant since) throws SQLException {
        try (var connection = open()) {
            exchange(connection, since.plus(Duration.ofHours(25))).finish();
        }
    }

    private List<String> keys() {
        return probe.sql("select key from file.content order by id").query(String.class).list();
    }

    private List<byte[]> chunks() {
        return probe.sql("select bytes from file.chunk order by sha256, number")
                .query(byte[].class)
                .list();
    }

    @Test
    void everyContentHasAKeyOfItsOwnThatIsSealed() {
        store(1);
        store(2);
        assertThat(keys()).doesNotHaveDuplicates().allMatch(key -> key.startsWith("fs1:"));
        assertThat(data.existingKey("file")).isEmpty();
        allOpen();
    }

    @Test
    void whatWasStoredUnderTheFirstKeyIsReadBeforeAndAfterTheExchange() throws Exception {
        storeFromBefore();
        allOpen();
        var before = chunks();
        var done = rotate(NOW);
        assertThat(done.sealed().pieces()).isEqualTo(FILES);
        assertThat(keys()).allMatch(key -> key.startsWith("fs1:" + done.key() + ":"));
        assertThat(chunks()).hasSize(FILES + 1).doesNotContainAnyElementsOf(before);
        allOpen();
        assertThat(rotate(NOW).sealed().pieces()).isZero();
        allOpen();
    }

    @Test
    void laterExchangesSealTheKeysAnewAndLeaveTheContent() throws Exception {
        store(1);
        store(2);
        var before = chunks();
        var done = rotate(NOW);
        assertThat(done.sealed().values()).isEqualTo(2);
        assertThat(keys()).allMatch(key -> key.startsWith("fs1:" + done.key() + ":"));
        assertThat(chunks()).containsExactlyElementsOf(before);
        allOpen();
    }

    @Test
    void theFirstKeyOpensNothingAnyMoreAndIsDestroyedADayLater() throws Exception {
        storeFromBefore();
        rotate(NOW);
        assertThat(data.existingKey("file")).as("a backup may have begun before").isPresent();
        probe.sql("update file.content set key = ''").update();
        assertThatIllegalStateException()
                .isThrownBy(() -> read(2))
                .withMessageContaining("does not open");
        aDayLater(NOW);
        assertThat(data.existingKey("file")).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(() -> read(2))
                .withMessageContaining("keys/file is missing");
    }

    @Test
    void whereverAnExchangeIsBrokenOffEveryFileOpensAndTheNextRunGoesOn() throws Exception {
        storeFromBefore();
        int moments = 0;
        boolean whole = false;
        while (!whole) {
            whole = brokenOffAt(++moments);
        }
        assertThat(moments).as("commits of one exchange").isGreaterThan(FILES + 4);
    }

    /** From all files stored before; true if the exchange came to its end before that commit. */
    private boolean brokenOffAt(int commit) throws SQLException {
        try (var connection = open()) {
            for (int number = 1; number <= FILES; number++) {
                FilesFromBefore.putBack(connection, data, content(number));
            }
            connection
                    .createStatement()
                    .execute(
                            "update kernel.secret_key set retired_at = null" + " where number = 0");
            connection.commit();
        }
        boolean whole = true;
        try (var connection = open()) {
            exchange(DyingConnection.at(commit, connection), NOW).rotate();
        } catch (SQLException e) {
            whole = false;
        }
        allOpen();
        boolean begun = whole || commit > 1;
        try (var connection = open()) {
            exchange(connection, NOW).finish();
        }
        allOpen();
        if (begun) {
            assertThat(keys()).as("killed at commit %s", commit).doesNotContain("");
        }
        return whole;
    }

    @Test
    void anExchangeThatDiesInARecordWithoutAnyKeyGoesOnByItself() throws Exception {
        storeFromBefore();
        try (var connection = open()) {
            connection
                    .createStatement()
                    .execute("update kernel.sealed_column set sealed_under = null");
            connection.createStatement().execute("delete from kernel.secret_key where number > 0");
            connection.commit();
        }
        try (var connection = open()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> {
                        try {
                            exchange(DyingConnection.at(4, connection), NOW).rotate();
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    });
        }
        assertThat(keys()).contains("");
        try (var connection = open()) {
            exchange(connection, NOW).finish();
        }
        assertThat(keys()).doesNotContain("");
        allOpen();
    }

    @Test
    void aFileStoredDuringAnExchangeOpensAndTheSameContentIsStillKeptOnce() throws Exception {
        storeFromBefore();
        try (var connection = open()) {
            exchange(DyingConnection.at(7, connection), NOW).rotate();
        } catch (SQLException e) {
            assertThat(keys()).contains("").anyMatch(key -> !key.isEmpty());
        }
        store(5);
        var again =
                files.store(
                        Actor.machine("test"),
                        new Subject("notice-item", 8),
                        null,
                        Kind.EVIDENCE,
                        "again.txt",
                        new ByteArrayInputStream(content(FILES)));
        try (var connection = open()) {
            exchange(connection, NOW).finish();
        }
        allOpen();
        var bytes = new ByteArrayOutputStream();
        files.copyTo(Scope.school(), again.id(), bytes);
        assertThat(bytes.toByteArray()).isEqualTo(content(FILES));
        assertThat(keys()).hasSize(FILES + 1).doesNotContain("");
    }

    @Test
    void aKeyThatWasNeverSealedIsNotTaken() {
        store(1);
        probe.sql("update file.content set key = repeat('ab', 32)").update();
        assertThatIllegalStateException()
                .isThrownBy(() -> read(1))
                .withMessageContaining("not sealed");
    }

    @Test
    void aDamagedFileStopsTheExchangeAndNoKeyIsRetired() throws Exception {
        storeFromBefore();
        probe.sql(
                        """
                        update file.chunk set bytes = set_byte(bytes, 20, get_byte(bytes, 20) # 1)
                        where sha256 = (select sha256 from file.content order by id desc limit 1)
                        """)
                .update();
        assertThatIllegalStateException()
                .isThrownBy(() -> {
                    try {
                        rotate(NOW);
                    } catch (SQLException e) {
                        throw new AssertionError(e);
                    }
                })
                .withMessageContaining("does not open");
        assertThat(
                        probe.sql(
                                        "select retired_at is null from kernel.secret_key where number = 0")
                                .query(Boolean.class)
                                .single())
                .isTrue();
        assertThat(read(1)).isEqualTo(content(1));
    }
}
