package org.fengsui.server.speaking.document.layout;

import java.awt.Color;
import java.time.LocalDate;
import java.util.List;
import org.fengsui.engine.paper.Look;
import org.fengsui.engine.paper.Look.Align;
import org.fengsui.engine.paper.Look.Rule;
import org.fengsui.engine.paper.Paper;
import org.fengsui.engine.paper.Paper.Break;
import org.fengsui.engine.paper.Paper.Face;
import org.fengsui.engine.paper.Paper.Fill;
import org.fengsui.engine.paper.Paper.Grid;
import org.fengsui.engine.paper.Paper.Line;
import org.fengsui.engine.paper.Paper.Page;
import org.fengsui.engine.paper.Paper.PageNumber;
import org.fengsui.engine.paper.Paper.Piece;
import org.fengsui.engine.paper.Paper.Slot;
import org.fengsui.engine.paper.Paper.Words;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;
import org.openpdf.text.pdf.draw.LineSeparator;
import org.openpdf.text.pdf.draw.VerticalPositionMark;

/**
 * A paper as PDF, from the same model as its Word file. One font stands for all that the paper
 * names; those that are heavy by themselves are printed bold.
 */
final class PaperPdf {

    private static final float TWIPS = 20f;
    private static final float DESCENT = 0.2f;
    private static final float ASCENT = 0.86f;
    private static final float GAP = 3f; // between the two lines of a double rule
    private static final float CELL = 5.4f; // Word's own: 108 twips
    private static final float TOP_HALF = PageSize.A4.getHeight() / 2;

    private final Paper paper;
    private final BaseFont font;
    private boolean belowTable;

    private PaperPdf(Paper paper, BaseFont font) {
        this.paper = paper;
        this.font = font;
    }

    /** The file's bytes. */
    static byte[] render(
            ChineseFonts fonts, Paper paper, String title, String author, LocalDate date) {
        var page = paper.page();
        float top = Math.max(page.top() / TWIPS, framesEnd(paper, fonts.font())) + firstRoom(paper);
        var file =
                new PdfFile(
                        title,
                        author,
                        date,
                        title + paper.lines().stream().map(Line::text).toList(),
                        new PdfFile.Margins(
                                page.left() / TWIPS,
                                page.right() / TWIPS,
                                top,
                                page.bottom() / TWIPS));
        return file.write(
                fonts,
                font -> new PaperPdf(paper, font).new Frame(),
                (document, writer, font) -> {
                    var pdf = new PaperPdf(paper, font);
                    pdf.body(document);
                    Imprint.of(paper, pdf::paragraph).write(document, writer);
                });
    }

    /** Where the frames in the upper half of the first page end, from its upper edge. */
    private static float framesEnd(Paper paper, BaseFont font) {
        float end = 0;
        for (var line : paper.lines()) {
            float below = line.look().frame().below() / TWIPS;
            if (framed(line) && below < TOP_HALF) {
                end =
                        Math.max(
                                end,
                                below + framed(paper, line, font) + ruleRoom(line.look().bottom()));
            }
        }
        return end;
    }

    /** The room above the first paragraph, which the top of a page would swallow. */
    private static float firstRoom(Paper paper) {
        return paper.parts().stream()
                .filter(part -> !(part instanceof Line line && line.look().frame().there()))
                .findFirst()
                .map(part -> part instanceof Line line ? line.look().before() / TWIPS : 0f)
                .orElse(0f);
    }

    /** Whether a paragraph stands in a frame on the first page. */
    private static boolean framed(Line line) {
        return line.look().frame().there() && !line.look().frame().end();
    }

    /** How high a paragraph in a frame is. */
    private static float framed(Paper paper, Line line, BaseFont font) {
        float words = font.getWidthPoint(Wording.printable(line.text()), LineHeight.size(line));
        int lines = (int) Math.ceil(words * TWIPS / line.look().frame().width() - 0.001f);
        return LineHeight.of(paper, line) * Math.max(1, lines);
    }

    private static float ruleRoom(Rule rule) {
        return rule.drawn() ? rule.space() + rule.eighths() / 8f : 0;
    }

    private void body(Document document) {
        var page = paper.page();
        // from the second page on
        document.setMargins(
                page.left() / TWIPS,
                page.right() / TWIPS,
                page.top() / TWIPS,
                page.bottom() / TWIPS);
        for (var part : paper.parts()) {
            switch (part) {
                case Line line -> {
                    if (!line.look().frame().there()) {
                        line(document, line);
                    }
                }
                case Grid grid -> {
                    document.add(table(grid));
                    belowTable = true;
                }
            }
        }
    }

