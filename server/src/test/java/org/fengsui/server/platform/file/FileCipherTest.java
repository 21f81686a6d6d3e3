package org.fengsui.server.platform.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.server.platform.file.Shelf.FILES;
import static org.fengsui.server.platform.file.Shelf.NOW;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.secret.DyingConnection;
import org.fengsui.server.platform.secret.SealCipher;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stored files under another cipher, and damaged ones, when keys are exchanged. */
@ServerTest
class FileCipherTest {

    private final Shelf shelf;
    private final DataFolder data;
    private final RecordProbe probe;

    FileCipherTest(
            Files files,
            ContentsAnew rewriting,
            DataSource record,
            DataFolder data,
            RecordProbe probe) {
        this.shelf = new Shelf(files, rewriting, record, data, probe);
        this.data = data;
        this.probe = probe;
    }

    @AfterEach
    void noKeyIsLeftBehind() {
        shelf.leaveNoKey();
    }

    @Test
    void aChangeOfCipherWritesEveryFileAnewAndBack() throws Exception {
        shelf.storeFromBefore();
        var before = shelf.chunks();
        assertThat(shelf.rotate(SealCipher.SM4).sealed().pieces()).isEqualTo(FILES);
        var sm4 = shelf.chunks();
        assertThat(sm4).doesNotContainAnyElementsOf(before);
        assertThat(shelf.ciphers()).containsOnly("sm4");
        shelf.allOpen();
        shelf.store(5);
        assertThat(shelf.ciphers()).hasSize(FILES + 1).containsOnly("sm4");
        assertThat(shelf.rotate(NOW).sealed().pieces()).as("of the same cipher").isZero();
        assertThat(shelf.rotate(SealCipher.AES).sealed().pieces()).isEqualTo(FILES + 1);
        assertThat(shelf.chunks()).doesNotContainAnyElementsOf(sm4);
        assertThat(shelf.ciphers()).containsOnly("aes");
        shelf.allOpen();
    }

    @Test
    void whereverAChangeOfCipherIsBrokenOffEveryFileOpensAndTheNextRunGoesOn() throws Exception {
        for (int number = 1; number <= FILES; number++) {
            shelf.store(number);
        }
        int moment = 0;
        boolean whole = false;
        while (!whole) {
            moment++;
            var cipher = moment % 2 == 0 ? SealCipher.AES : SealCipher.SM4;
            try (var connection = shelf.open()) {
                shelf.exchange(DyingConnection.at(moment, connection), NOW).rotate(cipher);
                whole = true;
            } catch (SQLException e) {
                shelf.allOpen();
            }
            try (var connection = shelf.open()) {
                shelf.exchange(connection, NOW).finish();
            }
            shelf.allOpen();
            assertThat(shelf.ciphers().stream().distinct()).as("ended at %s", moment).hasSize(1);
        }
        assertThat(moment).as("commits of one exchange").isGreaterThan(FILES + 4);
    }

    @Test
    void aDamagedFileFromBeforeIsNamedTheOthersAreWrittenAnewAndTheFirstKeyStays()
            throws Exception {
        shelf.storeFromBefore();
        shelf.turnABit(2);
        var done = shelf.rotate(NOW);
        assertThat(done.sealed().pieces()).isEqualTo(FILES - 1);
        assertThat(done.sealed().damages()).isEqualTo(1);
        assertThat(done.sealed().damaged())
                .containsExactly("2.txt (/files/" + shelf.id(2) + ", notice-item 7)");
        assertThat(shelf.read(1)).isEqualTo(Shelf.content(1));
        assertThat(shelf.read(3)).isEqualTo(Shelf.content(3));
        assertThat(shelf.keys()).containsOnlyOnce("");
        shelf.aDayLater(NOW);
        assertThat(data.existingKey("file"))
                .as("perhaps it is the key that is another")
                .isPresent();
        assertThat(firstKeyIsRetired()).isFalse();
        shelf.turnABit(2);
        assertThat(shelf.rotate(NOW).sealed().damages()).isZero();
        shelf.allOpen();
        assertThat(firstKeyIsRetired()).isTrue();
    }

    private boolean firstKeyIsRetired() {
        return probe.sql("select retired_at is not null from kernel.secret_key where number = 0")
                .query(Boolean.class)
                .single();
    }

    @Test
    void aFileWhoseKeyIsDamagedIsNamedAndTheOthersGoOn() throws Exception {
        shelf.store(1);
        shelf.store(2);
        shelf.rotate(NOW);
        probe.sql(
                        """
                        update file.content set key = overlay(key placing 'AAAA' from 12)
                        where id = (select min(id) from file.content)
                        """)
                .update();
        var done = shelf.rotate(SealCipher.SM4);
        assertThat(done.sealed().values()).isEqualTo(1);
        assertThat(done.sealed().pieces()).isEqualTo(1);
        assertThat(done.sealed().damaged()).singleElement().asString().startsWith("1.txt (");
        assertThat(shelf.read(2)).isEqualTo(Shelf.content(2));
    }

    @Test
    void aKeyBroughtInByTheDatabaseAloneIsNotSealedByAnExchange() throws Exception {
        shelf.store(1);
        shelf.rotate(NOW);
        probe.sql("update file.content set key = repeat('ab', 32)").update();
        assertThat(shelf.rotate(NOW).sealed().damages()).isEqualTo(1);
        assertThat(shelf.keys()).containsExactly("ab".repeat(32));
    }

    @Test
    void aDamagedFileStaysAsItIsWhenTheCipherChangesAndNothingOfItIsHalfDone() throws Exception {
        shelf.store(1);
        shelf.store(2);
        shelf.turnABit(1);
        var done = shelf.rotate(SealCipher.SM4);
        assertThat(done.sealed().damaged()).singleElement().asString().startsWith("1.txt (");
        assertThat(shelf.read(2)).isEqualTo(Shelf.content(2));
        assertThat(shelf.ciphers()).containsExactly("aes", "sm4");
        shelf.turnABit(1);
        assertThat(shelf.read(1)).isEqualTo(Shelf.content(1));
        assertThat(shelf.rotate(SealCipher.SM4).sealed().pieces()).isEqualTo(1);
        shelf.allOpen();
    }
}
