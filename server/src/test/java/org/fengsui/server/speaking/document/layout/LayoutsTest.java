package org.fengsui.server.speaking.document.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.speaking.document.Block;
import org.fengsui.server.speaking.document.DocumentProblem;
import org.fengsui.server.speaking.document.Documents.Rendered;
import org.fengsui.server.speaking.document.OfficialDocument;
import org.fengsui.server.speaking.document.OfficialDocument.Style;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Both layouts say the same, always in the same bytes. */
class LayoutsTest {

    private static final int DPI = 144;

    private final Layouts layouts = new Layouts(new ChineseFonts(new DocumentSettings(null)));

    @BeforeEach
    void aFontIsInstalled() {
        assumeThat(Files.isDirectory(Path.of("/usr/share/fonts/truetype/lxgw-wenkai")))
                .as("the package fonts-lxgw-wenkai is installed")
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void wordAndPdfSayTheSame(Style style) throws IOException {
        var rendered = layouts.render(styled(style, notice("信办整〔2026〕87号", 12)));
        assertThat(squeezed(pdfText(rendered))).isEqualTo(squeezed(wordText(rendered)));
    }

    @Test
    void aLetterBearsTheOfficesNameTheNumberAtTheRightAndNoNumberOnItsFirstPage()
            throws IOException {
        var rendered = layouts.render(styled(Style.LETTER, notice("信办整〔2026〕87号", 12)));
        assertThat(squeezed(wordText(rendered))).startsWith("信息化工作办公室信办整〔2026〕87号安全");
        try (var pdf = Loader.loadPDF(rendered.pdf())) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(1);
            assertThat(page(pdf, 1)).doesNotContain("— 1 —");
            assertThat(page(pdf, 2)).contains("— 2 —");
            var picture = new PDFRenderer(pdf).renderImageWithDPI(0, DPI);
            // the mark is 8 characters of 44 pt: its upper edge at 30 mm, the line 4 mm under it
            double line = 30 + 44 / 72.0 * 25.4 + 4;
            assertThat(red(picture, 105, line)).as("the upper double line").isTrue();
            assertThat(red(picture, 22, line)).as("170 mm long").isTrue();
            assertThat(red(picture, 18, line)).as("and no longer").isFalse();
            assertThat(red(picture, 105, 277)).as("20 mm above the foot").isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void aMarkLiesOverEveryPageAndChangesNoWord(Style style) throws IOException {
        var plain = layouts.render(styled(style, notice("信办整〔2026〕87号", 12)));
        var marked = layouts.marked(plain, "已撤回");
        assertThat(squeezed(wordText(marked))).isEqualTo(squeezed(wordText(plain)));
        assertThat(squeezed(pdfText(marked).replaceAll("已\\s*撤\\s*回", "")))
                .isEqualTo(squeezed(pdfText(plain)));
        try (var pdf = Loader.loadPDF(marked.pdf());
                var word = new XWPFDocument(new ByteArrayInputStream(marked.docx()))) {
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                assertThat(squeezed(page(pdf, page))).contains("已撤回");
            }
            assertThat(word.getHeaderList())
                    .isNotEmpty()
                    .allSatisfy(
                            header -> assertThat(header._getHdrFtr().xmlText()).contains("已撤回"));
        }
    }

    /** 版记 (GB/T 9704-2012, 7.4). */
    @Test
    void aFileEndsWithItsImprintAtTheFootOfTheLastPage() throws IOException {
        for (int items : List.of(1, 4, 12)) {
            var rendered = layouts.render(notice("信办整〔2026〕87号", items));
            try (var pdf = Loader.loadPDF(rendered.pdf())) {
                int last = pdf.getNumberOfPages();
                assertThat(squeezed(page(pdf, last))).contains("抄送：信息技术中心，图书馆。信息化工作办公室2026年9月3日印发");
                var picture = new PDFRenderer(pdf).renderImageWithDPI(last - 1, DPI);
                // the type area ends 35 mm above the foot and is 156 mm wide
                assertThat(black(picture, 29, 262)).as("the last rule").isTrue();
                assertThat(black(picture, 183, 262)).as("as wide as the type area").isTrue();
                assertThat(black(picture, 26, 262)).as("and no wider").isFalse();
            }
        }
    }

    @Test
    void theImprintsRulesAreOfTheNormsThicknessAndTheDateStandsAtTheRight() throws IOException {
        var file = layouts.render(notice("信办整〔2026〕87号", 1));
        try (var word = new XWPFDocument(new ByteArrayInputStream(file.docx()))) {
            var xml = word.getDocument().xmlText();
            assertThat(xml.split("w:yAlign=\"bottom\"", -1)).as("five paragraphs").hasSize(6);
            assertThat(xml.split("w:sz=\"8\" w:space=\"0\"", -1)).as("0.35 mm").hasSize(3);
            assertThat(xml.split("w:sz=\"6\" w:space=\"0\"", -1)).as("0.25 mm").hasSize(2);
            assertThat(xml).contains("w:val=\"right\"");
            assertThat(word.getFooterList())
                    .anySatisfy(foot -> assertThat(foot._getHdrFtr().xmlText()).contains("宋体"));
        }
        var alone = layouts.render(withParagraph("正文"));
        assertThat(squeezed(pdfText(alone))).endsWith("甲2026年9月3日印发").doesNotContain("抄送");
    }

    @Test
    void aLetterHasNoImprint() throws IOException {
        var letter = layouts.render(styled(Style.LETTER, notice("信办整〔2026〕87号", 2)));
        assertThat(squeezed(pdfText(letter))).contains("抄送：").doesNotContain("印发");
        assertThat(wordText(letter)).doesNotContain("印发");
    }

    /** Whether there is black within a millimetre of a place on the page. */
    private static boolean black(BufferedImage picture, double right, double down) {
        int x = (int) (right / 25.4 * DPI);
        for (int y = (int) ((down - 1) / 25.4 * DPI); y <= (down + 1) / 25.4 * DPI; y++) {
            if (new Color(picture.getRGB(x, y)).getRed() < 130) {
                return true;
            }
        }
        return false;
    }

    private static String page(PDDocument pdf, int number) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(number);
        stripper.setEndPage(number);
        return stripper.getText(pdf);
    }

