package org.fengsui.server.speaking.document.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.fengsui.engine.paper.Filling;
import org.fengsui.engine.paper.Paper;
import org.fengsui.engine.paper.Paper.Grid;
import org.fengsui.engine.paper.Paper.Line;
import org.fengsui.engine.paper.Paper.Slot;
import org.fengsui.engine.paper.WordReader;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.speaking.document.Block;
import org.fengsui.server.speaking.document.OfficialDocument;
import org.fengsui.server.speaking.document.OfficialDocument.Style;
import org.fengsui.server.testing.PaperText;
import org.fengsui.server.testing.WordTemplates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A paper the school edited in Word gives a Word and a PDF file that say the same. */
class OwnPaperTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 3);

    private final Layouts layouts = new Layouts(new ChineseFonts(new DocumentSettings(null)));

    @BeforeEach
    void aFontIsInstalled() {
        assumeThat(Files.isDirectory(Path.of("/usr/share/fonts/truetype/lxgw-wenkai")))
                .as("the package fonts-lxgw-wenkai is installed")
                .isTrue();
    }

    private static Paper standard(Style style) {
        return StandardPaper.template(
                new OfficialDocument(
                        style,
                        "信息化工作办公室文件",
                        "{{编号}}",
                        "安全漏洞整改通知书",
                        "{{单位}}",
                        List.of(
                                new Block.Paragraph("请自送达之日起{{期限}}内完成整改。"),
                                new Block.Items(
                                        List.of(
                                                new Block.Item(
                                                        "{{隐患名称}}",
                                                        "{{等级}}",
                                                        List.of(
                                                                new Block.Line("位置", "{{位置}}"),
                                                                new Block.Line(
                                                                        "自查方法", "{{自查方法}}"))))),
                                new Block.Note("联系电话：{{联系电话}}")),
                        "信息化工作办公室",
                        DAY,
                        List.of("{{抄送}}"),
                        "核验码 {{核验码}}"));
    }

    private Paper read(byte[] word) {
        return WordReader.read(InputFile.of("a.docx", word));
    }

    private Filling filling() {
        return new Filling(
                Map.of("编号", "信办整〔2026〕87号", "单位", "资源学院", "期限", "5 个工作日", "核验码", "A1B2"),
                Set.of("隐患名称", "等级", "位置", "自查方法"),
                List.of(
                        Map.of("隐患名称", "弱口令", "等级", "高危", "位置", "10.0.0.1", "自查方法", "登录"),
                        Map.of("隐患名称", "目录列出", "等级", "中危", "位置", "10.0.0.2", "自查方法", "")));
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void whatIsWrittenIsReadAsItWas(Style style) {
        var paper = standard(style);
        assertThat(paper.lines().stream().flatMap(Line::slots).map(Slot::name))
                .contains("编号", "单位", "序号", "隐患名称", "核验码");
        assertThat(read(layouts.word(paper, "模板", "甲", DAY))).isEqualTo(paper);
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void itemsAreRepeatedAndEmptyLinesAreLeftOut(Style style) throws IOException {
        var files = layouts.render(layouts.fill(standard(style), filling()), "通知书", "甲", DAY);
        var word = PaperText.ofWord(files.docx());
        assertThat(PaperText.ofPdf(files.pdf())).isEqualTo(word);
        assertThat(word)
                .contains("一、弱口令（高危）位置：10.0.0.1自查方法：登录二、目录列出（中危）位置：10.0.0.2信息化")
                .doesNotContain("{{", "联系电话", "抄送");
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void theStandardPaperReadBackFromWordPrintsTheSameBytes(Style style) {
        var paper = standard(style);
        var back = read(layouts.word(paper, "模板", "甲", DAY));
        var before = layouts.render(layouts.fill(paper, filling()), "通知书", "甲", DAY);
        var after = layouts.render(layouts.fill(back, filling()), "通知书", "甲", DAY);
        assertThat(after.pdfSha256()).isEqualTo(before.pdfSha256());
        assertThat(after.docxSha256()).isEqualTo(before.docxSha256());
    }

    @Test
    void whatAnotherProgramSavedIsReadAndPrinted() throws IOException {
        var paper = read(WordTemplates.notice());
        assertThat(paper.parts()).hasAtLeastOneElementOfType(Grid.class);
        var files = layouts.render(layouts.fill(paper, filling()), "通知书", "甲", DAY);
        var word = PaperText.ofWord(files.docx());
        assertThat(word).contains("弱口令", "目录列出");
        assertThat(PaperText.ofPdf(files.pdf())).isEqualTo(word);
    }

    @Test
    void nothingInAValueBecomesMarkupOrAPlace() throws IOException {
        var hostile = "{{编号}} <w:t>x</w:t> & ]]> =HYPERLINK(\"http://x\") \u0001\u000b￾";
        var paper =
                layouts.fill(
                        standard(Style.FILE),
                        new Filling(Map.of("编号", "一号", "单位", hostile), Set.of(), List.of()));
        var files = layouts.render(paper, hostile, hostile, DAY);
        try (var word = new XWPFDocument(new ByteArrayInputStream(files.docx()))) {
            assertThat(word.getParagraphs().stream().map(one -> one.getText()).toList())
                    .anyMatch(text ->
                            text.startsWith("{{编号}} <w:t>x</w:t> & ]]> =HYPERLINK(\"http://x\")"));
        }
        assertThat(PaperText.ofPdf(files.pdf())).contains("{{编号}}<w:t>x</w:t>&]]>=HYPERLINK");
    }
}
