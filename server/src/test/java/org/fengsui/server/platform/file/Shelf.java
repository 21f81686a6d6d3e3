package org.fengsui.server.platform.file;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.fengsui.server.platform.secret.KeyExchange;
import org.fengsui.server.platform.secret.SealCipher;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;

/** A few stored files, numbered from 1, and exchanges of the keys they stand under. */
final class Shelf {

    static final Instant NOW = TestClock.START;
    static final int FILES = 4;
    private static final int CHUNK = 256 * 1024;

    private final Files files;
    private final ContentsAnew rewriting;
    private final DataSource record;
    private final DataFolder data;
    private final RecordProbe probe;
    private final List<Long> stored = new ArrayList<>();

    Shelf(
            Files files,
            ContentsAnew rewriting,
            DataSource record,
            DataFolder data,
            RecordProbe probe) {
        this.files = files;
        this.rewriting = rewriting;
        this.record = record;
        this.data = data;
        this.probe = probe;
    }

    void leaveNoKey() {
        data.forgetKey("file");
        probe.sql("update kernel.sealed_column set sealed_under = null").update();
    }

    /** That of the first file needs two chunks. */
    static byte[] content(int number) {
        return ("整改证明 " + number + "\n")
                .repeat(number == 1 ? CHUNK / 10 : 3)
                .getBytes(StandardCharsets.UTF_8);
    }

    void store(int number) {
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

    void storeFromBefore() throws SQLException {
        for (int number = 1; number <= FILES; number++) {
            store(number);
            try (var connection = open()) {
                FilesFromBefore.putBack(connection, data, content(number));
                connection.commit();
            }
        }
    }

    long id(int number) {
        return stored.get(number - 1);
    }

    byte[] read(int number) {
        var bytes = new ByteArrayOutputStream();
        files.copyTo(Scope.school(), id(number), bytes);
        return bytes.toByteArray();
    }

    void allOpen() {
        for (int number = 1; number <= stored.size(); number++) {
            assertThat(read(number)).isEqualTo(content(number));
        }
    }

    Connection open() throws SQLException {
        var connection = record.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    KeyExchange exchange(Connection connection, Instant now) {
        return new KeyExchange(
                connection, data, List.of(rewriting), Clock.fixed(now, ZoneOffset.UTC));
    }

    KeyExchange.Exchanged rotate(Instant now) throws SQLException {
        try (var connection = open()) {
            return exchange(connection, now).rotate();
        }
    }

    KeyExchange.Exchanged rotate(SealCipher cipher) throws SQLException {
        try (var connection = open()) {
            return exchange(connection, NOW).rotate(cipher);
        }
    }

    void aDayLater(Instant since) throws SQLException {
        try (var connection = open()) {
            exchange(connection, since.plus(Duration.ofHours(25))).finish();
        }
    }

    List<String> keys() {
        return probe.sql("select key from file.content order by id").query(String.class).list();
    }

    List<String> ciphers() {
        return probe.sql("select cipher from file.content order by id").query(String.class).list();
    }

    List<byte[]> chunks() {
        return probe.sql("select bytes from file.chunk order by sha256, number")
                .query(byte[].class)
                .list();
    }

    /** One bit of a file's last chunk is another, or the same again. */
    void turnABit(int number) {
        probe.sql(
                        """
                        update file.chunk c set bytes = set_byte(bytes, 20, get_byte(bytes, 20) # 1)
                          from file.file f
                         where f.id = :file and f.sha256 = c.sha256
                           and number = (select max(number) from file.chunk
                                          where sha256 = f.sha256)
                        """)
                .param("file", id(number))
                .update();
    }
}
