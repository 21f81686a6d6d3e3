package org.fengsui.server.platform.reading.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.fengsui.server.platform.reading.Extract;
import org.fengsui.server.platform.reading.Extract.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What documents from outside say, read in a process of its own. */
class TextsApartTest {

    private static final String TEXT = "虚构通报〔2026〕9号：www.phy.example.edu.cn 存在漏洞";
    private static final Charset GB = Charset.forName("GB18030");

    @TempDir private Path folder;

    private List<Extract> read(String name, byte[] content, String password) throws IOException {
        var file = Files.write(folder.resolve("given"), content);
        return Readings.apart().texts(name, file, password);
    }

    private Extract only(String name, byte[] content, String password) throws IOException {
        var read = read(name, content, password);
        assertThat(read).hasSize(1);
        return read.getFirst();
    }

    private Extract only(String name, byte[] content) throws IOException {
        return only(name, content, "");
    }

    private static byte[] word(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new XWPFDocument()) {
            document.createParagraph().createRun().setText(text);
            document.createTable(1, 1).getRow(0).getCell(0).setText("192.0.2.17");
            document.write(out);
        }
        return out.toByteArray();
    }

    private static byte[] pdf(String line, String password) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(50, 700);
                content.showText(line);
                content.endText();
            }
            if (!password.isEmpty()) {
                document.protect(
                        new StandardProtectionPolicy("owner", password, new AccessPermission()));
            }
            document.save(out);
        }
        return out.toByteArray();
    }

    private static byte[] zip(Charset names, Map<String, byte[]> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, names)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return out.toByteArray();
    }

    private static byte[] lockedZip(String password) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip =
                new net.lingala.zip4j.io.outputstream.ZipOutputStream(
                        out, password.toCharArray())) {
            var how = new ZipParameters();
            how.setEncryptFiles(true);
            how.setEncryptionMethod(EncryptionMethod.AES);
            how.setFileNameInZip("a.txt");
            zip.putNextEntry(how);
            zip.write(TEXT.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    private byte[] sevenZip() throws IOException {
        var file = folder.resolve("made.7z");
        var document = Files.write(folder.resolve("通报.txt"), TEXT.getBytes(GB));
        try (var archive = new SevenZOutputFile(file.toFile())) {
            archive.putArchiveEntry(archive.createArchiveEntry(document, "通报.txt"));
            archive.write(Files.readAllBytes(document));
            archive.closeArchiveEntry();
        }
        return Files.readAllBytes(file);
    }

    private static byte[] lockedExcel(String password) throws Exception {
        var plain = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook()) {
            workbook.createSheet("系统").createRow(0).createCell(0).setCellValue(TEXT);
            workbook.write(plain);
        }
        var out = new ByteArrayOutputStream();
        try (var ole = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword(password);
            try (var to = encryptor.getDataStream(ole)) {
                to.write(plain.toByteArray());
            }
            ole.writeFilesystem(out);
        }
        return out.toByteArray();
    }

    private static byte[] oldExcel(String password) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new HSSFWorkbook()) {
            workbook.createSheet("系统").createRow(0).createCell(0).setCellValue(TEXT);
            Biff8EncryptionKey.setCurrentUserPassword(password.isEmpty() ? null : password);
            workbook.write(out);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        return out.toByteArray();
    }

    @Test
    void wordExcelTextAndHtmlSayWhatStandsInThem() throws Exception {
        assertThat(only("a.docx", word(TEXT)).text()).contains(TEXT, "192.0.2.17");
        assertThat(only("a.et", oldExcel("")).text()).contains(TEXT);
        assertThat(only("a.txt", TEXT.getBytes(GB)).text()).isEqualTo(TEXT);
        var html = "<html><style>p{}</style><p>通报&nbsp;9号</p><script>alert(1)</script></html>";
        assertThat(only("a.html", html.getBytes(StandardCharsets.UTF_8)).text()).isEqualTo("通报 9号");
    }

    @Test
    void anOfdSaysTheTextOfItsPages() throws IOException {
        var page =
                "<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:TextObject>"
                        + "<ofd:TextCode X=\"0\" Y=\"1\">"
                        + TEXT
                        + "</ofd:TextCode></ofd:TextObject></ofd:Page>";
        var ofd =
                zip(
                        StandardCharsets.UTF_8,
                        Map.of(
                                "OFD.xml",
                                "<OFD/>".getBytes(StandardCharsets.UTF_8),
                                "Doc_0/Pages/Page_0/Content.xml",
                                page.getBytes(StandardCharsets.UTF_8)));
        assertThat(only("a.ofd", ofd).text()).contains(TEXT);
    }

    @Test
    void aPdfOfPicturesHasToBeTyped() throws IOException {
        assertThat(only("a.pdf", pdf("Bulletin 2026-9", "")).text()).contains("Bulletin 2026-9");
        var scanned = only("a.pdf", pdf(" ", ""));
        assertThat(scanned.state()).isEqualTo(State.PICTURES);
    }

    @Test
    void whatIsLockedOpensWithItsPasswordAlone() throws Exception {
        var locked =
                Map.of(
                        "a.pdf", pdf("Bulletin", "open"),
                        "a.xlsx", lockedExcel("open"),
                        "a.xls", oldExcel("open"),
                        "a.zip", lockedZip("open"));
        for (var one : locked.entrySet()) {
            for (var wrong : List.of("", "wrong")) {
                assertThat(only(one.getKey(), one.getValue(), wrong).state())
                        .as(one.getKey() + " with " + wrong)
                        .isEqualTo(State.PASSWORD);
            }
            assertThat(only(one.getKey(), one.getValue(), "open").state())
                    .as(one.getKey())
                    .isEqualTo(State.READ);
        }
    }

    @Test
    void archivesAreReadWithChineseNamesAndInEachOther() throws IOException {
        var inner = zip(GB, Map.of("附件.docx", word(TEXT)));
        var read = only("外.zip", zip(GB, Map.of("内层.zip", inner)));
        assertThat(read.name()).isEqualTo("外.zip/内层.zip/附件.docx");
        assertThat(read.text()).contains(TEXT);
        assertThat(only("a.7z", sevenZip()).text()).isEqualTo(TEXT);
        var rar = new byte[] {0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 1, 0};
        assertThat(only("a.rar", rar).state()).isEqualTo(State.UNKNOWN_KIND);
    }

    @Test
    void aBombEndsWithAWord() throws IOException {
        var dense = zip(GB, Map.of("a.txt", new byte[32 << 20]));
        assertThat(read("bomb.zip", dense, "").getLast().state()).isEqualTo(State.TOO_MUCH);
        var deep = zip(GB, Map.of("a.txt", TEXT.getBytes(GB)));
        for (int at = 0; at < 4; at++) {
            deep = zip(GB, Map.of("a.zip", deep));
        }
        assertThat(only("deep.zip", deep).state()).isEqualTo(State.TOO_MUCH);
        var many = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(many, GB)) {
            for (int at = 0; at < 400; at++) {
                zip.putNextEntry(new ZipEntry(at + ".txt"));
                zip.write('x');
            }
        }
        assertThat(read("many.zip", many.toByteArray(), "").getLast().state())
                .isEqualTo(State.TOO_MUCH);
    }

    @Test
    void aBrokenPartKeepsNoneOfTheOthersFromBeingRead() throws IOException {
        var broken = new byte[4096];
        new ByteArrayInputStream("%PDF-1.7 nothing".getBytes(StandardCharsets.US_ASCII))
                .readNBytes(broken, 0, 16);
        var read = read("a.zip", zip(GB, Map.of("1.pdf", broken, "2.docx", word(TEXT))), "");
        assertThat(read)
                .extracting(Extract::state)
                .containsExactlyInAnyOrder(State.BROKEN, State.READ);
    }
}
