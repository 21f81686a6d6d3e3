package org.fengsui.server.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Values of a table made for this test, in a column named as sealed. */
@ServerTest
class SecretsTest {

    private static final String TABLE = "testing.drawer";
    private static final int ROWS = 1200;
    private static final Instant NOW = TestClock.START;

    private final Secrets secrets;
    private final DataSource record;
    private final DataFolder data;
    private final TransactionTemplate transaction;
    private final RecordProbe probe;

    SecretsTest(
            Secrets secrets,
            DataSource record,
            DataFolder data,
            TransactionTemplate transaction,
            RecordProbe probe) {
        this.secrets = secrets;
        this.record = record;
        this.data = data;
        this.transaction = transaction;
        this.probe = probe;
    }

    @BeforeEach
    void aColumn() {
        probe.sql("create table testing.drawer (id bigint primary key, secret text not null)")
                .update();
        probe.sql("grant usage on schema testing to public").update();
        probe.sql("grant all on testing.drawer to public").update();
        probe.sql("insert into kernel.sealed_column values ('testing.drawer', 'secret')").update();
    }

    @AfterEach
    void noColumn() {
        probe.sql("delete from kernel.sealed_column where table_name = 'testing.drawer'").update();
        probe.sql("update kernel.sealed_column set sealed_under = null").update();
        probe.sql("drop table testing.drawer").update();
    }

    private static Place place(long row) {
        return new Place(TABLE, "secret", row);
    }

    private void fill(int rows) {
        var sealed =
                Objects.requireNonNull(
                        transaction.execute(_ -> {
                            var seal = secrets.forThisTransaction(Scope.school());
                            var all = new TreeMap<Long, String>();
                            for (long row = 1; row <= rows; row++) {
                                all.put(row, seal.seal(place(row), "secret " + row));
                            }
                            return all;
                        }));
        sealed.forEach((row, value) ->
                probe.sql("insert into testing.drawer values (:row, :value)")
                        .param("row", row)
                        .param("value", value)
                        .update());
    }

    private Map<Long, String> stored() {
        var stored = new TreeMap<Long, String>();
        probe.sql("select id, secret from testing.drawer")
                .query(row -> {
                    stored.put(row.getLong("id"), row.getString("secret"));
                });
        return stored;
    }

    private void allOpen(int rows) {
        var stored = stored();
        assertThat(stored).hasSize(rows);
        stored.forEach((row, value) ->
                assertThat(secrets.open(place(row), value)).isEqualTo("secret " + row));
    }

