package org.fengsui.server.platform.file.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.fengsui.engine.table.BadInput;
import org.fengsui.server.platform.file.FileProblem;
import org.fengsui.server.platform.file.Files.Kind;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.reading.child.Readings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnifferTest {

    @TempDir Path folder = Path.of("");

    @Test
    void theBytesDecideAndTheNameDoesNot() throws IOException {
        assertThat(sniff("a.txt", SampleFiles.text("%PDF-1.7 …"))).isEqualTo(FileType.PDF);
        assertThat(sniff("a.pdf", SampleFiles.picture("png", 4, 4))).isEqualTo(FileType.PNG);
        assertThat(sniff("a.png", SampleFiles.picture("jpg", 4, 4))).isEqualTo(FileType.JPEG);
        assertThat(sniff("a", bytes("RIFF\4\0\0\0WEBPVP8 "))).isEqualTo(FileType.WEBP);
        assertThat(sniff("a.csv", new byte[] {0x1f, (byte) 0x8b, 8, 0})).isEqualTo(FileType.GZIP);
    }

    @Test
    void officeFilesAreToldApartFromOtherArchives() throws IOException {
        assertThat(sniff("a", SampleFiles.office(FileType.DOCX))).isEqualTo(FileType.DOCX);
        assertThat(sniff("a", SampleFiles.office(FileType.XLSX))).isEqualTo(FileType.XLSX);
        assertThat(sniff("a", SampleFiles.zip("report.nessus", "x"))).isEqualTo(FileType.ZIP);
    }

    @Test
    void anEmbeddedSheetThatFeedsAChartIsNoActiveContent() throws IOException {
        var chart = SampleFiles.office(FileType.DOCX, "word/embeddings/sheet1.xlsx", "x");
        assertThat(sniff("a.docx", chart)).isEqualTo(FileType.DOCX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "word/vbaProject.bin",
                "xl/VBAPROJECT.BIN",
                "xl/macrosheets/sheet1.xml",
                "word/activeX/activeX1.bin",
                "word/embeddings/oleObject1.bin",
                "word/embeddings/book.xlsm"
            })
    void activePartsAreRefused(String part) {
        var bytes = SampleFiles.office(FileType.DOCX, part, "x");
        assertThatThrownBy(() -> sniff("a.docx", bytes))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        it -> assertThat(it.problem()).isEqualTo(FileProblem.ACTIVE_CONTENT));
    }

    @Test
    void aMacroEnabledTypeIsRefusedWhateverItsPartsAreCalled() {
        var bytes =
                SampleFiles.zip(
                        "[Content_Types].xml",
                        "<Types ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/>",
                        "word/other.bin",
                        "x");
        assertThatThrownBy(() -> sniff("a.docx", bytes))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        it -> assertThat(it.problem()).isEqualTo(FileProblem.ACTIVE_CONTENT));
    }

    @Test
    void textFilesAreToldApartByTheirNames() throws IOException {
        assertThat(sniff("a.csv", SampleFiles.text("单位,系统\n"))).isEqualTo(FileType.CSV);
        assertThat(sniff("a.jsonl", SampleFiles.text("{\"a\":1}\n"))).isEqualTo(FileType.JSON);
        assertThat(sniff("a.exe", SampleFiles.text("说明"))).isEqualTo(FileType.TEXT);
        assertThat(sniff("a.txt", "说明".getBytes(Charset.forName("GB18030"))))
                .isEqualTo(FileType.TEXT);
        assertThat(sniff("a.txt", "\uFEFF说明".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(FileType.TEXT);
    }

    @Test
    void xmlIsTaken() throws IOException {
        var nessus = "\uFEFF<?xml version=\"1.0\" ?>\n<!-- made by -->\n<NessusClientData_v2/>";
        assertThat(sniff("a.nessus", SampleFiles.text(nessus))).isEqualTo(FileType.XML);
        var nmap =
                """
                <?xml version="1.0"?>
                <!DOCTYPE nmaprun>
                <?xml-other href="a"?>
                <nmaprun/>
                """;
        assertThat(sniff("scan.txt", SampleFiles.text(nmap))).isEqualTo(FileType.XML);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<?xml version='1.0'?><svg/>",
                "<?xml version='1.0'?><!-- --><s:svg xmlns:s='http://www.w3.org/2000/svg'/>",
                "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>",
                "<!DOCTYPE html><p>",
                "  \n<HTML><body>",
                "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>",
                "<?xml version='1.0'?><?xml-stylesheet href='a.xsl'?><a/>",
                "<?xml version='1.0'?><xsl:stylesheet/>",
                "<img src=x onerror=alert(1)>",
                "<?xml version='1.0'?>",
                "<?xml version='1.0'?><!-- "
            })
    void whatABrowserWouldRunIsRefusedUnderAnyName(String markup) throws IOException {
        for (var name : new String[] {"a.svg", "a.html", "a.xml", "a.txt", "a.png"}) {
            if (markup.startsWith("<img") && name.endsWith(".xml")) {
                continue;
            }
            assertThat(sniff(name, SampleFiles.text(markup))).as(name).isNull();
        }
    }

    @Test
    void programsAndUnknownBytesAreRefused() throws IOException {
        assertThat(sniff("a.pdf", bytes("MZ\0\1\2"))).isNull();
        assertThat(sniff("a.txt", bytes("\177ELF\2\1\1\0"))).isNull();
        assertThat(sniff("a.xls", new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0}))
                .isNull();
        assertThat(sniff("a.png", bytes("GIF89a\1\0\1\0"))).isNull();
    }

    @Test
    void aCutArchiveIsRefused() throws IOException {
        var whole = SampleFiles.office(FileType.XLSX);
        assertThatThrownBy(() -> sniff("a.xlsx", Arrays.copyOf(whole, whole.length - 30)))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void archivesAreNoEvidence() {
        assertThat(FileType.ZIP.allowedAs(Kind.EVIDENCE)).isFalse();
        assertThat(FileType.GZIP.allowedAs(Kind.DOCUMENT)).isFalse();
        assertThat(FileType.ZIP.allowedAs(Kind.IMPORT)).isTrue();
    }

    private @Nullable FileType sniff(String name, byte[] content) throws IOException {
        var file = Files.write(folder.resolve("probe"), content);
        return Sniffer.sniff(file, name, Readings.here()::archive);
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }
}
