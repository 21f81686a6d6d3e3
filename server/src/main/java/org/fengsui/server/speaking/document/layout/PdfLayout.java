package org.fengsui.server.speaking.document.layout;

import java.awt.Color;
import org.fengsui.server.speaking.document.Block;
import org.fengsui.server.speaking.document.OfficialDocument;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;
import org.openpdf.text.pdf.draw.LineSeparator;

/**
 * The PDF layout (GB/T 9704-2012), 文件式 and 信函式: A4, type area 156 × 225 mm, 16 pt type on a 28.95
 * pt pitch.
 */
final class PdfLayout {

    private static final float MM = PdfFile.MM;
    private static final float LEFT = 28 * MM;
    private static final float RIGHT = 26 * MM;
    private static final float TOP = 37 * MM;
    private static final float LETTER_TOP = 30 * MM;
    private static final float BOTTOM = 35 * MM;
    private static final float WIDTH = 156 * MM;
    private static final float BODY = 16f;
    private static final float PITCH = 28.95f;
    private static final Color RED = new Color(0xD7, 0x00, 0x0F);

    private final ChineseFonts fonts;

    PdfLayout(ChineseFonts fonts) {
        this.fonts = fonts;
    }

    /** The file's bytes. */
    byte[] render(OfficialDocument paper) {
        boolean letter = paper.style() == OfficialDocument.Style.LETTER;
        var file =
                new PdfFile(
                        (paper.number() + " " + paper.title()).strip(),
                        paper.signer(),
                        paper.date(),
                        paper.style() + paper.number() + paper.title() + paper.addressee(),
                        new PdfFile.Margins(LEFT, RIGHT, letter ? LETTER_TOP : TOP, BOTTOM));
        return file.write(
                fonts,
                font -> new Frame(font, letter ? rule(paper) : 0),
                (document, font) -> {
                    // from the second page on
                    document.setMargins(LEFT, RIGHT, TOP, BOTTOM);
                    if (letter) {
                        letterHead(document, font, paper);
                    } else {
                        fileHead(document, font, paper);
                    }
                    title(document, font, paper);
                    body(document, font, paper);
                    foot(document, font, paper);
                });
    }

    private static float markSize(OfficialDocument paper) {
        return Math.min(44f, WIDTH / Math.max(1, paper.mark().length()) * 0.94f);
    }

    /** How far below the paper's top the double line of a letter stands: 4 mm under its mark. */
    private static float rule(OfficialDocument paper) {
        return LETTER_TOP + markSize(paper) + 4 * MM;
    }

    private static void mark(
            Document document, BaseFont font, OfficialDocument paper, float leading) {
        var mark =
                new Paragraph(
                        leading, paper.mark(), new Font(font, markSize(paper), Font.BOLD, RED));
        mark.setAlignment(Element.ALIGN_CENTER);
        document.add(mark);
    }

    private static void letterHead(Document document, BaseFont font, OfficialDocument paper) {
        mark(document, font, paper, markSize(paper));
        // below the double line by 7/8 of a character
        var number =
                new Paragraph(
                        4 * MM + BODY * 7 / 8 + BODY,
                        orDraft(paper.number()),
                        new Font(font, BODY));
        number.setAlignment(Element.ALIGN_RIGHT);
        number.setSpacingAfter(PITCH / 2);
        document.add(number);
    }

    private static void fileHead(Document document, BaseFont font, OfficialDocument paper) {
        mark(document, font, paper, markSize(paper) * 1.3f);
        var number = new Paragraph(PITCH * 1.6f, orDraft(paper.number()), new Font(font, BODY));
        number.setAlignment(Element.ALIGN_CENTER);
        document.add(number);
        var rule = new Paragraph(4 * MM);
        rule.add(new LineSeparator(1.5f, 100, RED, Element.ALIGN_CENTER, 0));
        document.add(rule);
    }

    private static void title(Document document, BaseFont font, OfficialDocument paper) {
        var title = new Paragraph(PITCH * 1.8f, paper.title(), new Font(font, 22f, Font.BOLD));
        title.setAlignment(Element.ALIGN_CENTER);
        title.setSpacingAfter(PITCH * 0.6f);
        document.add(title);
        document.add(new Paragraph(PITCH, paper.addressee() + "：", new Font(font, BODY)));
    }

