package org.fengsui.server.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    private static final String FOLDER = "server/src/main/resources/db/migration";
    private static final String RELEASED = "server/src/test/resources/migrations.sha256";
    private static final Pattern NAME =
            Pattern.compile("([a-z]+)/V([0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]{2,3})__([a-z]+)\\.sql");

    @Test
    void aMigrationIsNamedAfterItsReleaseItsTurnAndItsRoom() {
        assertThat(migrations())
                .allSatisfy(file -> {
                    var name = NAME.matcher(relative(file));
                    assertThat(name.matches())
                            .as("%s: <room>/V<release>.<turn>__<room>.sql", file)
                            .isTrue();
                    assertThat(name.group(1)).isEqualTo(name.group(3));
                });
    }

    @Test
    void noTwoMigrationsHaveTheSameTurn() {
        var byVersion =
                migrations().stream()
                        .map(MigrationsTest::relative)
                        .collect(
                                Collectors.groupingBy(
                                        name -> name.replaceAll(".*/V(.*)__.*", "$1")));
        assertThat(byVersion.values()).allSatisfy(names -> assertThat(names).hasSize(1));
    }

    /** The file lists what has been released, a line each: {@code <sha-256> <path>}. */
    @Test
    void aReleasedMigrationIsNeverEditedOrRemoved() {
        Map<String, String> present =
                migrations().stream()
                        .collect(
                                Collectors.toMap(
                                        MigrationsTest::relative,
                                        file -> sha256(Sources.text(file)),
                                        (one, two) -> one,
                                        TreeMap::new));
        assertThat(released())
                .allSatisfy((name, hash) ->
                        assertThat(present)
                                .as("write a new migration instead")
                                .containsEntry(name, hash));
    }

    private static Map<String, String> released() {
        return Sources.text(Sources.ROOT.resolve(RELEASED))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" {2}", 2))
                .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0]));
    }

    private static List<Path> migrations() {
        return Sources.files(FOLDER, ".sql");
    }

    private static String relative(Path file) {
        return Sources.ROOT.resolve(FOLDER).relativize(file).toString();
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
