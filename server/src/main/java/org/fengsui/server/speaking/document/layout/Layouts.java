package org.fengsui.server.speaking.document.layout;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.fengsui.engine.paper.Filling;
import org.fengsui.engine.paper.Paper;
import org.fengsui.server.platform.kernel.Sha256;
import org.fengsui.server.speaking.document.Documents;
import org.fengsui.server.speaking.document.Documents.Rendered;
import org.fengsui.server.speaking.document.FormSheet;
import org.fengsui.server.speaking.document.OfficialDocument;
import org.springframework.stereotype.Component;

/** Both layouts of a document, with their hashes. */
@Component
public class Layouts {

    private final ChineseFonts fonts;
    private final FormWord formWord = new FormWord();
    private final FormPdf formPdf;
    private final Watermark watermark;

    Layouts(ChineseFonts fonts) {
        this.fonts = fonts;
        this.formPdf = new FormPdf(fonts);
        this.watermark = new Watermark(fonts);
    }

    /** Renders both files. */
    public Rendered render(OfficialDocument document) {
        var title = (document.number() + " " + document.title()).strip();
        return render(StandardPaper.of(document), title, document.signer(), document.date());
    }

    /** Renders both files of a paper. */
    public Rendered render(Paper paper, String title, String author, LocalDate date) {
        return rendered(
                PaperWord.render(paper, title, author, date),
                PaperPdf.render(fonts, paper, title, author, date));
    }

    /** The Word file alone. */
    public byte[] word(Paper paper, String title, String author, LocalDate date) {
        return PaperWord.render(paper, title, author, date);
    }

    /** The standard paper of a document. */
    public Paper standard(OfficialDocument document) {
        return StandardPaper.of(document);
    }

    /** The same of a document in which places to be filled in stand for what it says. */
    public Paper template(OfficialDocument document) {
        return StandardPaper.template(document);
    }

    /** The paper with its places filled in, its items numbered from 一. */
    public Paper fill(Paper paper, Filling says) {
        var items = new ArrayList<Map<String, String>>();
        for (var item : says.items()) {
            var numbered = new HashMap<>(item);
            numbered.put(Documents.ORDER, Wording.numeral(items.size() + 1));
            items.add(numbered);
        }
        var names = new HashSet<>(says.ofItems());
        names.add(Documents.ORDER);
        return new Filling(says.values(), names, items).into(paper);
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
        return new Rendered(docx, pdf, Sha256.hex(docx), Sha256.hex(pdf));
    }
}
