package org.fengsui.server.duty.notice.service;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Objects;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.speaking.document.Documents;
import org.fengsui.server.speaking.document.Documents.Rendered;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The files of a notice at every stage: a draft as it would be issued now, marked as a draft; what
 * was issued as it was frozen; what was withdrawn marked so, in the words that were served.
 */
@Service
@Transactional
public class PaperDesk {

    private final Notices notices;
    private final NoticeDesk desk;
    private final Documents documents;
    private final Files files;
    private final Texts texts;
    private final AuditLog audit;

    PaperDesk(
            Notices notices,
            NoticeDesk desk,
            Documents documents,
            Files files,
            Texts texts,
            AuditLog audit) {
        this.notices = notices;
        this.desk = desk;
        this.documents = documents;
        this.files = files;
        this.texts = texts;
        this.audit = audit;
    }

    /**
     * A paper as files.
     *
     * @param called what to name them
     * @param files both formats
     */
    public record Paper(String called, Rendered files) {}

    /**
     * The files of a notice now.
     *
     * @throws Refusal if the scope sees no such notice
     */
    public Paper of(Actor by, long id) {
        var notice =
                notices.find(by.scope(), id)
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        audit.append(
                by.accountId(),
                by.name(),
                "notice.paper-downloaded",
                new Subject("notice", id),
                Map.of("state", notice.state().name()));
        var mark = mark(notice.state());
        var plain = notice.number() == null ? draft(notice) : frozen(notice);
        var called = notice.number() == null ? notice.topic() : notice.number();
        return mark.isEmpty()
                ? new Paper(called, plain)
                : new Paper(
                        texts.chinese("notice.mark.file", called, mark),
                        documents.marked(plain, mark));
    }

    private String mark(NoticeState state) {
        return state.running() || state == NoticeState.CLOSED
                ? ""
                : texts.chinese("notice.mark." + state.name());
    }

    private Rendered draft(Notice notice) {
        return documents.render(desk.paper(notice));
    }

    private Rendered frozen(Notice notice) {
        var docx = notice.docxFileId();
        var pdf = notice.pdfFileId();
        if (docx == null || pdf == null) {
            throw new Refusal(NoticeProblem.NO_PAPER, Objects.toString(notice.number()));
        }
        return documents.rendered(read(docx), read(pdf));
    }

    private byte[] read(long file) {
        var out = new ByteArrayOutputStream();
        files.copyTo(Scope.school(), file, out);
        return out.toByteArray();
    }
}
