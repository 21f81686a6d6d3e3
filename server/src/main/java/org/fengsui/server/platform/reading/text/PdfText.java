package org.fengsui.server.platform.reading.text;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fengsui.server.platform.reading.Paper;

/** PDF; one of scanned pages says nothing. */
final class PdfText {

    private PdfText() {}

    static String of(Path file, String password) throws IOException {
        try (var pdf = Loader.loadPDF(file.toFile(), password)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            stripper.setEndPage(Paper.MOST_PAGES);
            return stripper.getText(pdf);
        } catch (InvalidPasswordException e) {
            throw new NeedsPassword(e);
        }
    }
}
