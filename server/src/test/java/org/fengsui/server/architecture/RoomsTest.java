package org.fengsui.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Calls go down only, and into public faces only. */
class RoomsTest {

    private static final Pattern ID = Pattern.compile("@ApplicationModule\\(\\s*id = \"([a-z]+)\"");

    /** Otherwise neighbours would have to name it by wing and word. */
    @Test
    void aRoomIsCalledByTheLastWordOfItsPackage() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.endsWith("package-info.java")))
                    .as("@ApplicationModule(id = \"notice\", …) in …duty.notice")
                    .isNotEmpty()
                    .allSatisfy(file -> {
                        var text = Files.readString(file);
                        if (text.contains("@ApplicationModule")) {
                            assertThat(ID.matcher(text).results())
                                    .extracting(match -> match.group(1))
                                    .containsExactly(
                                            file.getName(file.getNameCount() - 2).toString());
                        }
                    });
        }
    }
}
