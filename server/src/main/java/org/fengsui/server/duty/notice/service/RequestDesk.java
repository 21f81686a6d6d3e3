package org.fengsui.server.duty.notice.service;

import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fengsui.server.duty.notice.ItemRequest;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.store.ItemStore;
import org.fengsui.server.duty.notice.store.RequestSearch;
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
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages about requests read. */
@Service
@Transactional(readOnly = true)
public class RequestDesk {

    private final RequestStore requests;
    private final RequestSearch search;
    private final ItemStore items;
    private final Ledger ledger;
    private final Files files;

    RequestDesk(
            RequestStore requests,
            RequestSearch search,
            ItemStore items,
            Ledger ledger,
            Files files) {
        this.requests = requests;
        this.search = search;
        this.items = items;
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

    /**
     * A request with what it is about.
     *
     * @param request the request
     * @param item the item
     * @param number the notice's
     */
    public record Asked(ItemRequest request, Notice.Item item, String number) {}

    /** A page of the list. */
    public ListResult<Asked> list(Scope scope, ListRequest asked) {
        var found = search.list(scope, asked);
        var about = new HashMap<Long, Notice.Item>();
        items.all(scope, found.rows().stream().map(one -> one.request().itemId()).toList())
                .forEach(one -> about.put(one.item().id(), one.item()));
        return new ListResult<>(
                found.rows().stream()
                        .map(one ->
                                new Asked(
                                        one.request(),
                                        Objects.requireNonNull(about.get(one.request().itemId())),
                                        one.number()))
                        .toList(),
                found.more(),
                found.total());
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
