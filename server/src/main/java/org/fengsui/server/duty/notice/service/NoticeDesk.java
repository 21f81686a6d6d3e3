package org.fengsui.server.duty.notice.service;

import java.io.OutputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.fengsui.server.campus.knowledge.Knowledge;
import org.fengsui.server.campus.knowledge.Knowledge.Check;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.Registry.PostHolder;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.store.AddresseeStore;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.ItemStore;
import org.fengsui.server.duty.notice.store.ItemStore.OfNotice;
import org.fengsui.server.duty.notice.store.NoticeSearch;
import org.fengsui.server.duty.notice.store.NoticeSearch.Found;
import org.fengsui.server.duty.notice.store.NoticeStore;
import org.fengsui.server.duty.notice.store.StampedStore;
import org.fengsui.server.duty.notice.store.StoryStore;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.fengsui.server.speaking.document.OfficialDocument;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the room's own pages read beyond its face. */
@Service
@Transactional
public class NoticeDesk {

    private final NoticeStore notices;
    private final ItemStore items;
    private final NoticeSearch search;
    private final StoryStore stories;
    private final StampedStore scans;
    private final AddresseeStore addressees;
    private final UnitPosts posts;
    private final Contents contents;
    private final NoticePaper paper;
    private final Knowledge knowledge;
    private final Findings findings;
    private final Registry registry;
    private final Files files;
    private final AuditLog audit;

    NoticeDesk(
            NoticeStore notices,
            ItemStore items,
            NoticeSearch search,
            StoryStore stories,
            StampedStore scans,
            AddresseeStore addressees,
            UnitPosts posts,
            Contents contents,
            NoticePaper paper,
            Knowledge knowledge,
            Findings findings,
            Registry registry,
            Files files,
            AuditLog audit) {
        this.notices = notices;
        this.items = items;
        this.search = search;
        this.stories = stories;
        this.scans = scans;
        this.addressees = addressees;
        this.posts = posts;
        this.contents = contents;
        this.paper = paper;
        this.knowledge = knowledge;
        this.findings = findings;
        this.registry = registry;
        this.files = files;
        this.audit = audit;
    }

    /** A page of the list. */
    public ListResult<Found> list(Scope scope, ListRequest asked) {
        return search.list(scope, asked);
    }

    /** Writes down who looked at a notice. */
    public void viewed(Actor by, long id) {
        audit.append(
                by.accountId(), by.name(), "notice.viewed", new Subject("notice", id), Map.of());
    }

    /**
     * Writes down who looked at a page of notices.
     *
     * @param page its address, with what was asked
     * @param rows how many it showed
     */
    public void listed(Actor by, String page, int rows) {
        audit.append(
                by.accountId(),
                by.name(),
                "notice.listed",
                null,
                Map.of("list", page, "rows", Integer.toString(rows)));
    }

    /** Lets a list be written from one state of the record, and writes down who took it out. */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public <T> T export(Actor by, ListRequest asked, Supplier<T> writer) {
        audit.append(
                by.accountId(),
                by.name(),
                "notice.exported",
                null,
                Map.of("list", asked.at(asked.path())));
        return writer.get();
    }

    /** Running notices, the oldest first. */
    public List<Found> running(Scope scope) {
        return search.running(scope);
    }

    /** A page of the list of those that were issued. */
    public ListResult<Found> issued(Scope scope, ListRequest asked) {
        return search.issued(scope, asked);
    }

    /** The items' subjects of notices, by notice. */
    public Map<Long, List<Subject>> subjects(Scope scope, Collection<Long> noticeIds) {
        var subjects = new LinkedHashMap<Long, List<Subject>>();
        search.items(scope, noticeIds)
                .forEach((notice, ids) ->
                        subjects.put(
                                notice,
                                ids.stream().map(id -> new Subject("notice-item", id)).toList()));
        return subjects;
    }

