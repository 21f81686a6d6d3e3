package org.fengsui.server.duty.notice.service;

import java.util.List;
import java.util.Optional;
import org.fengsui.server.duty.notice.ItemRequest;
import org.fengsui.server.duty.notice.store.RequestStore;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages about requests read. */
@Service
@Transactional(readOnly = true)
public class RequestDesk {

    private static final int MOST = 200;

    private final RequestStore requests;
    private final Ledger ledger;
    private final Files files;

    RequestDesk(RequestStore requests, Ledger ledger, Files files) {
        this.requests = requests;
        this.ledger = ledger;
        this.files = files;
    }

    /** One request, refused where the scope does not see it. */
    public ItemRequest get(Scope scope, long id) {
        return requests.find(scope, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    /** All about the items of a notice, oldest first. */
    public List<ItemRequest> ofNotice(Scope scope, long noticeId) {
        return requests.ofNotice(scope, noticeId);
    }

    /** Undecided ones, then the latest decided. */
    public List<ItemRequest> all(Scope scope) {
        return requests.all(scope, MOST);
    }

    /** How many wait for a decision. */
    public long pending(Scope scope) {
        return requests.pending(scope);
    }

    /** What was attached. */
    public List<StoredFile> files(Scope scope, ItemRequest request) {
        return files.of(scope, new Subject("notice-request", request.id()));
    }

    /** The unit's duty about an item; empty before service. */
    public Optional<Obligation> duty(Scope scope, long itemId) {
        return ledger.of(scope, List.of(new Subject("notice-item", itemId))).stream()
                .filter(one -> one.obligor() instanceof Obligor.Unit)
                .findFirst();
    }
}
