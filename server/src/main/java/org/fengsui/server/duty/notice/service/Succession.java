package org.fengsui.server.duty.notice.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.NoticeSignal;
import org.fengsui.server.duty.notice.Notices.Draft;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.ItemStore;
import org.fengsui.server.duty.notice.store.ItemStore.Former;
import org.fengsui.server.duty.notice.store.StoryStore.Kind;
import org.fengsui.server.duty.notice.store.SuccessionStore;
import org.fengsui.server.duty.notice.store.SuccessionStore.Link;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.FindingsMoved;
import org.fengsui.server.sensing.finding.Presence;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 移交 and 转入后续通知: what one notice asks for goes on in another. The old record ends with the lateness
 * it had, the new clock starts at its own service, and each names the other: nothing is late no
 * longer because it was handed on.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Succession {

    private static final Scope SCHOOL = Scope.school();
    private static final long NOBODY = -1;

    private final ItemStore items;
    private final SuccessionStore successions;
    private final Findings findings;
    private final Drafting drafting;
    private final Contents contents;
    private final Closing closing;
    private final SuccessionMail mail;
    private final NoticeGate gate;
    private final Texts texts;

    Succession(
            ItemStore items,
            SuccessionStore successions,
            Findings findings,
            Drafting drafting,
            Contents contents,
            Closing closing,
            SuccessionMail mail,
            NoticeGate gate,
            Texts texts) {
        this.items = items;
        this.successions = successions;
        this.findings = findings;
        this.drafting = drafting;
        this.contents = contents;
        this.closing = closing;
        this.mail = mail;
        this.gate = gate;
        this.texts = texts;
    }

    /** The registry moved what notices hold: the office hears that it has to decide. */
    @EventListener
    void on(FindingsMoved moved) {
        var notices = new TreeSet<Long>();
        findings.moved(SCHOOL).stream()
                .filter(one -> moved.episodeIds().contains(one.episodeId()))
                .filter(one -> one.notice().type().equals("notice"))
                .forEach(one -> notices.add(one.notice().id()));
        for (long id : notices) {
            mail.moved(gate.lock(SCHOOL, id), moved.at());
        }
    }

    long transfer(Actor by, long id, int version, long unitId, String reason) {
        var head = gate.lock(by, id, version);
        NoticeGate.refuseCircular(head);
        Decision.TRANSFER.by(by, NOBODY);
        var why = NoticeGate.reason(reason);
        var moved = moved(id, unitId);
        var going =
                running(head).stream().filter(item -> moved.contains(item.episodeId())).toList();
        if (going.isEmpty()) {
            throw new Refusal(NoticeProblem.NOT_MOVED, NoticeGate.called(head));
        }
        var unit = contents.unitName(unitId);
        for (var item : going) {
            closing.passOn(head, item, ItemState.Move.TRANSFER, by, unit);
            successions.passedTo(SCHOOL, item.id(), unit);
            gate.tell(head, item, Kind.TRANSFERRED, by, texts.chinese("notice.to", unit, why));
        }
        findings.released(by, episodes(going), new Subject("notice", id), why);
        closing.settle(id);
        mail.transferred(by, head, going, unitId, why);
        var left = open(going);
        if (left.isEmpty()) {
            return id;
        }
        // Between the old record and the new unit's service only the office's clock runs.
        left.forEach(item -> closing.signal(NoticeSignal.ITEM_TO_REISSUE, head, item, 1, unit));
        long draft = drafting.draft(by, Draft.of(episodes(left)), formers(head, left), null);
        continued(by, draft, head, why);
        return draft;
    }

    /** Without what a scan had proved gone meanwhile: nobody is asked to fix it again. */
    private List<Notice.Item> open(List<Notice.Item> of) {
        var there =
                findings.episodes(SCHOOL, episodes(of)).stream()
                        .filter(episode -> episode.closedAt() == null)
                        .filter(episode -> episode.presence() != Presence.GONE)
                        .map(Findings.Episode::id)
                        .collect(Collectors.toSet());
        return of.stream().filter(item -> there.contains(item.episodeId())).toList();
    }

    private Set<Long> moved(long noticeId, long unitId) {
        return findings.moved(SCHOOL).stream()
                .filter(one -> one.notice().equals(new Subject("notice", noticeId)))
                .filter(one -> one.unitId() == unitId)
                .map(Findings.Moved::episodeId)
                .collect(Collectors.toSet());
    }

    private List<Notice.Item> running(Head head) {
        if (!head.state().running()) {
            throw new Refusal(NoticeProblem.ILLEGAL_MOVE, NoticeGate.called(head));
        }
        return items.of(SCHOOL, head.id()).stream().filter(item -> !item.state().ended()).toList();
    }

    private static List<Long> episodes(List<Notice.Item> of) {
        return Notice.episodes(of);
    }

    private Map<Long, Former> formers(Head head, List<Notice.Item> of) {
        return of.stream()
                .collect(
                        Collectors.toMap(
                                item -> Objects.requireNonNull(item.episodeId()),
                                item ->
                                        new Former(
                                                item.id(),
                                                texts.chinese(
                                                        "notice.continues",
                                                        NoticeGate.called(head),
                                                        Integer.toString(item.position())))));
    }

    private void continued(Actor by, long draft, Head head, String why) {
        var made = gate.lock(SCHOOL, draft);
        gate.tell(made, Kind.TO_BE_CONTINUED, by, NoticeGate.called(head), why);
    }

    long carryOver(Actor by, long id, int version, List<Long> itemIds, String reason) {
        var head = gate.lock(by, id, version);
        NoticeGate.refuseCircular(head);
        NoticeGate.require(by, Permission.NOTICE_DRAFT);
        var why = NoticeGate.reason(reason);
        var wanted = new LinkedHashSet<>(itemIds);
        var going =
                open(running(head).stream().filter(item -> wanted.contains(item.id())).toList());
        if (going.isEmpty()) {
            throw new Refusal(NoticeProblem.NOTHING_CHOSEN);
        }
        going.forEach(item -> NoticeGate.after(head, item, ItemState.Move.CARRY_OVER));
        refuseMoved(head, going);
        var drafted = successions.inDrafts(SCHOOL, going.stream().map(Notice.Item::id).toList());
        if (!drafted.isEmpty()) {
            throw new Refusal(
                    NoticeProblem.CONTINUED_ALREADY,
                    drafted.values().stream().distinct().collect(Collectors.joining("；")));
        }
        long draft =
                drafting.draft(
                        by, Draft.of(episodes(going)), formers(head, going), head.assignee());
        continued(by, draft, head, why);
        return draft;
    }

    private static boolean answersFor(Head head, Findings.Episode episode) {
        // Who was assigned what it supports may own it by now.
        return Objects.equals(episode.unitId(), head.unitId())
                || (head.assignee() != null && episode.supportingUnitIds().contains(head.unitId()));
    }

    private void refuseMoved(Head head, List<Notice.Item> going) {
        var elsewhere =
                findings.episodes(SCHOOL, episodes(going)).stream()
                        .filter(episode -> !answersFor(head, episode))
                        .map(Findings.Episode::title)
                        .collect(Collectors.joining("；"));
        if (!elsewhere.isEmpty()) {
            throw new Refusal(NoticeProblem.MOVED, elsewhere);
        }
    }

    /**
     * Before the issue: takes from earlier notices what this one goes on with, so that no finding
     * stands in two at once.
     *
     * @return the open items this one goes on with
     */
    List<Link> release(Actor by, Head head) {
        var open = new HashMap<Long, List<Long>>();
        var links = new ArrayList<Link>();
        for (var link : successions.of(SCHOOL, head.id())) {
            gate.lock(SCHOOL, link.formerNoticeId());
            var former = items.find(SCHOOL, link.formerId()).orElseThrow().item();
            if (former.state().owed()) {
                open.computeIfAbsent(link.formerNoticeId(), _ -> new ArrayList<>())
                        .addAll(Notice.episodes(List.of(former)));
            }
            if (former.state().owed() || former.state() == ItemState.TRANSFERRED) {
                links.add(link);
            }
        }
        var why = texts.chinese("notice.continued.released", head.topic());
        open.forEach((notice, episodes) ->
                findings.released(by, episodes, new Subject("notice", notice), why));
        return links;
    }

    /** After the issue: the earlier items say where they went on, and those still open end. */
    void carriedOver(Actor by, Head issued, List<Link> links) {
        var number = NoticeGate.called(issued);
        for (var link : links) {
            var head = gate.lock(SCHOOL, link.formerNoticeId());
            var former = items.find(SCHOOL, link.formerId()).orElseThrow().item();
            if (former.state() == ItemState.TRANSFERRED) {
                successions.passedTo(SCHOOL, former.id(), former.passedTo() + " " + number);
                closing.signal(NoticeSignal.ITEM_REISSUED, head, former, 1, number);
                continue;
            }
            closing.passOn(head, former, ItemState.Move.CARRY_OVER, by, number);
            successions.passedTo(SCHOOL, former.id(), number);
            gate.tell(head, former, Kind.CARRIED_OVER, by, number);
            closing.settle(head.id());
        }
    }
}
