package org.fengsui.server.speaking.document.layout;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.openpdf.text.Element;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfGState;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.PdfStamper;

/**
 * Lays a word over every page of a finished file: 草稿, 已撤回. What the file says stays as it is, so a
 * withdrawn paper is the one that was served.
 */
final class Watermark {

    private static final Color GREY = new Color(0x99, 0x99, 0x99);
    private static final float SIZE = 96f;

    private final ChineseFonts fonts;

    Watermark(ChineseFonts fonts) {
        this.fonts = fonts;
    }

    /** The PDF file with the word across each page. */
    byte[] pdf(byte[] file, String word) {
        var font = fonts.font();
        var out = new ByteArrayOutputStream();
        synchronized (font) {
            try (var reader = new PdfReader(file)) {
                var stamper = new PdfStamper(reader, out);
                for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                    across(stamper, reader, page, font, word);
                }
                stamper.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return out.toByteArray();
    }

    private static void across(
            PdfStamper stamper, PdfReader reader, int page, BaseFont font, String word) {
        var size = reader.getPageSizeWithRotation(page);
        var canvas = stamper.getOverContent(page);
        var state = new PdfGState();
        state.setFillOpacity(0.35f);
        canvas.saveState();
        canvas.setGState(state);
        canvas.setColorFill(GREY);
        canvas.beginText();
        canvas.setFontAndSize(font, SIZE);
        canvas.showTextAligned(
                Element.ALIGN_CENTER, word, size.getWidth() / 2, size.getHeight() / 2, 45);
        canvas.endText();
        canvas.restoreState();
    }

    /** The Word file with the word behind each page. */
    byte[] word(byte[] file, String word) {
        try (var document = new XWPFDocument(new ByteArrayInputStream(file));
                var out = new ByteArrayOutputStream()) {
            new XWPFHeaderFooterPolicy(document).createWatermark(word);
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
