package org.fengsui.server.platform.file.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.file.Files.Kind;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.reading.MarkedMaterial;
import org.fengsui.server.platform.reading.ReadingProblem;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.openpdf.text.Document;
import org.openpdf.text.Font;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfWriter;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/** Evidence that bears a mark of secrecy is refused whole, and announced. */
@ServerTest
@Import(MarkedFilesTest.Heard.class)
class MarkedFilesTest {

    private static final Subject ANSWER = new Subject("notice-answer", 9);

    /** Hears what was announced. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Heard {
        private final List<MarkedMaterial> all = new ArrayList<>();

        @EventListener
        void on(MarkedMaterial material) {
            all.add(material);
        }
    }

    private final Files files;
    private final RecordProbe probe;
    private final Heard heard;

    MarkedFilesTest(Files files, RecordProbe probe, Heard heard) {
        this.files = files;
        this.probe = probe;
        this.heard = heard;
    }

    private long kept() {
        return probe.sql("select count(*) from file.file").query(Long.class).single();
    }

    private void refused(String name, byte[] content) {
        long before = kept();
        int said = heard.all.size();
        var refusal =
                catchThrowableOfType(
                        Refusal.class,
                        () ->
                                files.store(
                                        Actor.machine("test"),
                                        ANSWER,
                                        3L,
                                        Kind.EVIDENCE,
                                        name,
                                        new ByteArrayInputStream(content)));
        assertThat(refusal).as(name).isNotNull();
        assertThat(refusal.problem()).as(name).isEqualTo(ReadingProblem.MARKED);
        assertThat(kept()).as(name).isEqualTo(before);
        assertThat(heard.all).as(name).hasSize(said + 1);
        assertThat(heard.all.getLast()).isEqualTo(new MarkedMaterial("file", 0, "test"));
    }

    @Test
    void textsWordExcelAndPdfFilesAreLookedInto() throws IOException {
        refused("说明.txt", SampleFiles.text("关于某事的说明\n机密★1年\n"));
        refused("（秘密）说明.txt", SampleFiles.text("无"));
        refused(
                "a.docx",
                SampleFiles.office(
                        FileType.DOCX,
                        "word/document.xml",
                        "<w:p><w:r><w:t>机</w:t></w:r><w:r><w:t>密</w:t></w:r><w:r><w:t>★1年</w:t>"
                                + "</w:r></w:p><w:p><w:r><w:t>正文</w:t></w:r></w:p>"));
        refused(
                "a.xlsx",
                SampleFiles.office(FileType.XLSX, "xl/sharedStrings.xml", "<si><t>密级：绝密</t></si>"));
        refused("scan.pdf", pdf("机密★1年"));
    }

    @Test
    void whatOnlySpeaksOfSecretsIsTaken() throws IOException {
        var stored =
                files.store(
                        Actor.machine("test"),
                        ANSWER,
                        3L,
                        Kind.EVIDENCE,
                        "说明.pdf",
                        new ByteArrayInputStream(pdf("数据库的机密信息没有泄露")));
        assertThat(files.find(Scope.school(), stored.id())).isPresent();
    }

    private static byte[] pdf(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new Document()) {
            PdfWriter.getInstance(document, out);
            document.open();
            var face =
                    BaseFont.createFont(
                            "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
                            BaseFont.IDENTITY_H,
                            BaseFont.EMBEDDED);
            document.add(new Paragraph(text, new Font(face, 16)));
        }
        return out.toByteArray();
    }
}
