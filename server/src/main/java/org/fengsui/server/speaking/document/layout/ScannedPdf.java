package org.fengsui.server.speaking.document.layout;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.speaking.document.DocumentProblem;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfReader;

/** A PDF file from outside: read as far as its pages, refused where it does more than show them. */
public final class ScannedPdf {

    private static final int MOST_PAGES = 500;

    private static final List<PdfName> NAMED = List.of(PdfName.JAVASCRIPT, PdfName.EMBEDDEDFILES);

    private ScannedPdf() {}

    /**
     * How many pages it has.
     *
     * @param name what the file is called, for the refusal
     * @throws Refusal if it cannot be read, is encrypted, has no page or too many, or holds scripts
     *     or other files
     */
    public static int pages(Path file, String name) {
        try (var reader = new PdfReader(file.toString())) {
            int pages = reader.getNumberOfPages();
            if (reader.isEncrypted() || pages < 1 || pages > MOST_PAGES) {
                throw new Refusal(DocumentProblem.PDF_UNREADABLE, name);
            }
            if (acts(reader.getCatalog())) {
                throw new Refusal(DocumentProblem.PDF_ACTIVE, name);
            }
            return pages;
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException e) {
            throw new Refusal(e, DocumentProblem.PDF_UNREADABLE, name);
        }
    }

    /** A view to open at is no act; a script, a program or a form that runs is. */
    private static boolean acts(PdfDictionary catalog) {
        var open = catalog.getAsDict(PdfName.OPENACTION);
        boolean opens = open != null && !PdfName.GOTO.equals(open.getAsName(PdfName.S));
        var names = catalog.getAsDict(PdfName.NAMES);
        boolean named = names != null && NAMED.stream().anyMatch(names::contains);
        return opens || named || catalog.contains(PdfName.AA) || hasXfa(catalog);
    }

    private static boolean hasXfa(PdfDictionary catalog) {
        var form = catalog.getAsDict(PdfName.ACROFORM);
        return form != null && form.contains(PdfName.XFA);
    }
}
