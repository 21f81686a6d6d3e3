package org.fengsui.server.duty.notice.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.NoticeState.Move;
import org.fengsui.server.duty.notice.Notices.Draft;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.ItemStore;
import org.fengsui.server.duty.notice.store.ItemStore.Former;
import org.fengsui.server.duty.notice.store.NoticeStore;
import org.fengsui.server.duty.notice.store.NoticeStore.NewNotice;
import org.fengsui.server.duty.notice.store.StoryStore.Kind;
import org.fengsui.server.duty.notice.store.SuccessionStore;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 拟稿与核稿: a draft is written, changed, put to the second person and sent back. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Drafting {

    /** A paper that lists more is read by nobody, and its files take long to make. */
    private static final int MOST_ITEMS = 200;

    private static final Scope SCHOOL = Scope.school();

    private final NoticeStore notices;
    private final ItemStore items;
    private final SuccessionStore successions;
    private final Contents contents;
    private final NoticeGate gate;
    private final Texts texts;
    private final BusinessClock clock;

    Drafting(
            NoticeStore notices,
            ItemStore items,
            SuccessionStore successions,
            Contents contents,
            NoticeGate gate,
            Texts texts,
            BusinessClock clock) {
        this.notices = notices;
        this.items = items;
        this.successions = successions;
        this.contents = contents;
        this.gate = gate;
        this.texts = texts;
        this.clock = clock;
    }

    long draft(Actor by, Draft draft) {
        return draft(by, draft, Map.of(), null);
    }

    /**
     * Drafts what goes on with items of earlier notices.
     *
     * @param continued those items, by episode
     * @param assignee the supporting unit that is assigned these findings; null for their own unit
     */
    long draft(Actor by, Draft draft, Map<Long, Former> continued, @Nullable Long assignee) {
        NoticeGate.require(by, Permission.NOTICE_DRAFT);
        refuseTooMany(draft);
        var all = new HashMap<>(successions.transferred(SCHOOL, draft.episodeIds()));
        all.putAll(continued);
        long id = writeAll(by, draft, all, assignee);
        contents.refuseUnearned(by.scope(), draft.episodeIds(), all.keySet());
        return id;
    }

    private long writeAll(
            Actor by, Draft draft, Map<Long, Former> continued, @Nullable Long assignee) {
        if (draft.split().isEmpty() || !draft.kept().episodeIds().isEmpty()) {
            long id = write(by, draft.kept(), continued, assignee, null);
            split(by, id, draft, continued);
            return id;
        }
        return split(by, null, draft, continued).getFirst();
    }

    private long write(
            Actor by,
            Draft draft,
            Map<Long, Former> continued,
            @Nullable Long assignee,
            @Nullable Long splitFrom) {
        var content = contents.of(by, draft, 0, continued, assignee);
        long id = notices.insert(by.scope(), by, content.notice(), splitFrom, clock.now());
        var head = gate.lock(by.scope(), id);
        items.replace(by.scope(), head, content.items());
        gate.tell(head, Kind.DRAFTED, by, "", "");
        return id;
    }

    /** Those of the episodes a new draft would be refused for, because the policy leaves them. */
    List<Long> unearned(Scope scope, Collection<Long> episodeIds) {
        var transferred = successions.transferred(SCHOOL, episodeIds).keySet();
        return contents.unearned(scope, episodeIds, transferred);
    }

    /** 配合单位承办: a draft for each supporting unit that is assigned some of the findings. */
    private List<Long> split(
            Actor by, @Nullable Long from, Draft draft, Map<Long, Former> continued) {
        var made = new ArrayList<Long>();
        draft.split()
                .forEach((unit, episodes) -> {
                    var own =
                            new Draft("", draft.remark(), episodes, null, draft.style(), Map.of());
                    long id = write(by, own, continued, unit, from);
                    made.add(id);
                    if (from != null) {
                        var words =
                                texts.chinese(
                                        "notice.story.split",
                                        contents.unitName(unit),
                                        Integer.toString(episodes.size()));
                        gate.tell(gate.lock(SCHOOL, from), Kind.SPLIT_OFF, by, words, "");
                    }
                });
        return made;
    }

    void edit(Actor by, long id, int version, Draft draft) {
        NoticeGate.require(by, Permission.NOTICE_DRAFT);
        var head = gate.lock(by, id, version);
        NoticeGate.after(head, Move.EDIT);
        NoticeGate.refuseCircular(head);
        refuseTooMany(draft);
        var continued = new HashMap<>(successions.transferred(SCHOOL, draft.episodeIds()));
        continued.putAll(successions.continued(SCHOOL, id));
        var before = new HashSet<>(continued.keySet());
        before.addAll(Notice.episodes(items.of(SCHOOL, id)));
        var content = contents.of(by, draft.kept(), id, continued, head.assignee());
        if (content.notice().unitId() != head.unitId()) {
            throw new Refusal(
                    NoticeProblem.MIXED_UNITS,
                    contents.unitName(head.unitId())
                            + "、"
                            + contents.unitName(content.notice().unitId()));
        }
        notices.edit(by.scope(), id, by, withoutFormer(head, content.notice()));
        items.replace(by.scope(), gate.lock(by.scope(), id), content.items());
        gate.tell(head, Kind.EDITED, by, "", "");
        split(by, id, draft, continued);
        contents.refuseUnearned(by.scope(), draft.episodeIds(), before);
    }

    /** Where the registry gave the findings to another unit meanwhile, that one gets the copy. */
    private static NewNotice withoutFormer(Head head, NewNotice content) {
        var former = head.principalUnitId();
        var now = content.principalUnitId();
        if (former == null || former.equals(now)) {
            return content;
        }
        var copies =
                content.supportingUnitIds().stream()
                        .map(unit -> unit.equals(former) ? now : unit)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        return new NewNotice(
                Notice.Kind.VULNERABILITY,
                content.unitId(),
                copies,
                now,
                content.topic(),
                content.remark(),
                content.style(),
                content.search());
    }

    private static void refuseTooMany(Draft draft) {
        int items = draft.episodeIds().size();
        if (items > MOST_ITEMS) {
            throw new Refusal(
                    NoticeProblem.TOO_MANY_ITEMS,
                    Integer.toString(MOST_ITEMS),
                    Integer.toString(items));
        }
    }

    void propose(Actor by, long id, int version) {
        NoticeGate.require(by, Permission.NOTICE_DRAFT);
        var head = gate.lock(by, id, version);
        NoticeGate.after(head, Move.PROPOSE);
        refuseMissing(head, items.of(by.scope(), id));
        notices.propose(by.scope(), id, by);
        gate.tell(head, Kind.PROPOSED, by, "", "");
    }

    /**
     * Refuses a notice of which a check has no Chinese name, harm or remedy; a circular’s has its
     * own.
     */
    void refuseMissing(Head head, List<Notice.Item> of) {
        if (head.kind() == Notice.Kind.CIRCULAR) {
            return;
        }
        var known = contents.texts(of);
        var missing =
                of.stream()
                        .filter(item -> !known.containsKey(Contents.check(item)))
                        .map(Notice.Item::title)
                        .distinct()
                        .collect(Collectors.joining("；"));
        if (!missing.isEmpty()) {
            throw new Refusal(NoticeProblem.KNOWLEDGE_MISSING, missing);
        }
    }

    void giveBack(Actor by, long id, int version, String reason) {
        var head = gate.lock(by, id, version);
        decide(Decision.RETURN_DRAFT, by, head);
        var state = NoticeGate.after(head, Move.RETURN);
        notices.state(by.scope(), id, state);
        gate.tell(head, Kind.RETURNED, by, "", NoticeGate.reason(reason));
    }

    /** The decider holds the role and wrote none of it. */
    static void decide(Decision decision, Actor by, Head head) {
        for (var author : head.authors()) {
            decision.by(by, author);
        }
    }

    /** A draft is given up by those who draft. */
    void giveUp(Actor by, Head head, String reason) {
        NoticeGate.require(by, Permission.NOTICE_DRAFT);
        if (!head.state().drafting()) {
            throw new Refusal(CommonProblem.FORBIDDEN, Decision.WITHDRAW_NOTICE.name());
        }
        notices.end(Scope.school(), head.id(), NoticeGate.after(head, Move.WITHDRAW), clock.now());
        gate.tell(head, Kind.WITHDRAWN, by, "", reason);
    }
}
