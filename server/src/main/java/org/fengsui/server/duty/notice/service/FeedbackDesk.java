package org.fengsui.server.duty.notice.service;

import java.util.Comparator;
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
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Prints 整改情况反馈表; each print stands in the audit log, none is kept. */
@Service
@Transactional
public class FeedbackDesk {

    private final Notices notices;
    private final NoticeStore store;
    private final Ledger ledger;
    private final FeedbackPaper paper;
    private final Documents documents;
    private final AuditLog audit;

    FeedbackDesk(
            Notices notices,
            NoticeStore store,
            Ledger ledger,
            FeedbackPaper paper,
            Documents documents,
            AuditLog audit) {
        this.notices = notices;
        this.store = store;
        this.ledger = ledger;
        this.paper = paper;
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
        var notice =
                notices.find(scope, noticeId)
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        var number = notice.number();
        if (number == null) {
            throw new Refusal(NoticeProblem.ILLEGAL_MOVE, notice.topic());
        }
        if (notice.kind() != Notice.Kind.VULNERABILITY) {
            throw new Refusal(NoticeProblem.NO_PAPER, number);
        }
        var sheet = paper.sheet(notice, store.period(scope, noticeId), duties(scope, notice));
        audit.append(
                by.accountId(),
                by.name(),
                "notice.feedback-printed",
                new Subject("notice", noticeId),
                Map.of("notice", number));
        return new Printed(number, documents.render(sheet));
    }

    /** The unit's duty of each item; of several the earlier governs. */
    private Map<Long, Obligation> duties(Scope scope, Notice notice) {
        var items =
                notice.items().stream().map(item -> new Subject("notice-item", item.id())).toList();
        return ledger.of(scope, items).stream()
                .filter(duty -> duty.obligor() instanceof Obligor.Unit)
                .collect(
                        Collectors.toMap(
                                duty -> duty.subject().id(),
                                duty -> duty,
                                (one, other) ->
                                        Comparator.comparing(Obligation::due).compare(one, other)
                                                        <= 0
                                                ? one
                                                : other));
    }
}