    private void line(Document document, Line line) {
        if (line.look().newPage()) {
            document.newPage();
        }
        if (line.look().top().drawn()) {
            rules(document, line.look().top(), line.look(), line.look().top().space());
        }
        add(document, paragraph(line));
        if (line.look().bottom().drawn()) {
            var rule = line.look().bottom();
            rules(document, rule, line.look(), rule.space() + DESCENT * LineHeight.size(line));
        }
    }

    /**
     * A paragraph in the order of the file's text: below a table it is one itself, as the library
     * writes tables after all paragraphs of a page.
     */
    private void add(Document document, Paragraph paragraph) {
        if (!belowTable) {
            document.add(paragraph);
            return;
        }
        var box = new PdfPCell();
        box.setBorder(Rectangle.NO_BORDER);
        box.setPadding(0);
        box.setPaddingTop(paragraph.getSpacingBefore());
        box.setPaddingBottom(paragraph.getSpacingAfter());
        paragraph.setSpacingBefore(0);
        paragraph.setSpacingAfter(0);
        box.addElement(paragraph);
        var table = new PdfPTable(1);
        table.setWidthPercentage(100);
        table.setSplitLate(false);
        table.addCell(box);
        document.add(table);
    }

    private void rules(Document document, Rule rule, Look look, float below) {
        float down = below;
        for (float thick : thicknesses(rule)) {
            var drawn = new Paragraph(Math.max(0.1f, down));
            drawn.setIndentationLeft(Math.max(0, look.left()) / TWIPS);
            drawn.setIndentationRight(Math.max(0, look.right()) / TWIPS);
            drawn.add(
                    new LineSeparator(
                            thick, 100, new Color(rule.color()), Element.ALIGN_CENTER, 0));
            add(document, drawn);
            down = GAP;
        }
    }

    /** From top to bottom, in points. */
    private static List<Float> thicknesses(Rule rule) {
        float thick = Math.max(0.5f, rule.eighths() / 8f);
        return switch (rule.kind()) {
            case NONE -> List.of();
            case SINGLE -> List.of(thick);
            case DOUBLE -> List.of(thick, thick);
            case THICK_THIN -> List.of(thick * 2 / 3, thick / 4);
            case THIN_THICK -> List.of(thick / 4, thick * 2 / 3);
        };
    }

    private Paragraph paragraph(Line line) {
        var look = line.look();
        var set = new Paragraph(LineHeight.of(paper, line));
        set.addAll(chunks(line, "1"));
        set.setAlignment(
                switch (look.align()) {
                    case LEFT -> Element.ALIGN_LEFT;
                    case CENTER -> Element.ALIGN_CENTER;
                    case RIGHT -> Element.ALIGN_RIGHT;
                    case BOTH -> Element.ALIGN_JUSTIFIED;
                });
        set.setIndentationLeft(look.left() / TWIPS);
        set.setIndentationRight(look.right() / TWIPS);
        set.setFirstLineIndent(look.first() / TWIPS);
        set.setSpacingBefore(look.before() / TWIPS);
        set.setSpacingAfter(look.after() / TWIPS);
        return set;
    }

    private List<Chunk> chunks(Line line, String number) {
        return line.pieces().stream().map(piece -> chunk(piece, number)).toList();
    }

    private Chunk chunk(Piece piece, String number) {
        return switch (piece) {
            case Words(var type, var text) -> {
                var plain = Wording.printable(text);
                yield new Chunk(plain.isEmpty() ? " " : plain, font(type));
            }
            case Slot slot -> new Chunk(slot.text(), font(slot.type()));
            case PageNumber(var type) -> new Chunk(number, font(type));
            case Break() -> new Chunk(Chunk.NEWLINE);
            case Fill(var type) -> {
                var room = new Chunk(new VerticalPositionMark());
                room.setFont(font(type));
                yield room;
            }
        };
    }

    private Font font(Face type) {
        boolean heavy = type.bold() || type.font().contains("黑") || type.font().contains("小标宋");
        int style =
                (heavy ? Font.BOLD : 0)
                        | (type.italic() ? Font.ITALIC : 0)
                        | (type.underlined() ? Font.UNDERLINE : 0);
        return new Font(font, type.size() / 2f, style, new Color(type.color()));
    }

