package org.fengsui.server.speaking.document.layout;

import org.fengsui.server.speaking.document.Documents.Rendered;
import org.fengsui.server.speaking.document.OfficialDocument;
import org.springframework.stereotype.Component;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Both layouts of a document, with their hashes. */
@Component
public class Layouts {

    private final WordLayout word = new WordLayout();
    private final PdfLayout pdf;

    Layouts(ChineseFonts fonts) {
        this.pdf = new PdfLayout(fonts);
    }

    /** Renders both files. */
    public Rendered render(OfficialDocument document) {
        byte[] docx = word.render(document);
        byte[] paper = pdf.render(document);
        return new Rendered(docx, paper, sha256(docx), sha256(paper));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
