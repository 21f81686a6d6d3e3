package org.fengsui.server.duty.notice.service;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.Supervisions;
import org.fengsui.server.duty.notice.store.ItemStore;
import org.fengsui.server.duty.notice.store.ItemStore.OfNotice;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.speaking.document.Documents;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages about supervision need beyond its face. */
@Service
@Transactional
public class SupervisionDesk {

    private final Supervisions supervisions;
    private final Notices notices;
    private final ItemStore items;
    private final Ledger ledger;
    private final SupervisionPaper paper;
    private final Documents documents;
    private final AuditLog audit;

    SupervisionDesk(
            Supervisions supervisions,
            Notices notices,
            ItemStore items,
            Ledger ledger,
            SupervisionPaper paper,
            Documents documents,
            AuditLog audit) {
        this.supervisions = supervisions;
        this.notices = notices;
        this.items = items;
        this.ledger = ledger;
        this.paper = paper;
        this.documents = documents;
        this.audit = audit;
    }

    /** The notices that obligations of units are about, each once; other obligations name none. */
    @Transactional(readOnly = true)
    public List<Long> noticesOf(Scope scope, Collection<Long> obligations) {
        return obligations.stream()
                .flatMap(id -> ledger.find(scope, id).stream())
                .filter(duty -> duty.obligor() instanceof Obligor.Unit)
                .filter(duty -> duty.subject().type().equals("notice-item"))
                .flatMap(duty -> items.find(scope, duty.subject().id()).stream())
                .map(OfNotice::noticeId)
                .distinct()
                .toList();
    }

    /**
     * Prints 督办通知单; the print stands in the audit log, none is kept.
     *
     * @throws Refusal if the scope sees no such supervision
     */
    public FeedbackDesk.Printed print(Actor by, long id) {
        var one =
                supervisions
                        .find(by.scope(), id)
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        var notice = notices.find(by.scope(), one.noticeId()).orElseThrow();
        var number = String.valueOf(notice.number());
        audit.append(
                by.accountId(),
                by.name(),
                "notice.supervision-printed",
                new Subject("notice", notice.id()),
                Map.of("notice", number));
        return new FeedbackDesk.Printed(number, documents.render(paper.sheet(notice, one)));
    }
}