    /** One notice's row. */
    public Head head(Scope scope, long id) {
        return notices.find(scope, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    /** An item with its notice. */
    public OfNotice item(Scope scope, long itemId) {
        return items.find(scope, itemId).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    /** The notice behind a link, which shows little and serves nothing. */
    public Head byLink(String link) {
        return notices.byLink(Scope.school(), link)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    /** The period in words an issued notice printed. */
    public String period(long id) {
        return notices.period(Scope.school(), id);
    }

    /** What is printed on the paper and shown on its link page. */
    public String code(Head head) {
        return Issuing.code(Objects.requireNonNull(head.link()));
    }

    /** The items about a finding. */
    public List<OfNotice> ofFinding(Scope scope, long findingId) {
        return items.ofFinding(scope, findingId);
    }

    /** What happened to a notice, oldest first. */
    public List<StoryStore.Line> story(Scope scope, long id) {
        return stories.of(scope, id);
    }

    /** Whom it was mailed to. */
    public List<AddresseeStore.Addressee> addressees(Scope scope, long id) {
        return addressees.of(scope, id);
    }

    /** Who holds the unit's posts. */
    public List<PostHolder> posts(Scope scope, long unitId) {
        return registry.holders(scope, unitId, List.of(Post.values()));
    }

    /** The notices to supporting units that were split off one, as far as the scope sees them. */
    public List<Head> split(Scope scope, long id) {
        return notices.split(scope, id);
    }

    /** A unit's name. */
    public String unitName(long unitId) {
        return contents.unitName(unitId);
    }

    /** The names of the units that notices are addressed to, by identity. */
    public Map<Long, String> unitNames(Collection<NoticeSearch.Found> notices) {
        return registry.unitNames(
                Scope.school(),
                notices.stream().map(each -> each.head().unitId()).distinct().toList());
    }

    /** Whether a unit is a 责任单位, which a notice can be addressed to. */
    public boolean responsible(long unitId) {
        return registry.unit(Scope.school(), unitId).filter(Registry.Unit::responsible).isPresent();
    }

    /** The responsible units. */
    public List<Registry.Unit> units(Scope scope) {
        return registry.units(scope).stream().filter(Registry.Unit::responsible).toList();
    }

    /** The responsible units that have ended; their notices stay theirs. */
    public List<Registry.Unit> endedUnits(Scope scope) {
        return registry.endedUnits(scope).stream().filter(Registry.Unit::responsible).toList();
    }

    /** The findings a draft is made of, in that order. */
    public List<Episode> episodes(Scope scope, List<Long> ids) {
        return findings.episodes(scope, ids);
    }

    /** Where a finding is, as a person types it. */
    public static String target(Episode episode) {
        return episode.place();
    }

    /** Running notices that wait for the addressed unit, not those it only has a copy of. */
    public long waitingForUnit(Scope scope) {
        return search.waitingForUnit(scope);
    }

    /** In how many notices the scope sees an answer was a false claim. */
    public long falselyClaimed(Scope scope) {
        return search.falselyClaimed(scope);
    }

    /** What the knowledge base says of findings' checks. */
    public Map<Check, Knowledge.Entry> knowledge(Collection<Episode> episodes) {
        return knowledge.about(episodes.stream().map(Contents::check).distinct().toList());
    }

    /** What the knowledge base is asked about a finding. */
    public static Check check(Episode episode) {
        return Contents.check(episode);
    }

    /** The files of an answer. */
    public List<StoredFile> files(Scope scope, Notice.Answer answer) {
        return files.of(scope, new Subject("notice-answer", answer.id()));
    }

    /** The items whose answers wait for a paper, as no leader of the unit can confirm them here. */
    public Set<Long> onPaper(Notice notice) {
        var items = new TreeSet<Long>();
        for (var item : notice.items()) {
            var answer = item.answer();
            if (item.state() == ItemState.UNCONFIRMED
                    && answer != null
                    && posts.leaders(notice.unitId(), answer.by().accountId()).isEmpty()) {
                items.add(item.id());
            }
        }
        return items;
    }

    /**
     * The stamped scan that counts of a notice the actor sees; who takes it out stands in the log.
     *
     * @throws Refusal if there is none, or the actor sees no such notice
     */
    public StoredFile stamped(Actor by, long id) {
        var scan =
                scans.of(by.scope(), id).stream()
                        .findFirst()
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        audit.append(
                by.accountId(),
                by.name(),
                "notice.stamped-downloaded",
                new Subject("notice", id),
                Map.of("sha256", scan.sha256()));
        return files.find(Scope.school(), scan.fileId()).orElseThrow();
    }

    /** Writes a stamped scan that {@link #stamped} gave. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void copyStamped(StoredFile scan, OutputStream out) {
        files.copyTo(Scope.school(), scan.id(), out);
    }

    /** How notices are laid out where the drafter chooses nothing else. */
    public OfficialDocument.Style style() {
        return paper.style();
    }

    /** A draft with the texts the knowledge base has now; an issued notice as it was frozen. */
    public Notice current(Notice notice) {
        if (!notice.state().drafting() || notice.kind() == Notice.Kind.CIRCULAR) {
            return notice;
        }
        var texts = contents.texts(notice.items());
        return new Notice(
                notice.id(),
                notice.version(),
                notice.kind(),
                notice.state(),
                notice.unitId(),
                notice.supportingUnitIds(),
                notice.principalUnitId(),
                notice.topic(),
                notice.remark(),
                notice.style(),
                notice.drafter(),
                notice.number(),
                notice.issuer(),
                notice.served(),
                notice.acknowledged(),
                notice.closedAt(),
                notice.docxFileId(),
                notice.pdfFileId(),
                notice.items().stream().map(item -> worded(item, texts)).toList());
    }

    private static Notice.Item worded(Notice.Item item, Map<Check, Notice.ItemText> texts) {
        var text =
                Optional.ofNullable(texts.get(Contents.check(item)))
                        .orElse(Notice.ItemText.MISSING);
        return new Notice.Item(
                item.id(),
                item.version(),
                item.position(),
                item.findingId(),
                item.episodeId(),
                item.check(),
                item.title(),
                item.severity(),
                item.system(),
                item.target(),
                item.found(),
                item.refs(),
                text,
                item.state(),
                item.round(),
                item.answer(),
                item.proof(),
                item.end(),
                item.continues(),
                item.recursFrom(),
                item.passedTo(),
                item.falseClaim());
    }
}
