package org.fengsui.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.fengsui.server.FengsuiServer;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Calls go down only, and into public faces only. */
class RoomsTest {

    private static final Pattern ID = Pattern.compile("@ApplicationModule\\(\\s*id = \"([a-z]+)\"");

    @Test
    void roomsCallTheNeighboursTheyNameAndNoOthers() {
        ApplicationModules.of(FengsuiServer.class).verify();
    }

    /** Otherwise neighbours would have to name it by wing and word. */
    @Test
    void aRoomIsCalledByTheLastWordOfItsPackage() {
        var misnamed =
                Sources.files("server/src/main/java", "/package-info.java").stream()
                        .filter(file -> Sources.text(file).contains("@ApplicationModule"))
                        .filter(file -> !idOf(file).equals(lastWordOf(file)))
                        .map(Sources::name)
                        .toList();
        assertThat(misnamed)
                .as("write @ApplicationModule(id = \"notice\", …) in …duty.notice")
                .isEmpty();
    }

    private static String idOf(Path packageInfo) {
        var id = ID.matcher(Sources.text(packageInfo));
        return id.find() ? id.group(1) : "";
    }

    private static String lastWordOf(Path packageInfo) {
        return packageInfo.getName(packageInfo.getNameCount() - 2).toString();
    }
}
