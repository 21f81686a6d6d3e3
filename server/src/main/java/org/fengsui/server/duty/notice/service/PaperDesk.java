package org.fengsui.server.duty.notice.service;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.store.WithdrawalStore;
import org.fengsui.server.duty.notice.store.WithdrawalStore.Withdrawal;
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
 * was issued as it was frozen; what was withdrawn marked so, in the words that were served. With it
 * 核稿单, on which the draft is checked, and 撤回通知, by which a notice was taken back.
 */
@Service
@Transactional
public class PaperDesk {

    private final Notices notices;
    private final NoticeDesk desk;
    private final NoticeLayout layout;
    private final NoticePaper wording;
    private final ApprovalPaper approval;
    private final WithdrawalStore withdrawals;
    private final Documents documents;
    private final Files files;
    private final Texts texts;
    private final AuditLog audit;

    PaperDesk(
            Notices notices,
            NoticeDesk desk,
            NoticeLayout layout,
            NoticePaper wording,
            ApprovalPaper approval,
            WithdrawalStore withdrawals,
            Documents documents,
            Files files,
            Texts texts,
            AuditLog audit) {
        this.notices = notices;
        this.desk = desk;
        this.layout = layout;
        this.wording = wording;
        this.approval = approval;
        this.withdrawals = withdrawals;
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
        var notice = find(by, id);
        audit.append(
                by.accountId(),
                by.name(),
                "notice.paper-downloaded",
                new Subject("notice", id),
                Map.of("state", notice.state().name()));
        var mark = mark(notice.state());
        var plain = notice.number() == null ? draft(notice) : frozen(notice);
        var called = called(notice);
        return mark.isEmpty()
                ? new Paper(called, plain)
                : new Paper(
                        texts.chinese("notice.mark.file", called, mark),
                        documents.marked(plain, mark));
    }

    /**
     * 核稿单 of a notice or draft as it stands.
     *
     * @throws Refusal if the scope sees no such notice, or it was written elsewhere
     */
    public Paper approval(Actor by, long id) {
        var notice = desk.current(find(by, id));
        if (desk.head(by.scope(), id).oldNumber() != null) {
            throw new Refusal(NoticeProblem.NO_PAPER, Objects.toString(notice.number()));
        }
        audit.append(
                by.accountId(),
                by.name(),
                "notice.approval-printed",
                new Subject("notice", id),
                Map.of("state", notice.state().name()));
        var period =
                notice.number() == null
                        ? wording.terms(notice.kind()).period()
                        : desk.period(notice.id());
        var sheet = approval.sheet(notice, period, desk.story(by.scope(), id));
        return new Paper(
                texts.chinese("notice.approval.file", called(notice)), documents.render(sheet));
    }

    /** The paper by which a notice the actor sees was taken back; empty where there is none. */
    public Optional<Withdrawal> withdrawal(Scope scope, long id) {
        return withdrawals.of(scope, id);
    }

    /**
     * 撤回通知 as it was frozen.
     *
     * @throws Refusal if the scope sees no such paper
     */
    public Paper withdrawn(Actor by, long id) {
        var paper =
                withdrawal(by.scope(), id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        audit.append(
                by.accountId(),
                by.name(),
                "notice.withdrawal-downloaded",
                new Subject("notice", id),
                Map.of("number", paper.number()));
        return new Paper(
                texts.chinese("notice.withdrawal.file", paper.number()),
                documents.rendered(read(paper.docxFileId()), read(paper.pdfFileId())));
    }

    private Notice find(Actor by, long id) {
        return notices.find(by.scope(), id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    private static String called(Notice notice) {
        var number = notice.number();
        return number == null ? notice.topic() : number;
    }

    private String mark(NoticeState state) {
        return state.running() || state == NoticeState.CLOSED
                ? ""
                : texts.chinese("notice.mark." + state.name());
    }

    private Rendered draft(Notice notice) {
        return layout.draft(desk.current(notice));
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
