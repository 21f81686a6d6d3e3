package org.fengsui.server.duty.notice.service;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.fengsui.engine.attribution.Query;
import org.fengsui.engine.net.HostName;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.net.WebUrl;
import org.fengsui.server.campus.registry.Concern;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.duty.notice.ItemRequest;
import org.fengsui.server.duty.notice.ItemRequest.Kind;
import org.fengsui.server.duty.notice.ItemRequest.State;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.store.ItemStore;
import org.fengsui.server.duty.notice.store.RequestSearch;
import org.fengsui.server.duty.notice.store.RequestStore;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages about requests read. */
@Service
@Transactional(readOnly = true)
public class RequestDesk {

    private static final Scope SCHOOL = Scope.school();

    /** What was decided longer ago is looked up by itself. */
    private static final int MOST_TAUGHT = 500;

    private final RequestStore requests;
    private final RequestSearch search;
    private final ItemStore items;
    private final Ledger ledger;
    private final Files files;
    private final Findings findings;
    private final Registry registry;
    private final BusinessClock clock;

    RequestDesk(
            RequestStore requests,
            RequestSearch search,
            ItemStore items,
            Ledger ledger,
            Files files,
            Findings findings,
            Registry registry,
            BusinessClock clock) {
        this.requests = requests;
        this.search = search;
        this.items = items;
        this.ledger = ledger;
        this.files = files;
        this.findings = findings;
        this.registry = registry;
        this.clock = clock;
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
        var found = search.list(scope, asked, only(scope, asked));
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

    /**
     * 备案未改: whether a dispute was granted and the registry, asked now, still names the unit that
     * was right to dispute it; what is found there next would go to it again.
     */
    public boolean untaught(ItemRequest request) {
        if (request.kind() != Kind.MISDIRECTED || request.state() != State.GRANTED) {
            return false;
        }
        return items.find(SCHOOL, request.itemId()).stream()
                .flatMap(of ->
                        findings.episodes(SCHOOL, Notice.episodes(List.of(of.item()))).stream())
                .map(this::registered)
                .anyMatch(unit -> Objects.equals(unit, request.unitId()));
    }

    /** Whose the registry says it is. */
    private @Nullable Long registered(Episode episode) {
        var query =
                new Query(
                        episode.ip() == null ? null : IpAddress.parse(episode.ip()),
                        episode.host() == null ? null : HostName.parse(episode.host()),
                        true,
                        episode.port(),
                        episode.url() == null ? null : WebUrl.parse(episode.url()),
                        clock.now());
        var concern = Concern.of(episode.category(), episode.url() != null);
        return registry.attributor().ownerOf(query, concern).unitId();
    }

    /** Where an item is, as the registry asks for an address: its name, else its address. */
    public String place(Scope scope, ItemRequest request) {
        var item = items.find(scope, request.itemId()).orElseThrow().item();
        return findings.episodes(SCHOOL, Notice.episodes(List.of(item))).stream()
                .flatMap(episode -> Stream.of(episode.host(), episode.ip()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** Those a filter leaves that the record alone cannot judge; null where none is set. */
    private @Nullable List<Long> only(Scope scope, ListRequest asked) {
        return asked.values("registry").isEmpty()
                ? null
                : requests.grantedDisputes(scope, MOST_TAUGHT).stream()
                        .filter(this::untaught)
                        .map(ItemRequest::id)
                        .toList();
    }

    /** How many wait for a decision. */
    public long pending(Scope scope) {
        return requests.pending(scope);
    }

    /** How many of them are the first of their kind, or further ones, which others decide. */
    public long pending(Scope scope, boolean further) {
        return requests.pending(scope, further);
    }

    /** What was attached. */
    public List<StoredFile> files(Scope scope, ItemRequest request) {
        return files.of(scope, new Subject("notice-request", request.id()));
    }

    /**
     * The unit's duties about an item that are open, the earliest due, which governs, first; where
     * none is open, all that were. Empty before service.
     */
    public List<Obligation> duties(Scope scope, long itemId) {
        var all =
                ledger.of(scope, List.of(new Subject("notice-item", itemId))).stream()
                        .filter(one -> one.obligor() instanceof Obligor.Unit)
                        .sorted(Comparator.comparing(Obligation::due))
                        .toList();
        var open = all.stream().filter(one -> one.state() == ObligationState.OPEN).toList();
        return open.isEmpty() ? all : open;
    }
}