    /** Whether there is red within a millimetre of a place on the page. */
    private static boolean red(BufferedImage picture, double right, double down) {
        int x = (int) (right / 25.4 * DPI);
        for (int y = (int) ((down - 1) / 25.4 * DPI); y <= (down + 1) / 25.4 * DPI; y++) {
            var colour = new Color(picture.getRGB(x, y));
            if (colour.getRed() > 150 && colour.getGreen() < 130) {
                return true;
            }
        }
        return false;
    }

    private static OfficialDocument styled(Style style, OfficialDocument paper) {
        return new OfficialDocument(
                style,
                paper.letterhead(),
                paper.number(),
                paper.title(),
                paper.addressee(),
                paper.blocks(),
                paper.signer(),
                paper.date(),
                paper.copies(),
                paper.reference());
    }

    @Test
    void thePaperNamesEveryPart() throws IOException {
        var text = squeezed(wordText(layouts.render(notice("信办整〔2026〕87号", 2))));
        assertThat(text)
                .startsWith("信息化工作办公室文件信办整〔2026〕87号安全漏洞整改通知书资源学院：")
                .contains("一、目录列出（中危）", "二、目录列出（中危）", "整改建议：关闭自动索引")
                .contains("信息化工作办公室2026年9月3日校验码：A1B2-C3D4抄送：信息技术中心，图书馆。")
                .endsWith("信息化工作办公室2026年9月3日印发");
    }

