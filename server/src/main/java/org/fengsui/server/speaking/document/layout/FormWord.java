package org.fengsui.server.speaking.document.layout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.fengsui.server.speaking.document.FormSheet;
import org.fengsui.server.speaking.document.FormSheet.Cell;
import org.fengsui.server.speaking.document.FormSheet.Kind;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/** A form as a Word file: one ruled table below its title, which a unit fills in as it is. */
final class FormWord {

    private static final String SONG = "方正小标宋简体";
    private static final String FANG = "仿宋_GB2312";
    private static final String HEI = "黑体";
    private static final String SHADE = "F2F2F2";
    private static final long MM = 1440 * 10 / 254;
    private static final long WIDTH = 170 * MM;
    private static final int PITCH = 340; // 17 pt in twentieths

    /** The file's bytes. */
    byte[] render(FormSheet sheet) {
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            page(document);
            run(line(document, ParagraphAlignment.CENTER), sheet.title(), SONG, 20);
            run(line(document, ParagraphAlignment.RIGHT), sheet.caption(), FANG, 9);
            table(document, sheet);
            if (!sheet.note().isEmpty()) {
                run(line(document, ParagraphAlignment.LEFT), sheet.note(), FANG, 9);
            }
            document.write(out);
            return SteadyZip.rewrite(
                    out.toByteArray(), sheet.date(), sheet.title(), sheet.issuer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void page(XWPFDocument document) {
        var section = document.getDocument().getBody().addNewSectPr();
        var size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(11906));
        size.setH(BigInteger.valueOf(16838));
        var margin = section.addNewPgMar();
        margin.setTop(BigInteger.valueOf(20 * MM));
        margin.setBottom(BigInteger.valueOf(20 * MM));
        margin.setLeft(BigInteger.valueOf(20 * MM));
        margin.setRight(BigInteger.valueOf(20 * MM));
    }

    private static XWPFParagraph line(XWPFDocument document, ParagraphAlignment alignment) {
        var paragraph = document.createParagraph();
        paragraph.setAlignment(alignment);
        return paragraph;
    }

    private static void table(XWPFDocument document, FormSheet sheet) {
        var table = document.createTable(sheet.rows().size(), 1);
        table.setWidth(Long.toString(WIDTH));
        table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        var grid = table.getCTTbl().addNewTblGrid();
        for (int column = 0; column < FormSheet.COLUMNS; column++) {
            grid.addNewGridCol().setW(BigInteger.valueOf(WIDTH / FormSheet.COLUMNS));
        }
        for (int at = 0; at < sheet.rows().size(); at++) {
            fill(table.getRow(at), sheet.rows().get(at));
        }
    }

    private static void fill(XWPFTableRow row, FormSheet.Row content) {
        row.setHeight(content.lines() * PITCH);
        for (int at = 0; at < content.cells().size(); at++) {
            fill(at == 0 ? row.getCell(0) : row.addNewTableCell(), content.cells().get(at));
        }
    }

    private static void fill(XWPFTableCell box, Cell cell) {
        var properties = box.getCTTc().addNewTcPr();
        CTTblWidth width = properties.addNewTcW();
        width.setType(STTblWidth.DXA);
        width.setW(BigInteger.valueOf(WIDTH * cell.span() / FormSheet.COLUMNS));
        properties.addNewGridSpan().setVal(BigInteger.valueOf(cell.span()));
        if (cell.kind() == Kind.HEADING) {
            box.setColor(SHADE);
        }
        box.setVerticalAlignment(
                cell.kind() == Kind.SIGNATURE
                        ? XWPFTableCell.XWPFVertAlign.BOTTOM
                        : XWPFTableCell.XWPFVertAlign.CENTER);
        var lines = cell.text().split("\n", -1);
        for (int at = 0; at < lines.length; at++) {
            var paragraph = at == 0 ? box.getParagraphArray(0) : box.addParagraph();
            paragraph.setAlignment(
                    switch (cell.kind()) {
                        case LABEL -> ParagraphAlignment.CENTER;
                        case SIGNATURE -> ParagraphAlignment.RIGHT;
                        case VALUE, HEADING -> ParagraphAlignment.LEFT;
                    });
            run(paragraph, lines[at], cell.kind() == Kind.HEADING ? HEI : FANG, 11);
        }
    }

    private static void run(XWPFParagraph paragraph, String text, String font, int size) {
        var run = paragraph.createRun();
        run.setFontFamily(font);
        run.setFontFamily(font, XWPFRun.FontCharRange.eastAsia);
        run.setFontSize(size);
        run.setText(text);
    }
}
