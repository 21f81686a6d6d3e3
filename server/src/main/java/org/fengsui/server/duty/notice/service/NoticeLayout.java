package org.fengsui.server.duty.notice.service;

import java.time.LocalDate;
import java.util.Optional;
import org.fengsui.engine.paper.Filling;
import org.fengsui.engine.paper.Paper;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.store.NoticeStore;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.speaking.document.Documents;
import org.fengsui.server.speaking.document.Documents.Rendered;
import org.fengsui.server.speaking.document.OfficialDocument.Style;
import org.fengsui.server.speaking.document.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lays a notice out: on the school’s own paper where one is in use, else on the standard one. */
@Component
public class NoticeLayout {

    private final NoticePaper words;
    private final Templates templates;
    private final Documents documents;
    private final NoticeStore notices;
    private final BusinessClock clock;

    NoticeLayout(
            NoticePaper words,
            Templates templates,
            Documents documents,
            NoticeStore notices,
            BusinessClock clock) {
        this.words = words;
        this.templates = templates;
        this.documents = documents;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * The paper of a notice as it was issued, or as the draft would be issued now.
     *
     * @param notice with the texts it was frozen with, or has now
     */
    @Transactional(readOnly = true)
    public Paper of(Notice notice) {
        var issuer = notice.issuer();
        var number = notice.number();
        var date = BusinessClock.day(issuer == null ? clock.now() : issuer.at());
        var version =
                number == null
                        ? inUse(notice.kind(), notice.style())
                        : notices.template(Scope.school(), notice.id());
        return paper(
                notice.kind(),
                words.says(notice, number == null ? "" : number, date, ""),
                notice.style(),
                date,
                version.orElse(null));
    }

    /** Both files of a draft as it would be issued now. */
    Rendered draft(Notice notice) {
        var today = clock.today();
        return files(
                notice.kind(),
                words.says(notice, "", today, ""),
                notice.style(),
                today,
                inUse(notice.kind(), notice.style()).orElse(null));
    }

    /** The version that notices of a kind and style are laid out with now; empty for none. */
    Optional<Long> inUse(Notice.Kind kind, Style style) {
        return templates.inUse(kind.name(), style);
    }

    /**
     * The paper.
     *
     * @param version the school's own; null for the standard
     */
    Paper paper(
            Notice.Kind kind, Filling says, Style style, LocalDate date, @Nullable Long version) {
        return version == null
                ? documents.standard(words.document(kind, says, style, date))
                : documents.fill(templates.paper(version), says);
    }

    /** Both files of the same. */
    Rendered files(
            Notice.Kind kind, Filling says, Style style, LocalDate date, @Nullable Long version) {
        return documents.render(
                paper(kind, says, style, date, version),
                words.title(kind, says),
                words.signer(),
                date);
    }

    /** The standard paper with its places to be filled in. */
    Paper standard(Style style, LocalDate date) {
        return documents.template(
                words.document(Notice.Kind.VULNERABILITY, words.places(), style, date));
    }
}
