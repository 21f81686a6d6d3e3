package org.fengsui.engine.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fengsui.engine.paper.WordFile.p;
import static org.fengsui.engine.paper.WordFile.r;

import java.util.List;
import java.util.Locale;
import org.fengsui.engine.paper.Look.Align;
import org.fengsui.engine.paper.Paper.Grid;
import org.fengsui.engine.paper.Paper.Line;
import org.fengsui.engine.paper.Paper.PageNumber;
import org.fengsui.engine.paper.Paper.Slot;
import org.fengsui.engine.paper.Paper.Words;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordReaderTest {

    private static Line line(String body) {
        return (Line) WordFile.of(body).read().parts().getFirst();
    }

    private static void refused(WordFile file, InputProblem problem) {
        assertThatThrownBy(file::read)
                .isInstanceOfSatisfying(
                        BadInput.class,
                        refusal -> {
                            assertThat(refusal.problem()).isEqualTo(problem);
                            assertThat(refusal.sentence(Locale.CHINESE))
                                    .doesNotContain("{0}", "{1}");
                        });
    }

    private static void refused(String body, InputProblem problem) {
        refused(WordFile.of(p(r("好")) + body), problem);
    }

    @Test
    void aPlaceThatWordSplitIsFound() {
        Line found =
                line(
                        p(
                                r("主送{"),
                                r("<w:b/>", "{单"),
                                "<w:proofErr w:type=\"spellStart\"/>",
                                r("位}}："),
                                r("好")));
        assertThat(found.text()).isEqualTo("主送{{单位}}：好");
        assertThat(found.slots().map(Slot::name)).containsExactly("单位");
        assertThat(found.pieces()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{{单位", "单位}}", "{{}}", "{{单 位}}", "｛｛单位｝｝", "{{@图}}", "{{单位}", "{{a.b}}"})
    void bracesThatMakeNoPlaceAreRefused(String text) {
        refused(p(r(text)), InputProblem.WORD_BRACES);
    }

    @Test
    void typeComesFromTheStylesAndWhatIsSetOverThem() {
        WordFile file =
                WordFile.of(
                                "<w:p><w:pPr><w:pStyle w:val=\"T\"/><w:jc w:val=\"center\"/></w:pPr>"
                                        + r("<w:color w:val=\"D7000F\"/>", "标题")
                                        + "</w:p>")
                        .styles(
                                "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"21\"/></w:rPr>"
                                        + "</w:rPrDefault></w:docDefaults>"
                                        + "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:rPr><w:rFonts"
                                        + " w:eastAsia=\"黑体\"/><w:b/></w:rPr></w:style>"
                                        + "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:basedOn"
                                        + " w:val=\"B\"/><w:rPr><w:sz w:val=\"44\"/></w:rPr></w:style>");
        Line line = (Line) file.read().parts().getFirst();
        var type = ((Words) line.pieces().getFirst()).type();
        assertThat(line.look().align()).isEqualTo(Align.CENTER);
        assertThat(type.font()).isEqualTo("黑体");
        assertThat(type.size()).isEqualTo(44);
        assertThat(type.bold()).isTrue();
        assertThat(type.color()).isEqualTo(0xD7000F);
    }

    @Test
    void indentsInCharactersCountByTheTypesSize() {
        Line line =
                line(
                        "<w:p><w:pPr><w:ind w:firstLineChars=\"200\"/></w:pPr>"
                                + r("<w:sz w:val=\"32\"/>", "正文")
                                + "</w:p>");
        assertThat(line.look().first()).isEqualTo(640);
    }

    @Test
    void aTableIsReadWithItsPlaces() {
        String cell = "<w:tc><w:tcPr><w:tcW w:w=\"4000\" w:type=\"dxa\"/></w:tcPr>%s</w:tc>";
        Grid grid =
                (Grid)
                        WordFile.of(
                                        "<w:tbl><w:tblPr><w:tblStyle w:val=\"G\"/></w:tblPr><w:tblGrid>"
                                                + "<w:gridCol w:w=\"4000\"/><w:gridCol w:w=\"4000\"/></w:tblGrid>"
                                                + "<w:tr>"
                                                + cell.formatted(p(r("{{隐患名称}}")))
                                                + cell.formatted(p(r("{{位置}}")))
                                                + "</w:tr></w:tbl>"
                                                + p())
                                .styles(
                                        "<w:style w:type=\"table\" w:styleId=\"G\"><w:tblPr><w:tblBorders>"
                                                + "<w:top w:val=\"single\"/><w:left w:val=\"single\"/>"
                                                + "<w:bottom w:val=\"single\"/><w:right w:val=\"single\"/>"
                                                + "<w:insideH w:val=\"single\"/><w:insideV w:val=\"single\"/>"
                                                + "</w:tblBorders></w:tblPr></w:style>")
                                .read()
                                .parts()
                                .getFirst();
        assertThat(grid.ruled()).isTrue();
        assertThat(grid.rows().getFirst().slots().map(Slot::name)).containsExactly("隐患名称", "位置");
    }

    @Test
    void aPlaceInAFootIsRefusedBecauseNothingIsFilledInThere() {
        refused(WordFile.of(p(r("正文"))).footer(p(r("核验码 {{核验码}}"))), InputProblem.WORD_BRACES);
    }

    @Test
    void whatNoSheetCanHoldIsRefusedAlsoWhereItsSumWouldFit() {
        int most = Integer.MAX_VALUE;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Paper.Page(most, 0, most, 0, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Look.of(Look.Align.LEFT, 240).indented(Integer.MIN_VALUE, 0, 0));
    }

    @Test
    void aFootHasThePagesNumberInEitherWayOfWord() {
        String complex =
                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE \\* MERGEFORMAT"
                        + " </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
                        + r("7")
                        + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        for (String field :
                List.of(complex, "<w:fldSimple w:instr=\"PAGE\">" + r("1") + "</w:fldSimple>")) {
            Paper paper = WordFile.of(p(r("正文"))).footer(p(r("— "), field, r(" —"))).read();
            assertThat(paper.feet().of(1).getFirst().pieces())
                    .hasSize(3)
                    .hasAtLeastOneElementOfType(PageNumber.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INCLUDETEXT \\\\files\\a.docx",
                "INCLUDEPICTURE http://a.example.edu.cn/x.png",
                "DDE excel a b",
                "DDEAUTO c:\\windows\\system32\\cmd.exe",
                "HYPERLINK http://a.example.edu.cn",
                "MERGEFIELD x",
                "PAGE",
                "= 1 + 1"
            })
    void aFieldInTheTextIsRefused(String words) {
        refused(
                p(
                        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>"
                                + words
                                + "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"),
                InputProblem.WORD_FIELD);
        refused(p("<w:fldSimple w:instr=\"" + words + "\"/>"), InputProblem.WORD_FIELD);
    }

    @ParameterizedTest
    @CsvSource({
        "word/vbaProject.bin,WORD_MACRO",
        "word/vbaData.xml,WORD_MACRO",
        "word/embeddings/oleObject1.bin,WORD_OBJECT",
        "word/activeX/activeX1.xml,WORD_OBJECT",
        "word/afchunk.rtf,WORD_OBJECT",
        "word/media/image1.png,WORD_PICTURE",
        "word/comments.xml,WORD_REVISION",
        "../evil.xml,WORD_OBJECT",
        "word/glossary/document.xml,WORD_OBJECT"
    })
    void aPartThatNoTextNeedsIsRefusedByWhatItIs(String part, InputProblem problem) {
        refused(WordFile.of(p(r("好"))).text(part, "x"), problem);
    }

    @Test
    void aFileWithMacrosUnderAnHonestNameIsRefused() {
        refused(
                WordFile.of(p(r("好")))
                        .types("application/vnd.ms-word.document.macroEnabled.main+xml"),
                InputProblem.WORD_MACRO);
    }

    @Test
    void whatLeadsOutOfTheFileIsRefused() {
        refused(
                WordFile.of(p(r("好")))
                        .settingsRelation("attachedTemplate", "http://a.example.edu.cn/t.dotm"),
                InputProblem.WORD_OUTSIDE);
        refused(
                WordFile.of(p(r("好"))).relation("image", "http://a.example.edu.cn/t.png", true),
                InputProblem.WORD_OUTSIDE);
        refused(
                WordFile.of(p(r("好"))).relation("frame", "file:///etc/passwd", false),
                InputProblem.WORD_OUTSIDE);
        refused(
                WordFile.of(p(r("好"))).relation("hyperlink", "https://a.example.edu.cn", true),
                InputProblem.WORD_LINK);
        refused(
                WordFile.of(p(r("好"))).relation("aFChunk", "styles.xml", false),
                InputProblem.WORD_OBJECT);
    }

    @ParameterizedTest
    @CsvSource({
        "altChunk,WORD_OBJECT",
        "sdt,WORD_CONTROL",
        "customXml,WORD_CONTROL",
        "unheardOf,WORD_ELEMENT"
    })
    void whatStandsBetweenParagraphsIsKnownOrRefused(String name, InputProblem problem) {
        refused("<w:" + name + "/>", problem);
    }

    @ParameterizedTest
    @CsvSource({
        "ins,WORD_REVISION",
        "del,WORD_REVISION",
        "commentRangeStart,WORD_REVISION",
        "hyperlink,WORD_LINK",
        "sdt,WORD_CONTROL",
        "oMath,WORD_ELEMENT"
    })
    void whatStandsInAParagraphIsKnownOrRefused(String name, InputProblem problem) {
        refused(p("<w:" + name + "/>"), problem);
    }

    @ParameterizedTest
    @CsvSource({
        "drawing,WORD_PICTURE",
        "pict,WORD_PICTURE",
        "object,WORD_OBJECT",
        "tab,WORD_TAB",
        "footnoteReference,WORD_FOOTNOTE",
        "sym,WORD_ELEMENT"
    })
    void whatStandsInARunIsKnownOrRefused(String name, InputProblem problem) {
        refused(p("<w:r><w:" + name + "/></w:r>"), problem);
    }

    @Test
    void shapesInOtherNamespacesAreRefused() {
        refused(p("<w:r><mc:AlternateContent/></w:r>"), InputProblem.WORD_PICTURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "strike",
                "vanish",
                "highlight w:val=\"yellow\"",
                "vertAlign w:val=\"superscript\"",
                "caps",
                "em w:val=\"dot\"",
                "spacing w:val=\"20\"",
                "u w:val=\"wave\""
            })
    void aTypeThatNoPaperHasIsRefusedAtItsPlace(String property) {
        assertThatThrownBy(() -> line(p(r("<w:" + property + "/>", "请自送达之日起"))))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        refusal ->
                                assertThat(refusal.sentence(Locale.CHINESE))
                                        .contains("1 “请自送达之日起”", "w:", "清除格式"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "strike w:val=\"0\"",
                "spacing w:val=\"0\"",
                "highlight w:val=\"none\"",
                "lang w:val=\"zh-CN\"",
                "kern w:val=\"2\""
            })
    void whatIsSwitchedOffOrPrintsNothingIsLetBe(String property) {
        assertThat(line(p(r("<w:" + property + "/>", "好"))).text()).isEqualTo("好");
    }

    @Test
    void listsSectionsHeadersAndGridsAreRefused() {
        refused(
                "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>",
                InputProblem.WORD_LIST);
        refused("<w:p><w:pPr><w:sectPr/></w:pPr></w:p>", InputProblem.WORD_SECTION);
        refused(WordFile.of(p(r("好"))).section("<w:cols w:num=\"2\"/>"), InputProblem.WORD_SECTION);
        refused(WordFile.of(p(r("好"))).header(p(r("页眉"))), InputProblem.WORD_HEADER);
        refused(
                WordFile.of(p(r("好"))).section("<w:docGrid w:type=\"linesAndChars\"/>"),
                InputProblem.WORD_GRID);
        refused(
                WordFile.of(p(r("好"))).section("<w:pgSz w:w=\"16838\" w:h=\"11906\"/>"),
                InputProblem.WORD_PAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<w:vMerge/>",
                "<w:shd w:val=\"clear\" w:fill=\"FF0000\"/>",
                "<w:tcBorders><w:top w:val=\"nil\"/></w:tcBorders>"
            })
    void aTableThatNoPaperHasIsRefused(String cell) {
        refused(
                "<w:tbl><w:tblGrid><w:gridCol w:w=\"4000\"/></w:tblGrid><w:tr><w:tc><w:tcPr>"
                        + cell
                        + "</w:tcPr>"
                        + p(r("格"))
                        + "</w:tc></w:tr></w:tbl>",
                InputProblem.WORD_TABLE);
    }

    @Test
    void aTableInATableIsRefused() {
        refused(
                "<w:tbl><w:tblGrid><w:gridCol w:w=\"4000\"/></w:tblGrid><w:tr><w:tc><w:tbl/>"
                        + p()
                        + "</w:tc></w:tr></w:tbl>",
                InputProblem.WORD_TABLE);
    }

    @Test
    void declarationsAndBrokenXmlAreRefused() {
        refused(
                WordFile.of(p(r("好")))
                        .text(
                                "word/styles.xml",
                                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"),
                InputProblem.DTD_REFUSED);
        refused(WordFile.of("<w:p>"), InputProblem.SYNTAX);
    }

    @Test
    void aFileThatUnpacksToFarMoreIsRefused() {
        refused(
                WordFile.of(p(r("好"))).part("word/numbering.xml", new byte[9 << 20]),
                InputProblem.ZIP_BOMB);
    }

    @Test
    void longTextsAreRefused() {
        refused(WordFile.of(p(r("字".repeat(50_000)))), InputProblem.WORD_TOO_LARGE);
        refused(WordFile.of(p(r("字")).repeat(600)), InputProblem.WORD_TOO_LARGE);
    }

    @ParameterizedTest
    @EnumSource(
            value = InputProblem.class,
            names = {"EMPTY", "OLD_OR_LOCKED_WORD", "NOT_THIS_FORMAT"})
    void whatIsNoWordFileIsSaid(InputProblem problem) {
        byte[] bytes =
                switch (problem) {
                    case EMPTY -> new byte[0];
                    case OLD_OR_LOCKED_WORD ->
                            new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0};
                    default -> "<html/>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
                };
        assertThatThrownBy(() -> WordReader.read(InputFile.of("a.docx", bytes)))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    @Test
    void valuesAreTextAndNeverPlacesAgain() {
        Paper paper =
                WordFile.of(p(r("致{{单位}}")) + p(r("{{补充要求}}")) + p(r("{{位置}}：{{自查方法}}"))).read();
        Filling filling =
                new Filling(
                        java.util.Map.of("单位", "{{补充要求}}<w:p/>", "补充要求", ""),
                        java.util.Set.of("位置", "自查方法"),
                        List.of(
                                java.util.Map.of("位置", "甲", "自查方法", ""),
                                java.util.Map.of("位置", "乙\n丙", "自查方法", "丁")));
        assertThat(filling.into(paper).lines().stream().map(Line::text))
                .as("an empty paragraph is left out, paragraphs of an item are repeated")
                .containsExactly("致{{补充要求}}<w:p/>", "甲：", "乙\n丙：丁");
        assertThat(filling.into(paper).lines().stream().flatMap(Line::slots)).isEmpty();
    }
}
