package org.fengsui.server.duty.notice.service;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.store.NoticeStore;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.speaking.document.Documents;
import org.fengsui.server.speaking.document.Documents.Rendered;
import org.fengsui.server.speaking.document.FormSheet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Prints 整改情况反馈表 and 送达回证; each print stands in the audit log, none is kept. */
@Service
@Transactional
public class FeedbackDesk {

    private final Notices notices;
    private final NoticeStore store;
    private final Ledger ledger;
    private final FeedbackPaper paper;
    private final ReceiptPaper receipts;
    private final Documents documents;
    private final AuditLog audit;

    FeedbackDesk(
            Notices notices,
            NoticeStore store,
            Ledger ledger,
            FeedbackPaper paper,
            ReceiptPaper receipts,
            Documents documents,
            AuditLog audit) {
        this.notices = notices;
        this.store = store;
        this.ledger = ledger;
        this.paper = paper;
        this.receipts = receipts;
        this.documents = documents;
        this.audit = audit;
    }

    /**
     * The form as a file.
     *
     * @param name of the notice it is about: its number
     * @param files both formats
     */
    public record Printed(String name, Rendered files) {}

    /**
     * Prints the form of an issued notice.
     *
     * @throws Refusal if the scope sees no such notice, or it is a draft
     */
    public Printed print(Actor by, long noticeId) {
        var scope = by.scope();
        var notice = find(scope, noticeId);
        var number = notice.number();
        if (number == null) {
            throw new Refusal(NoticeProblem.ILLEGAL_MOVE, notice.topic());
        }
        if (notice.kind() != Notice.Kind.VULNERABILITY) {
            throw new Refusal(NoticeProblem.NO_PAPER, number);
        }
        var governing =
                duties(scope, notice).entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, duties -> duties.getValue().getFirst()));
        var sheet = paper.sheet(notice, store.period(scope, noticeId), governing);
        return printed(by, noticeId, number, "notice.feedback-printed", sheet);
    }

    /**
     * Prints the receipt of a served notice.
     *
     * @throws Refusal if the scope sees no such notice, or nothing has served it
     */
    public Printed receipt(Actor by, long noticeId) {
        var notice = find(by.scope(), noticeId);
        var number = notice.number();
        if (number == null || notice.served() == null) {
            throw new Refusal(NoticeProblem.NOT_SERVED, number == null ? notice.topic() : number);
        }
        var sheet = receipts.sheet(notice, duties(by.scope(), notice));
        return printed(by, noticeId, number, "notice.receipt-printed", sheet);
    }

    private Notice find(Scope scope, long noticeId) {
        return notices.find(scope, noticeId)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    private Printed printed(Actor by, long noticeId, String number, String act, FormSheet sheet) {
        audit.append(
                by.accountId(),
                by.name(),
                act,
                new Subject("notice", noticeId),
                Map.of("notice", number));
        return new Printed(number, documents.render(sheet));
    }

    /** The unit's duties of each item, the earlier due, which governs, first. */
    private Map<Long, List<Obligation>> duties(Scope scope, Notice notice) {
        var items =
                notice.items().stream().map(item -> new Subject("notice-item", item.id())).toList();
        return ledger.of(scope, items).stream()
                .filter(duty -> duty.obligor() instanceof Obligor.Unit)
                .sorted(Comparator.comparing(Obligation::due))
                .collect(Collectors.groupingBy(duty -> duty.subject().id()));
    }
}