    private PdfPTable table(Grid grid) {
        var table = new PdfPTable(grid.columns().size());
        float[] widths = new float[grid.columns().size()];
        float all = 0;
        for (int at = 0; at < widths.length; at++) {
            widths[at] = grid.columns().get(at) / TWIPS;
            all += widths[at];
        }
        table.setTotalWidth(widths);
        table.setTotalWidth(Math.min(all, paper.page().width() / TWIPS + 2 * CELL));
        table.setLockedWidth(true);
        // the last line above it ends below where it stands
        table.setSpacingBefore(CELL);
        table.setHorizontalAlignment(grid.centred() ? Element.ALIGN_CENTER : Element.ALIGN_LEFT);
        int headings = 0;
        for (var row : grid.rows()) {
            headings += row.heading() ? 1 : 0;
            for (var cell : row.cells()) {
                var box = new PdfPCell();
                box.setColspan(cell.span());
                box.setBorder(grid.ruled() ? Rectangle.BOX : Rectangle.NO_BORDER);
                box.setPaddingLeft(CELL);
                box.setPaddingRight(CELL);
                box.setMinimumHeight(row.height() / TWIPS);
                box.setVerticalAlignment(cell.middle() ? Element.ALIGN_MIDDLE : Element.ALIGN_TOP);
                cell.lines().forEach(line -> box.addElement(paragraph(line)));
                table.addCell(box);
            }
        }
        table.setHeaderRows(headings);
        return table;
    }

    /** What stands on pages beside the text: frames on the first one, feet on each. */
    private final class Frame extends PdfPageEventHelper {

        @Override
        public void onEndPage(PdfWriter writer, Document document) {
            if (writer.getPageNumber() == 1) {
                for (var line : paper.lines()) {
                    if (PaperPdf.framed(line)) {
                        framed(writer, line);
                    }
                }
            }
            foot(writer);
        }

        private void framed(PdfWriter writer, Line line) {
            var look = line.look();
            float width = look.frame().width() / TWIPS;
            float left = (PageSize.A4.getWidth() - width) / 2;
            float top = PageSize.A4.getHeight() - look.frame().below() / TWIPS;
            float height = PaperPdf.framed(paper, line, font);
            draw(writer, look.top(), left, width, top);
            if (!line.text().isEmpty()) {
                float leading = LineHeight.of(paper, line);
                // the type stands in the middle of its line
                float first =
                        (leading - LineHeight.size(line)) / 2 + LineHeight.size(line) * ASCENT;
                // under the text, so that the mark is read before it
                var column = new ColumnText(writer.getDirectContentUnder());
                column.setSimpleColumn(
                        left, top - height - leading, left + width, top + leading - first);
                column.addElement(paragraph(line));
                column.go();
            }
            float below = top - height - look.bottom().space();
            draw(writer, look.bottom(), left, width, below);
        }

        private void draw(PdfWriter writer, Rule rule, float left, float width, float from) {
            var canvas = writer.getDirectContentUnder();
            canvas.saveState();
            canvas.setColorStroke(new Color(rule.color()));
            float at = from;
            for (float thick : thicknesses(rule)) {
                canvas.setLineWidth(thick);
                canvas.moveTo(left, at);
                canvas.lineTo(left + width, at);
                canvas.stroke();
                at -= GAP;
            }
            canvas.restoreState();
        }

        private void text(PdfContentByte canvas, Line line, float at, float baseline, int page) {
            var phrase = new Phrase();
            phrase.addAll(chunks(line, Integer.toString(page)));
            ColumnText.showTextAligned(
                    canvas, alignment(line.look().align()), phrase, at, baseline, 0);
        }

        private void foot(PdfWriter writer) {
            var page = paper.page();
            float up = page.foot() / TWIPS;
            for (var line : paper.feet().of(writer.getPageNumber()).reversed()) {
                float left = (page.left() + line.look().left()) / TWIPS;
                float right = (Page.WIDTH - page.right() - line.look().right()) / TWIPS;
                float at =
                        switch (line.look().align()) {
                            case LEFT, BOTH -> left;
                            case CENTER -> (left + right) / 2;
                            case RIGHT -> right;
                        };
                text(
                        writer.getDirectContent(),
                        line,
                        at,
                        up + DESCENT * LineHeight.size(line),
                        writer.getPageNumber());
                up += LineHeight.of(paper, line);
            }
        }

        private static int alignment(Align align) {
            return switch (align) {
                case LEFT, BOTH -> Element.ALIGN_LEFT;
                case CENTER -> Element.ALIGN_CENTER;
                case RIGHT -> Element.ALIGN_RIGHT;
            };
        }
    }
}