    private KeyExchange exchange(Connection connection, Instant now) {
        return new KeyExchange(connection, data, List.of(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private KeyExchange.Exchanged rotate() throws SQLException {
        try (var connection = open()) {
            return exchange(connection, NOW).rotate();
        }
    }

    private KeyExchange.Exchanged rotate(SealCipher cipher) throws SQLException {
        try (var connection = open()) {
            return exchange(connection, NOW).rotate(cipher);
        }
    }

    private String keyFile(int number) {
        return data.existingKey("secret-" + number).orElseThrow();
    }

    private Connection open() throws SQLException {
        var connection = record.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private List<String> audited() {
        return probe.sql("select action from audit.entry where action like 'secret.%' order by id")
                .query(String.class)
                .list();
    }

    @Test
    void aLongTextIsPackedWhereThatShortensItAndComesBackAsItWas() {
        var printed = "Nessus was able to read the certificate of the host.\n证书已过期。\n".repeat(60);
        var brief = "port 443 is open";
        var sealed =
                Objects.requireNonNull(
                        transaction.execute(_ -> {
                            var seal = secrets.forThisTransaction(Scope.school());
                            return List.of(
                                    seal.seal(place(1), printed), seal.seal(place(2), brief));
                        }));
        assertThat(sealed.getFirst()).contains(":~").hasSizeLessThan(printed.length() / 4);
        assertThat(sealed.getLast()).doesNotContain(":~");
        assertThat(secrets.open(place(1), sealed.getFirst())).isEqualTo(printed);
        assertThat(secrets.open(place(2), sealed.getLast())).isEqualTo(brief);
        assertThatIllegalStateException()
                .as("how it was packed is sealed with it")
                .isThrownBy(() -> secrets.open(place(1), sealed.getFirst().replace("~", "")));
    }

    @Test
    void whatIsStoredTellsNothingAndOpensInItsPlaceOnly() {
        fill(2);
        var stored = stored();
        assertThat(stored.get(1L)).startsWith("fs1:1:").doesNotContain("secret");
        allOpen(2);
        assertThatThrownBy(() -> secrets.open(place(2), Objects.requireNonNull(stored.get(1L))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("row 2");
    }

    @Test
    void theKeyIsReadableByTheServersUserOnly() throws Exception {
        fill(1);
        var file = data.root().resolve("keys/secret-1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeyFileOfAnotherServerIsToldBeforeAnythingIsSealedUnderIt() {
        fill(1);
        data.key("secret-50");
        probe.sql(
                        """
                        insert into kernel.secret_key
                        select 50, made_at, null, proof from kernel.secret_key where number = 1
                        """)
                .update();
        assertThatThrownBy(() -> put(2)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRotationSealsEverythingUnderTheNewKeyAndIsInTheLog() throws Exception {
        fill(ROWS);
        var done = rotate();
        var start = "fs1:" + done.key() + ":";
        assertThat(done.key()).isGreaterThan(1);
        assertThat(done.sealed().values()).isEqualTo(ROWS);
        assertThat(stored().values()).allMatch(value -> value.startsWith(start));
        allOpen(ROWS);
        assertThat(audited()).containsExactly("secret.rotation-started", "secret.sealed");
        put(ROWS + 1);
        assertThat(stored().get(ROWS + 1L)).startsWith(start);
    }

    @Test
    void aRotationChangesTheCipherAndTheNextKeepsItUntilAnotherIsAskedFor() throws Exception {
        fill(ROWS);
        assertThat(keyFile(1)).as("what an installation begins with").matches("[0-9a-f]{64}");
        var toSm4 = rotate(SealCipher.SM4);
        assertThat(toSm4.cipher()).isEqualTo(SealCipher.SM4);
        assertThat(toSm4.sealed().values()).isEqualTo(ROWS);
        assertThat(keyFile(toSm4.key())).matches("sm4:[0-9a-f]{32}");
        allOpen(ROWS);
        put(ROWS + 1);
        assertThat(rotate().cipher()).as("as the key before").isEqualTo(SealCipher.SM4);
        allOpen(ROWS + 1);
        var back = rotate(SealCipher.AES);
        assertThat(keyFile(back.key())).matches("[0-9a-f]{64}");
        assertThat(back.sealed().values()).isEqualTo(ROWS + 1);
        allOpen(ROWS + 1);
    }

    @Test
    void whereverAChangeOfCipherIsBrokenOffNothingIsLostAndTheNextRunEndsIt() throws Exception {
        fill(ROWS);
        int moment = 0;
        boolean whole = false;
        while (!whole) {
            moment++;
            var cipher = moment % 2 == 0 ? SealCipher.AES : SealCipher.SM4;
            try (var connection = open()) {
                exchange(DyingConnection.at(moment, connection), NOW).rotate(cipher);
                whole = true;
            } catch (SQLException e) {
                allOpen(ROWS);
            }
            try (var connection = open()) {
                exchange(connection, NOW).finish();
            }
            allOpen(ROWS);
        }
        assertThat(moment).as("commits of one rotation").isGreaterThan(4);
    }

    @Test
    void whatDoesNotOpenIsNamedAndTheOthersAreSealedAnew() throws Exception {
        fill(3);
        rotate();
        probe.sql(
                        "update testing.drawer set secret = overlay(secret placing 'AAAA' from 12)"
                                + " where id = 2")
                .update();
        probe.sql("insert into testing.drawer values (4, 'brought in by the database alone')")
                .update();
        var damaged = stored().get(2L);
        var done = rotate();
        assertThat(done.sealed().values()).isEqualTo(2);
        assertThat(done.sealed().damages()).isEqualTo(2);
        assertThat(done.sealed().damaged())
                .containsExactly("testing.drawer.secret 2", "testing.drawer.secret 4");
        assertThat(stored().get(2L)).as("left as it is").isEqualTo(damaged);
        assertThat(stored().get(3L)).startsWith("fs1:" + done.key() + ":");
        assertThat(rotate().sealed().damages()).as("and is named again").isEqualTo(2);
    }

    @Test
    void withoutAKeyOrWithAnotherInItsFileNothingIsExchanged() throws Exception {
        fill(2);
        var file = data.root().resolve("keys/secret-1");
        var aside = data.root().resolve("keys/secret-1-aside");
        Files.move(file, aside);
        Files.writeString(file, "ab".repeat(32));
        assertThatIllegalStateException()
                .isThrownBy(() -> failing(SealCipher.SM4))
                .withMessageContaining("keys/secret-1 is another key");
        Files.delete(file);
        assertThatIllegalStateException()
                .isThrownBy(() -> failing(SealCipher.SM4))
                .withMessageContaining("keys/secret-1 is missing");
        Files.move(aside, file);
        assertThat(audited()).isEmpty();
        allOpen(2);
    }

    private void failing(SealCipher cipher) {
        try {
            rotate(cipher);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void put(long row) {
        var value =
                Objects.requireNonNull(
                        transaction.execute(_ ->
                                secrets.forThisTransaction(Scope.school())
                                        .seal(place(row), "secret " + row)));
        probe.sql("insert into testing.drawer values (:row, :value)")
                .param("row", row)
                .param("value", value)
                .update();
    }

    @Test
    void theOldKeyIsDestroyedADayLater() throws Exception {
        fill(3);
        rotate();
        var old = data.root().resolve("keys/secret-1");
        assertThat(old).as("a backup may have begun before").exists();
        try (var connection = open()) {
            exchange(connection, NOW.plus(Duration.ofHours(25))).finish();
        }
        assertThat(old).doesNotExist();
        allOpen(3);
    }

    @Test
    void whereverARotationIsBrokenOffNothingIsLostAndTheNextRunGoesOn() throws Exception {
        fill(ROWS);
        int moments = 0;
        boolean whole = false;
        while (!whole) {
            whole = brokenOffAtCommit(++moments);
            allOpen(ROWS);
        }
        assertThat(moments).as("commits of one rotation").isGreaterThan(4);
    }

    /** Runs a rotation whose connection dies at that commit; true if it came to its end before. */
    private boolean brokenOffAtCommit(int number) throws SQLException {
        boolean whole = true;
        try (var connection = open()) {
            exchange(DyingConnection.at(number, connection), NOW).rotate();
        } catch (SQLException e) {
            whole = false;
        }
        allOpen(ROWS);
        try (var connection = open()) {
            exchange(connection, NOW).finish();
        }
        var newest =
                probe.sql("select max(number) from kernel.secret_key")
                        .query(Integer.class)
                        .single();
        assertThat(stored().values()).allMatch(value -> value.startsWith("fs1:" + newest + ":"));
        return whole;
    }

    @Test
    void whatWasStoredInTheClearIsSealedByTheNextRun() throws Exception {
        fill(1);
        probe.sql("insert into testing.drawer values (2, 'secret 2')").update();
        allOpen(2);
        try (var connection = open()) {
            assertThat(exchange(connection, NOW).finish().values()).isEqualTo(1);
        }
        assertThat(stored().get(2L)).startsWith("fs1:1:");
        allOpen(2);
    }
}