    private static String orDraft(String number) {
        return number.isEmpty() ? "（草稿，未编号）" : number;
    }

    private static void body(Document document, BaseFont font, OfficialDocument paper) {
        for (var block : paper.blocks()) {
            switch (block) {
                case Block.Paragraph(var text) -> document.add(indented(font, text));
                case Block.Heading(var text) -> document.add(heading(font, text));
                case Block.Note(var text) -> document.add(note(font, text));
                case Block.Items(var items) -> {
                    int number = 0;
                    for (var item : items) {
                        number++;
                        document.add(heading(font, Wording.itemHeading(number, item)));
                        for (var line : item.lines()) {
                            document.add(indented(font, Wording.line(line)));
                        }
                    }
                }
            }
        }
    }

    private static Paragraph indented(BaseFont font, String text) {
        var paragraph = new Paragraph(PITCH, text, new Font(font, BODY));
        paragraph.setFirstLineIndent(2 * BODY);
        paragraph.setAlignment(Element.ALIGN_JUSTIFIED);
        return paragraph;
    }

    private static Paragraph heading(BaseFont font, String text) {
        var paragraph = new Paragraph(PITCH, text, new Font(font, BODY, Font.BOLD));
        paragraph.setFirstLineIndent(2 * BODY);
        return paragraph;
    }

    private static Paragraph note(BaseFont font, String text) {
        var paragraph = new Paragraph(PITCH * 0.8f, text, new Font(font, 12f));
        paragraph.setFirstLineIndent(24f);
        return paragraph;
    }

    private static void foot(Document document, BaseFont font, OfficialDocument paper) {
        var signature = new Paragraph(PITCH, paper.signer(), new Font(font, BODY));
        signature.setAlignment(Element.ALIGN_RIGHT);
        signature.setIndentationRight(2 * BODY);
        signature.setSpacingBefore(PITCH * 2);
        document.add(signature);
        var date = new Paragraph(PITCH, paper.dateText(), new Font(font, BODY));
        date.setAlignment(Element.ALIGN_RIGHT);
        date.setIndentationRight(4 * BODY);
        document.add(date);
        if (!paper.copies().isEmpty()) {
            var copies = new Paragraph(PITCH, Wording.copies(paper.copies()), new Font(font, 14f));
            copies.setSpacingBefore(PITCH);
            copies.setIndentationLeft(14f);
            document.add(copies);
        }
        if (!paper.reference().isEmpty()) {
            document.add(new Paragraph(PITCH * 0.8f, paper.reference(), new Font(font, 10.5f)));
        }
    }

    /**
     * 页码: 4号, between dashes, 7 mm below the type area; odd pages right, even pages left. A letter
     * has its double lines on the first page, and no number there.
     */
    private static final class Frame extends PdfPageEventHelper {

        private final BaseFont font;
        private final float rule;

        /** The rule is the double line's distance from the paper's top; 0 for none. */
        Frame(BaseFont font, float rule) {
            this.font = font;
            this.rule = rule;
        }

        private static void lines(PdfContentByte canvas, float above, float thick, float thin) {
            float from = (PageSize.A4.getWidth() - 170 * MM) / 2;
            canvas.setColorStroke(RED);
            canvas.setLineWidth(thick);
            canvas.moveTo(from, above);
            canvas.lineTo(from + 170 * MM, above);
            canvas.stroke();
            canvas.setLineWidth(thin);
            canvas.moveTo(from, above - 3);
            canvas.lineTo(from + 170 * MM, above - 3);
            canvas.stroke();
        }

        @Override
        public void onEndPage(PdfWriter writer, Document document) {
            if (rule > 0 && writer.getPageNumber() == 1) {
                var canvas = writer.getDirectContentUnder();
                canvas.saveState();
                lines(canvas, PageSize.A4.getHeight() - rule, 2f, 0.8f);
                lines(canvas, 20 * MM, 0.8f, 2f);
                canvas.restoreState();
                return;
            }
            boolean odd = writer.getPageNumber() % 2 == 1;
            float inset = 14f;
            ColumnText.showTextAligned(
                    writer.getDirectContent(),
                    odd ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT,
                    new Phrase("— " + writer.getPageNumber() + " —", new Font(font, 14f)),
                    odd ? document.right() - inset : document.left() + inset,
                    document.bottom() - 7 * MM,
                    0);
        }
    }
}
