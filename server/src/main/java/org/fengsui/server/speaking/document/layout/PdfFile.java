package org.fengsui.server.speaking.document.layout;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/**
 * Writes an A4 file whose bytes depend on its content alone: dates, file id and font-subset names
 * are derived from what it is.
 *
 * @param title stands in the file's properties
 * @param author stands in the file's properties
 * @param date the day it is of
 * @param seed what tells it from other files of that day
 * @param margins around the type area
 */
record PdfFile(String title, String author, LocalDate date, String seed, Margins margins) {

    /** Points in a millimetre. */
    static final float MM = 72f / 25.4f;

    /** In points. */
    record Margins(float left, float right, float top, float bottom) {}

    /** What stands in it. */
    interface Body {
        void write(Document document, PdfWriter writer, BaseFont font);
    }

    /** What stands on every page. */
    interface Frame {
        PdfPageEventHelper of(BaseFont font);
    }

    byte[] write(ChineseFonts fonts, Frame frame, Body body) {
        var out = new ByteArrayOutputStream();
        var font = fonts.font();
        // one at a time: the font's subset names come from a random source that is reset per
        // document
        synchronized (font) {
            font.setSecureRandom(new FixedRandom(bytes()));
            var document =
                    new Document(
                            PageSize.A4, margins.left, margins.right, margins.top, margins.bottom);
            var writer = PdfWriter.getInstance(document, out);
            writer.setPageEvent(frame.of(font));
            document.open();
            describe(document, writer);
            body.write(document, writer, font);
            document.close();
        }
        return out.toByteArray();
    }

    private byte[] bytes() {
        return seed.getBytes(StandardCharsets.UTF_8);
    }

    private void describe(Document document, PdfWriter writer) {
        ZonedDateTime start = date.atStartOfDay(BusinessClock.ZONE);
        var stamp = new PdfDate(GregorianCalendar.from(start));
        document.addTitle(title);
        document.addAuthor(author);
        document.addCreator("Fengsui");
        document.addProducer("Fengsui");
        writer.getInfo().put(PdfName.CREATIONDATE, stamp);
        writer.getInfo().put(PdfName.MODDATE, stamp);
        var id = new PdfString(new FixedRandom(bytes()).id());
        var pair = new PdfArray(id);
        pair.add(id);
        writer.getInfo().put(PdfName.FILEID, pair);
    }
}
