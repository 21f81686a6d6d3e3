package org.fengsui.server.speaking.document.layout;

import java.awt.Color;
import org.fengsui.server.speaking.document.FormSheet;
import org.fengsui.server.speaking.document.FormSheet.Cell;
import org.fengsui.server.speaking.document.FormSheet.Kind;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;

/** A form as PDF: one ruled table below its title; rows may break over pages. */
final class FormPdf {

    private static final float MARGIN = 20 * PdfFile.MM;
    private static final float TYPE = 11f;
    private static final float PITCH = 17f;
    private static final float PADDING = 4f;
    private static final Color SHADE = new Color(0xF2, 0xF2, 0xF2);

    private final ChineseFonts fonts;

    FormPdf(ChineseFonts fonts) {
        this.fonts = fonts;
    }

    /** The file's bytes. */
    byte[] render(FormSheet sheet) {
        var file =
                new PdfFile(
                        sheet.title(),
                        sheet.issuer(),
                        sheet.date(),
                        sheet.title() + sheet.caption(),
                        new PdfFile.Margins(MARGIN, MARGIN, MARGIN, MARGIN));
        return file.write(
                fonts,
                Numbers::new,
                (document, _, font) -> {
                    head(document, font, sheet);
                    document.add(table(font, sheet));
                });
    }

    private static void head(Document document, BaseFont font, FormSheet sheet) {
        var title = new Paragraph(26f, sheet.title(), new Font(font, 20f, Font.BOLD));
        title.setAlignment(Element.ALIGN_CENTER);
        document.add(title);
        var caption = new Paragraph(PITCH, sheet.caption(), new Font(font, 9f));
        caption.setAlignment(Element.ALIGN_RIGHT);
        caption.setSpacingAfter(6f);
        document.add(caption);
    }

    private static PdfPTable table(BaseFont font, FormSheet sheet) {
        var table = new PdfPTable(FormSheet.COLUMNS);
        table.setWidthPercentage(100);
        for (var row : sheet.rows()) {
            float least = row.lines() * PITCH + 2 * PADDING;
            for (var cell : row.cells()) {
                table.addCell(cell(font, cell, least));
            }
        }
        if (!sheet.note().isEmpty()) {
            table.addCell(note(font, sheet.note()));
        }
        return table;
    }

    /** A row of the table: a paragraph after it would stand before it in the file's text. */
    private static PdfPCell note(BaseFont font, String text) {
        var box = new PdfPCell(new Phrase(14f, text, new Font(font, 9f)));
        box.setColspan(FormSheet.COLUMNS);
        box.setBorder(Rectangle.NO_BORDER);
        box.setPaddingTop(6f);
        return box;
    }

    private static PdfPCell cell(BaseFont font, Cell cell, float least) {
        int style = cell.kind() == Kind.HEADING ? Font.BOLD : Font.NORMAL;
        var box = new PdfPCell(new Phrase(PITCH, cell.text(), new Font(font, TYPE, style)));
        box.setColspan(cell.span());
        box.setMinimumHeight(least);
        box.setPadding(PADDING);
        box.setUseAscender(true);
        box.setVerticalAlignment(Element.ALIGN_MIDDLE);
        switch (cell.kind()) {
            case LABEL -> box.setHorizontalAlignment(Element.ALIGN_CENTER);
            case HEADING -> box.setBackgroundColor(SHADE);
            case SIGNATURE -> {
                box.setHorizontalAlignment(Element.ALIGN_RIGHT);
                box.setVerticalAlignment(Element.ALIGN_BOTTOM);
            }
            case VALUE -> {}
        }
        return box;
    }

    /** A form of several sheets is laid together by the number at the foot. */
    private static final class Numbers extends PdfPageEventHelper {

        private final BaseFont font;

        Numbers(BaseFont font) {
            this.font = font;
        }

        @Override
        public void onEndPage(PdfWriter writer, Document document) {
            ColumnText.showTextAligned(
                    writer.getDirectContent(),
                    Element.ALIGN_CENTER,
                    new Phrase("— " + writer.getPageNumber() + " —", new Font(font, 9f)),
                    (document.left() + document.right()) / 2,
                    document.bottom() - 7 * PdfFile.MM,
                    0);
        }
    }
}
