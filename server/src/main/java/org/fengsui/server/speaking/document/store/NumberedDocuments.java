package org.fengsui.server.speaking.document.store;

import java.nio.file.Path;
import java.time.LocalDate;
import org.fengsui.engine.paper.Filling;
import org.fengsui.engine.paper.Paper;
import org.fengsui.engine.table.BadInput;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.reading.Reading;
import org.fengsui.server.speaking.document.DocumentProblem;
import org.fengsui.server.speaking.document.Documents;
import org.fengsui.server.speaking.document.FormSheet;
import org.fengsui.server.speaking.document.OfficialDocument;
import org.fengsui.server.speaking.document.layout.Layouts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Numbers from the record, files from the layouts. */
@Service
class NumberedDocuments implements Documents {

    private final SeriesStore series;
    private final Layouts layouts;
    private final Reading reading;

    NumberedDocuments(SeriesStore series, Layouts layouts, Reading reading) {
        this.series = series;
        this.layouts = layouts;
        this.reading = reading;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public long next(String name, int year) {
        return series.next(Scope.school(), name, year);
    }

    @Override
    @Transactional
    public void startAt(String name, int year, long first) {
        if (first < 1) {
            throw new IllegalArgumentException("a series starts at 1 or later, not at " + first);
        }
        if (!series.continueAfter(Scope.school(), name, year, first - 1)) {
            throw new Refusal(
                    DocumentProblem.NUMBER_TAKEN,
                    name,
                    String.valueOf(year),
                    String.valueOf(standing(name, year).issued()));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Standing standing(String name, int year) {
        return series.standing(Scope.school(), name, year);
    }

    @Override
    public Rendered render(OfficialDocument document) {
        return layouts.render(document);
    }

    @Override
    public Rendered render(Paper paper, String title, String author, LocalDate date) {
        return layouts.render(paper, title, author, date);
    }

    @Override
    public Paper standard(OfficialDocument document) {
        return layouts.standard(document);
    }

    @Override
    public Paper template(OfficialDocument document) {
        return layouts.template(document);
    }

    @Override
    public Paper fill(Paper paper, Filling says) {
        return layouts.fill(paper, says);
    }

    @Override
    public Rendered render(FormSheet sheet) {
        return layouts.render(sheet);
    }

    @Override
    public Rendered rendered(byte[] docx, byte[] pdf) {
        return Layouts.rendered(docx, pdf);
    }

    @Override
    public Rendered marked(Rendered files, String mark) {
        return layouts.marked(files, mark);
    }

    @Override
    public int pages(Path pdf, String name) {
        org.fengsui.server.platform.reading.Paper paper;
        try {
            paper = reading.paper(name, pdf);
        } catch (BadInput e) {
            throw new Refusal(e, DocumentProblem.PDF_UNREADABLE, name);
        }
        if (paper.acts()) {
            throw new Refusal(DocumentProblem.PDF_ACTIVE, name);
        }
        return paper.pages();
    }
}
