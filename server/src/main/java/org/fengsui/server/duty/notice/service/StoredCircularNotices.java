package org.fengsui.server.duty.notice.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.duty.notice.CircularNotices;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.store.Basis;
import org.fengsui.server.duty.notice.store.ItemStore;
import org.fengsui.server.duty.notice.store.ItemStore.NewItem;
import org.fengsui.server.duty.notice.store.NoticeStore;
import org.fengsui.server.duty.notice.store.NoticeStore.NewNotice;
import org.fengsui.server.duty.notice.store.StoryStore;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Drafts the notices of circulars, whose items say what the superior said. */
@Service
@AgainAfterDeadlock
@Transactional
class StoredCircularNotices implements CircularNotices {

    private final NoticeStore notices;
    private final ItemStore items;
    private final Findings findings;
    private final Registry registry;
    private final NoticeSettings settings;
    private final NoticeGate gate;
    private final BusinessClock clock;

    StoredCircularNotices(
            NoticeStore notices,
            ItemStore items,
            Findings findings,
            Registry registry,
            NoticeSettings settings,
            NoticeGate gate,
            BusinessClock clock) {
        this.notices = notices;
        this.items = items;
        this.findings = findings;
        this.registry = registry;
        this.settings = settings;
        this.gate = gate;
        this.clock = clock;
    }

    @Override
    public Optional<Notice> ofItem(Scope scope, long itemId) {
        return items.find(scope, itemId)
                .flatMap(of -> notices.find(scope, of.noticeId()))
                .map(head -> head.with(items.of(scope, head.id())));
    }

    @Override
    public long draft(Actor by, Draft draft) {
        NoticeGate.require(by, Permission.NOTICE_DRAFT);
        var unit =
                registry.unit(Scope.school(), draft.unitId())
                        .filter(Registry.Unit::responsible)
                        .orElseThrow(() -> new Refusal(NoticeProblem.WRONG_UNIT));
        if (draft.items().isEmpty()) {
            throw new Refusal(NoticeProblem.NOTHING_CHOSEN);
        }
        refuseTaken(draft);
        var made = made(by, draft);
        var content =
                new NewNotice(
                        Notice.Kind.CIRCULAR,
                        unit.id(),
                        List.of(),
                        null,
                        draft.topic().strip(),
                        draft.remark().strip(),
                        settings.style(),
                        search(unit, draft, made));
        long id = notices.insert(by.scope(), by, content, null, clock.now());
        var head = gate.lock(by.scope(), id);
        items.replace(by.scope(), head, made);
        gate.tell(head, StoryStore.Kind.DRAFTED, by, "", "");
        return id;
    }

    private static List<Long> episodes(Draft draft) {
        return draft.items().stream().map(Item::episodeId).filter(Objects::nonNull).toList();
    }

    private void refuseTaken(Draft draft) {
        var taken = items.taken(Scope.school(), episodes(draft), Basis.CIRCULAR, 0);
        if (!taken.isEmpty()) {
            throw new Refusal(
                    NoticeProblem.ALREADY_NOTICED,
                    taken.stream()
                            .map(of -> of.item().title())
                            .distinct()
                            .collect(Collectors.joining("；")));
        }
    }

    private List<NewItem> made(Actor by, Draft draft) {
        var made = new ArrayList<NewItem>();
        var known = new HashMap<Long, Episode>();
        findings.episodes(by.scope(), episodes(draft))
                .forEach(episode -> known.put(episode.id(), episode));
        for (var item : draft.items()) {
            var text = item.text();
            if (text.name().isBlank() || text.remedy().isBlank()) {
                throw new Refusal(NoticeProblem.ITEM_INCOMPLETE);
            }
            var id = item.episodeId();
            var episode =
                    id == null ? Optional.<Episode>empty() : Optional.ofNullable(known.get(id));
            made.add(
                    new NewItem(
                            made.size() + 1,
                            episode.map(Episode::findingId).orElse(null),
                            episode.map(Episode::id).orElse(null),
                            episode.map(Episode::check).orElse(""),
                            text.name().strip(),
                            item.severity(),
                            item.system(),
                            item.target(),
                            new Notice.Found(item.found(), item.foundBy()),
                            item.refs(),
                            text,
                            null,
                            ""));
        }
        return made;
    }

    private static String search(Registry.Unit unit, Draft draft, List<NewItem> made) {
        return Stream.concat(
                        Stream.of(unit.name(), draft.topic()),
                        made.stream()
                                .flatMap(item ->
                                        Stream.of(
                                                item.title(),
                                                item.system(),
                                                item.target(),
                                                item.refs())))
                .distinct()
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
    }
}
