package org.fengsui.server.speaking.document.layout;

import java.awt.Color;
import java.util.List;
import java.util.function.Function;
import org.fengsui.engine.paper.Look.Rule;
import org.fengsui.engine.paper.Paper;
import org.fengsui.engine.paper.Paper.Line;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/** 版记 in the PDF: what stands at the foot of the type area of the last page. */
final class Imprint {

    private static final float TWIPS = 20f;
    private static final float DESCENT = 0.45f;

    private final List<Line> lines;
    private final Paper paper;
    private final Function<Line, Paragraph> set;

    private Imprint(List<Line> lines, Paper paper, Function<Line, Paragraph> set) {
        this.lines = lines;
        this.paper = paper;
        this.set = set;
    }

    /**
     * That of a paper.
     *
     * @param set sets a paragraph
     */
    static Imprint of(Paper paper, Function<Line, Paragraph> set) {
        var lines = paper.lines().stream().filter(line -> line.look().frame().end()).toList();
        return new Imprint(lines, paper, set);
    }

    /** Writes it where the text ends; on a page of its own where there is no room left. */
    void write(Document document, PdfWriter writer) {
        if (lines.isEmpty()) {
            return;
        }
        var page = paper.page();
        var table = new PdfPTable(1);
        table.setTotalWidth(page.width() / TWIPS);
        table.setLockedWidth(true);
        lines.forEach(line -> table.addCell(cell(line)));
        float foot = page.bottom() / TWIPS;
        if (writer.getVerticalPosition(false) - foot < table.getTotalHeight()) {
            document.newPage();
            writer.setPageEmpty(false);
        }
        table.writeSelectedRows(
                0,
                -1,
                page.left() / TWIPS,
                foot + table.getTotalHeight(),
                writer.getDirectContent());
    }

    private PdfPCell cell(Line line) {
        var cell = new PdfPCell();
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(0);
        rule(cell, Rectangle.TOP, line.look().top());
        rule(cell, Rectangle.BOTTOM, line.look().bottom());
        if (line.text().isBlank()) {
            cell.setFixedHeight(LineHeight.of(paper, line));
            return cell;
        }
        cell.setPaddingBottom(DESCENT * LineHeight.size(line));
        var text = set.apply(line);
        text.setAlignment(
                text.getAlignment() == Element.ALIGN_JUSTIFIED
                        ? Element.ALIGN_LEFT
                        : text.getAlignment());
        cell.addElement(text);
        return cell;
    }

    private static void rule(PdfPCell cell, int side, Rule rule) {
        if (rule.drawn()) {
            cell.enableBorderSide(side);
            cell.setUseVariableBorders(true);
            if (side == Rectangle.TOP) {
                cell.setBorderWidthTop(rule.eighths() / 8f);
                cell.setBorderColorTop(new Color(rule.color()));
            } else {
                cell.setBorderWidthBottom(rule.eighths() / 8f);
                cell.setBorderColorBottom(new Color(rule.color()));
            }
        }
    }
}
