package org.fengsui.server.speaking.document.layout;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.fengsui.server.speaking.document.Documents.Rendered;
import org.fengsui.server.speaking.document.FormSheet;
import org.fengsui.server.speaking.document.OfficialDocument;
import org.springframework.stereotype.Component;

/** Both layouts of a document, with their hashes. */
@Component
public class Layouts {

    private final WordLayout word = new WordLayout();
    private final PdfLayout pdf;
    private final FormWord formWord = new FormWord();
    private final FormPdf formPdf;
    private final Watermark watermark;

    Layouts(ChineseFonts fonts) {
        this.pdf = new PdfLayout(fonts);
        this.formPdf = new FormPdf(fonts);
        this.watermark = new Watermark(fonts);
    }

    /** Renders both files. */
    public Rendered render(OfficialDocument document) {
        return rendered(word.render(document), pdf.render(document));
    }

    /** Renders both files of a form. */
    public Rendered render(FormSheet sheet) {
        return rendered(formWord.render(sheet), formPdf.render(sheet));
    }

    /** The same files with a word across every page. */
    public Rendered marked(Rendered files, String mark) {
        return rendered(watermark.word(files.docx(), mark), watermark.pdf(files.pdf(), mark));
    }

    /** Both files with their hashes. */
    public static Rendered rendered(byte[] docx, byte[] pdf) {
        return new Rendered(docx, pdf, sha256(docx), sha256(pdf));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
