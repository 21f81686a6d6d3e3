package org.fengsui.server.speaking.document.layout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.Borders;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.fengsui.server.speaking.document.OfficialDocument.Style;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.officeDocument.x2006.sharedTypes.STXAlign;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHAnchor;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STVAnchor;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STWrap;

/**
 * The built-in Word templates of an official document, written down as code: GB/T 9704-2012, 文件式
 * and 信函式. The fonts are named, not embedded: a school's Word has 仿宋_GB2312 and 方正小标宋简体, and they
 * may not be passed on.
 */
final class WordTemplate {

    private static final String SONG = "方正小标宋简体";
    private static final String FANG = "仿宋_GB2312";
    private static final String HEI = "黑体";
    private static final String RED = "D7000F";
    private static final long MM = 1440 * 10 / 254;
    private static final int PITCH = 579; // 28.95 pt in twentieths

    private final XWPFDocument document = new XWPFDocument();

    /** The template's bytes. */
    static byte[] bytes(Style style) {
        var template = new WordTemplate();
        try (var out = new ByteArrayOutputStream()) {
            template.page(style);
            if (style == Style.LETTER) {
                template.letterHead();
            } else {
                template.fileHead();
            }
            template.text();
            template.document.write(out);
            template.document.close();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void page(Style style) {
        var section = document.getDocument().getBody().addNewSectPr();
        var size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(11906));
        size.setH(BigInteger.valueOf(16838));
        var margin = section.addNewPgMar();
        margin.setTop(BigInteger.valueOf(37 * MM));
        margin.setBottom(BigInteger.valueOf(35 * MM));
        margin.setLeft(BigInteger.valueOf(28 * MM));
        margin.setRight(BigInteger.valueOf(26 * MM));
        margin.setFooter(BigInteger.valueOf(25 * MM));
        if (style == Style.LETTER) {
            section.addNewTitlePg();
            document.createFooter(HeaderFooterType.FIRST);
        }
        document.setEvenAndOddHeadings(true);
        number(document.createFooter(HeaderFooterType.DEFAULT), ParagraphAlignment.RIGHT);
        number(document.createFooter(HeaderFooterType.EVEN), ParagraphAlignment.LEFT);
    }

    /** 页码: 4号, between dashes; odd pages right, even pages left. */
    private static void number(XWPFFooter footer, ParagraphAlignment alignment) {
        var paragraph = footer.createParagraph();
        paragraph.setAlignment(alignment);
        paragraph.setIndentationLeft(280);
        paragraph.setIndentationRight(280);
        run(paragraph, "— ", FANG, 14, null, false);
        var field = paragraph.getCTP().addNewFldSimple();
        field.setInstr("PAGE");
        field.addNewR().addNewT().setStringValue("1");
        run(paragraph, " —", FANG, 14, null, false);
    }

    /**
     * 信函式 (10.1): the mark's upper edge 30 mm below the paper's, 4 mm under it a red double line of
     * 170 mm, another 20 mm above the foot; both stand where they are whatever the text does.
     */
    private void letterHead() {
        var mark = line(ParagraphAlignment.CENTER, 0);
        frame(mark, 30 * MM);
        run(mark, "{{letterhead}}", SONG, 36, RED, false);
        doubled(
                mark.getCTP().getPPr().addNewPBdr().addNewBottom(),
                STBorder.THICK_THIN_SMALL_GAP,
                11);
        var foot = line(ParagraphAlignment.CENTER, 0);
        frame(foot, 275 * MM);
        doubled(foot.getCTP().getPPr().addNewPBdr().addNewTop(), STBorder.THIN_THICK_SMALL_GAP, 0);
        var number = line(ParagraphAlignment.RIGHT, 0);
        number.setSpacingBefore(14 * 20);
        run(number, "{{number}}", FANG, 16, null, false);
    }

    private static void frame(XWPFParagraph paragraph, long below) {
        var frame = paragraph.getCTP().getPPr().addNewFramePr();
        frame.setW(BigInteger.valueOf(170 * MM));
        frame.setWrap(STWrap.NOT_BESIDE);
        frame.setVAnchor(STVAnchor.PAGE);
        frame.setHAnchor(STHAnchor.PAGE);
        frame.setXAlign(STXAlign.CENTER);
        frame.setY(BigInteger.valueOf(below));
    }

    private static void doubled(CTBorder border, STBorder.Enum kind, int space) {
        border.setVal(kind);
        border.setColor(RED);
        border.setSz(BigInteger.valueOf(24));
        border.setSpace(BigInteger.valueOf(space));
    }

    private void fileHead() {
        run(line(ParagraphAlignment.CENTER, 0), "{{letterhead}}", SONG, 42, RED, false);
        var number = line(ParagraphAlignment.CENTER, 0);
        number.setSpacingBefore(PITCH);
        number.setBorderBottom(Borders.SINGLE);
        run(number, "{{number}}", FANG, 16, null, false);
        var border = number.getCTP().getPPr().getPBdr().getBottom();
        border.setColor(RED);
        border.setSz(BigInteger.valueOf(12));
        border.setSpace(BigInteger.valueOf(11));
    }

    private void text() {
        var title = line(ParagraphAlignment.CENTER, 0);
        title.setSpacingBefore(PITCH);
        title.setSpacingAfter(PITCH / 2);
        run(title, "{{title}}", SONG, 22, null, false);
        run(line(ParagraphAlignment.LEFT, 0), "{{addressee}}：", FANG, 16, null, false);

        tag("{{?blocks}}");
        section("paragraph", FANG, 16);
        section("heading", HEI, 16);
        section("note", FANG, 12);
        tag("{{/blocks}}");

        var signature = line(ParagraphAlignment.RIGHT, 0);
        signature.setSpacingBefore(2 * PITCH);
        signature.setIndentationRight(640);
        run(signature, "{{signer}}", FANG, 16, null, false);
        var date = line(ParagraphAlignment.RIGHT, 0);
        date.setIndentationRight(1280);
        run(date, "{{date}}", FANG, 16, null, false);
        tag("{{?copies}}");
        run(line(ParagraphAlignment.LEFT, 0), "{{text}}", FANG, 14, null, false);
        tag("{{/copies}}");
        tag("{{?reference}}");
        run(line(ParagraphAlignment.LEFT, 0), "{{text}}", FANG, 10, null, false);
        tag("{{/reference}}");
    }

    private void section(String kind, String font, int size) {
        tag("{{?" + kind + "}}");
        run(line(ParagraphAlignment.BOTH, 2 * size * 20), "{{text}}", font, size, null, false);
        tag("{{/" + kind + "}}");
    }

    private void tag(String tag) {
        document.createParagraph().createRun().setText(tag);
    }

    private XWPFParagraph line(ParagraphAlignment alignment, int firstLine) {
        var paragraph = document.createParagraph();
        paragraph.setAlignment(alignment);
        if (firstLine > 0) {
            paragraph.setIndentationFirstLine(firstLine);
        }
        var spacing =
                paragraph.getCTP().getPPr() == null
                        ? paragraph.getCTP().addNewPPr().addNewSpacing()
                        : paragraph.getCTP().getPPr().addNewSpacing();
        spacing.setLine(BigInteger.valueOf(PITCH));
        spacing.setLineRule(STLineSpacingRule.AT_LEAST);
        return paragraph;
    }

    private static void run(
            XWPFParagraph paragraph,
            String text,
            String font,
            int size,
            @Nullable String color,
            boolean bold) {
        var run = paragraph.createRun();
        run.setFontFamily(font);
        run.setFontFamily(font, XWPFRun.FontCharRange.eastAsia);
        run.setFontSize(size);
        run.setBold(bold);
        if (color != null) {
            run.setColor(color);
        }
        run.setText(text);
    }
}
