package org.fengsui.server.duty.notice.service;

import java.time.Instant;
import java.util.List;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeSignal;
import org.fengsui.server.duty.notice.NoticeState.Move;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.ItemStore;
import org.fengsui.server.duty.notice.store.NoticeStore;
import org.fengsui.server.duty.notice.store.RequestStore;
import org.fengsui.server.duty.notice.store.StoryStore.Kind;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.Waiver;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.sensing.finding.Findings;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 办结: an item gets its end, and a notice follows its items. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Closing {

    private static final Scope SCHOOL = Scope.school();

    private final NoticeStore notices;
    private final ItemStore items;
    private final RequestStore requests;
    private final Findings findings;
    private final NoticeGate gate;
    private final Texts texts;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Closing(
            NoticeStore notices,
            ItemStore items,
            RequestStore requests,
            Findings findings,
            NoticeGate gate,
            Texts texts,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.notices = notices;
        this.items = items;
        this.requests = requests;
        this.findings = findings;
        this.gate = gate;
        this.texts = texts;
        this.clock = clock;
        this.events = events;
    }

    /** Gives an item its end and tells the ledger. */
    void end(Head head, Notice.Item item, ItemState.Move move, NoticeSignal signal, Actor by) {
        end(head, item, move, signal, by, by.name(), Waiver.OTHER);
    }

    private void end(
            Head head,
            Notice.Item item,
            ItemState.Move move,
            NoticeSignal signal,
            Actor by,
            String cause,
            Waiver as) {
        var state = NoticeGate.after(head, item, move);
        var act = new Notice.Act(by.accountId(), by.name(), clock.now());
        items.end(SCHOOL, item.id(), state, act);
        requests.lapse(SCHOOL, item.id(), act);
        var ended = signalled(signal, head, item, 1, cause, act.at()).waivedAs(as);
        publish(ended, by);
        if (head.served() == null && items.allEnded(SCHOOL, head.id())) {
            dropService(head, ended, by);
        }
    }

    /** The last item takes with it that the notice is to be served, by its own reason. */
    private void dropService(Head head, Signalled last, Actor by) {
        publish(
                Signalled.first(
                                NoticeSignal.SERVICE_DROPPED,
                                ServiceDescriber.subject(head),
                                new Obligor.ItOffice(),
                                last.at(),
                                texts.chinese("notice.cause.SERVICE_DROPPED", last.cause()))
                        .waivedAs(last.waiver()),
                by);
    }

    /**
     * Excuses an item.
     *
     * @param cause what brought it about, as the ledger says it
     */
    void excuse(Head head, Notice.Item item, Actor by, String cause, Waiver as) {
        end(head, item, ItemState.Move.EXCUSE, NoticeSignal.ITEM_EXCUSED, by, cause, as);
    }

    /**
     * Takes an item from its unit.
     *
     * @param misdirected whether it was not that unit’s
     */
    void withdraw(Head head, Notice.Item item, Actor by, boolean misdirected, String reason) {
        end(
                head,
                item,
                ItemState.Move.WITHDRAW,
                NoticeSignal.ITEM_WITHDRAWN,
                by,
                texts.chinese(
                        misdirected ? "notice.cause.misdirected" : "notice.cause.withdrawn",
                        reason),
                misdirected ? Waiver.MISDIRECTED : Waiver.WITHDRAWN);
    }

    /** Ends an item that goes on elsewhere; the record of the unit's duty stays as it is now. */
    void passOn(Head head, Notice.Item item, ItemState.Move move, Actor by, String where) {
        var transfer = move == ItemState.Move.TRANSFER;
        end(
                head,
                item,
                move,
                transfer ? NoticeSignal.ITEM_TRANSFERRED : NoticeSignal.ITEM_CARRIED_OVER,
                by,
                where,
                Waiver.OTHER);
        // What else runs about the item is over; so are obligations of older profiles.
        var passed = texts.chinese("notice.cause.passedOn", where);
        signal(NoticeSignal.ITEM_WITHDRAWN, head, item, 1, passed);
    }

    /** The notice no longer holds the findings of these items, where they have any. */
    void release(Actor by, Head head, List<Notice.Item> of, String reason) {
        var episodes = Notice.episodes(of);
        if (!episodes.isEmpty()) {
            findings.released(by, episodes, new Subject("notice", head.id()), reason);
        }
    }

    /** Opens an answered item again and tells the ledger. */
    void reopen(Head head, Notice.Item item, Actor by) {
        var state = NoticeGate.after(head, item, ItemState.Move.REJECT);
        items.state(SCHOOL, item.id(), state, item.round());
        signal(NoticeSignal.ITEM_REJECTED, head, item, item.round(), by.name());
        settle(head.id());
    }

    /** Brings the notice's state after that of its items. */
    void settle(long noticeId) {
        var head = gate.lock(SCHOOL, noticeId);
        var all = items.of(SCHOOL, noticeId);
        var state = head.state();
        if (all.stream().allMatch(item -> item.state().ended())) {
            if (state.allows(Move.CLOSE)) {
                notices.end(SCHOOL, noticeId, state.after(Move.CLOSE), clock.now());
                gate.tell(head, Kind.CLOSED, Actor.machine("notice"), "", "");
            }
            return;
        }
        var answered = all.stream().noneMatch(item -> item.state().owed());
        var move = answered ? Move.ANSWER_ALL : Move.REOPEN;
        if (state.allows(move)) {
            notices.state(SCHOOL, noticeId, state.after(move));
        }
    }

    /** Tells the ledger what happened to an item. */
    void signal(NoticeSignal signal, Head head, Notice.Item item, int round, String who) {
        signal(signal, head, item, round, who, clock.now());
    }

    /** The same of what happened before it was entered. */
    void signal(
            NoticeSignal signal, Head head, Notice.Item item, int round, String who, Instant at) {
        events.publishEvent(signalled(signal, head, item, round, who, at));
    }

    private void publish(Signalled signalled, Actor by) {
        var person = by.isMachine() ? null : new Signalled.By(by.accountId(), by.name());
        events.publishEvent(signalled.decidedBy(person));
    }

    private Signalled signalled(
            NoticeSignal signal, Head head, Notice.Item item, int round, String who, Instant at) {
        return new Signalled(
                signal,
                new Subject("notice-item", item.id()),
                new Obligor.Unit(head.unitId()),
                at,
                round,
                texts.chinese(
                        "notice.cause." + signal.name(),
                        NoticeGate.called(head),
                        gate.called(item),
                        who));
    }
}
