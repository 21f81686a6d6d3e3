package org.fengsui.server.platform.file.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarmlessNameTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "整改截图.png,整改截图.png",
                "../../etc/passwd,passwd",
                "C:\\Users\\me\\报告.pdf,报告.pdf",
                ".htaccess,htaccess",
                "...,file",
                " . ,file",
                "a<b>:c|d?.txt,a_b__c_d_.txt",
                "folder/,file"
            })
    void pathsAndReservedCharactersAreTakenOut(String name, String harmless) {
        assertThat(HarmlessName.of(name)).isEqualTo(harmless);
    }

    @Test
    void invisibleCharactersAreTakenOut() {
        assertThat(HarmlessName.of("a\u202Efdp.exe\r\n\u0000\u200B\u2066.txt"))
                .isEqualTo("afdp.exe.txt");
    }

    @Test
    void composedAndDecomposedNamesAreOne() {
        assertThat(HarmlessName.of("e\u0301.txt")).isEqualTo("\u00e9.txt");
    }

    @Test
    void aLongNameKeepsItsExtension() {
        var name = HarmlessName.of("长".repeat(300) + ".xlsx");
        assertThat(name).hasSize(120).endsWith(".xlsx");
        assertThat(HarmlessName.of("\uD83D\uDD25".repeat(200)).codePoints().count()).isEqualTo(120);
    }

    @Test
    void theExtensionSaysWhatTheBytesAre() {
        assertThat(HarmlessName.of("photo.JPG", FileType.JPEG)).isEqualTo("photo.JPG");
        assertThat(HarmlessName.of("run.exe", FileType.TEXT)).isEqualTo("run.exe.txt");
        assertThat(HarmlessName.of("scan", FileType.PNG)).isEqualTo("scan.png");
        assertThat(HarmlessName.of("page.html", FileType.XML)).isEqualTo("page.html.xml");
    }
}
