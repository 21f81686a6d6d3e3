package org.fengsui.server.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;

/** The words of a paper in their order, without blanks and page numbers. */
public final class PaperText {

    private PaperText() {}

    /** Of a PDF file. */
    public static String ofPdf(byte[] file) throws IOException {
        try (var pdf = Loader.loadPDF(file)) {
            return squeezed(new PDFTextStripper().getText(pdf).replaceAll("— \\d+ —", ""));
        }
    }

    /** Of a Word file's body. */
    public static String ofWord(byte[] file) throws IOException {
        try (var word = new XWPFDocument(new ByteArrayInputStream(file))) {
            return squeezed(
                    word.getBodyElements().stream()
                            .map(PaperText::text)
                            .collect(Collectors.joining("\n")));
        }
    }

    private static String text(IBodyElement element) {
        return switch (element) {
            case XWPFParagraph paragraph -> paragraph.getText();
            case XWPFTable table -> table.getText();
            default -> "";
        };
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s　]+", "");
    }
}