    @Test
    void theSameDocumentGivesTheSameBytes() {
        var first = layouts.render(notice("信办整〔2026〕87号", 40));
        var second =
                new Layouts(new ChineseFonts(new DocumentSettings(null)))
                        .render(notice("信办整〔2026〕87号", 40));
        assertThat(second.docxSha256()).isEqualTo(first.docxSha256());
        assertThat(second.pdfSha256()).isEqualTo(first.pdfSha256());
        assertThat(layouts.render(notice("信办整〔2026〕88号", 40)).pdfSha256())
                .isNotEqualTo(first.pdfSha256());
    }

    @Test
    void rareNamesAreNotLost() throws IOException {
        var rare = "喆堃玥珺犇昇頔祎璟翀旻瑄𠮷";
        var rendered = layouts.render(withParagraph(rare));
        assertThat(squeezed(pdfText(rendered))).contains(rare);
        assertThat(squeezed(wordText(rendered))).contains(rare);
    }

    @Test
    void tagsAndMarkupInDataStayText() throws IOException {
        var hostile = "{{letterhead}} {{@picture}} {{+file}} <w:t>x</w:t> & ${env} #{T(Runtime)}";
        var rendered = layouts.render(withParagraph(hostile));
        assertThat(squeezed(wordText(rendered))).contains(squeezed(hostile));
        assertThat(squeezed(pdfText(rendered))).contains(squeezed(hostile));
    }

    @Test
    void aDraftSaysThatItHasNoNumber() throws IOException {
        var rendered = layouts.render(notice("", 1));
        assertThat(wordText(rendered)).contains("（草稿，未编号）");
    }

    @Test
    void withoutAFontTheRefusalNamesThePackage() {
        var nothing =
                new ChineseFonts(new DocumentSettings(null), List.of(Path.of("/nonexistent")));
        assertThatThrownBy(() -> new Layouts(nothing).render(notice("", 1)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal.problem()).isEqualTo(DocumentProblem.FONT_MISSING);
                            assertThat(refusal.arguments()).contains("fonts-lxgw-wenkai");
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "1,一",
        "9,九",
        "10,十",
        "11,十一",
        "20,二十",
        "21,二十一",
        "100,一百",
        "101,一百零一",
        "110,一百一十",
        "1001,一千零一",
        "1010,一千零一十",
        "9999,九千九百九十九"
    })
    void headingsCountInChinese(int number, String numeral) {
        assertThat(Wording.numeral(number)).isEqualTo(numeral);
    }

    private static OfficialDocument notice(String number, int items) {
        var item =
                new Block.Item(
                        "目录列出",
                        "中危",
                        List.of(
                                new Block.Line("位置", "https://seat.lib.example.edu.cn/static/"),
                                new Block.Line("整改建议", "关闭自动索引。")));
        return new OfficialDocument(
                Style.FILE,
                "信息化工作办公室文件",
                number,
                "安全漏洞整改通知书",
                "资源学院",
                List.of(
                        new Block.Paragraph("经监测，你单位负责的信息系统存在下列安全隐患，请自送达之日起5个工作日内完成整改，并反馈整改情况。"),
                        new Block.Items(java.util.Collections.nCopies(items, item)),
                        new Block.Heading("反馈方式"),
                        new Block.Note("本通知书由系统生成。")),
                "信息化工作办公室",
                LocalDate.of(2026, 9, 3),
                List.of("信息技术中心", "图书馆"),
                "校验码：A1B2-C3D4");
    }

    private static OfficialDocument withParagraph(String text) {
        return new OfficialDocument(
                Style.FILE,
                "甲",
                "一〔2026〕1号",
                "通知",
                "乙",
                List.of(new Block.Paragraph(text)),
                "甲",
                LocalDate.of(2026, 9, 3),
                List.of(),
                "");
    }

    private static String pdfText(Rendered rendered) throws IOException {
        try (var pdf = Loader.loadPDF(rendered.pdf())) {
            return new PDFTextStripper().getText(pdf).replaceAll("— \\d+ —", "");
        }
    }

    private static String wordText(Rendered rendered) throws IOException {
        try (var word = new XWPFDocument(new ByteArrayInputStream(rendered.docx()))) {
            return word.getParagraphs().stream()
                    .map(XWPFParagraph::getText)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
