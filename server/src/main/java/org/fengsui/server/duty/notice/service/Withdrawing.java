package org.fengsui.server.duty.notice.service;

import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.NoticeState.Move;
import org.fengsui.server.duty.notice.store.ItemStore;
import org.fengsui.server.duty.notice.store.NoticeStore;
import org.fengsui.server.duty.notice.store.StoryStore.Kind;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 撤回: an issued notice is taken back by a paper with the reason; a draft is given up. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Withdrawing {

    /** A withdrawal has no other side: it takes back what the office itself did. */
    private static final long NOBODY = -1;

    private final NoticeStore notices;
    private final ItemStore items;
    private final Drafting drafting;
    private final Redirecting redirecting;
    private final Closing closing;
    private final Emergencies emergencies;
    private final WithdrawalPaper paper;
    private final NoticeMail mail;
    private final NoticeGate gate;
    private final BusinessClock clock;

    Withdrawing(
            NoticeStore notices,
            ItemStore items,
            Drafting drafting,
            Redirecting redirecting,
            Closing closing,
            Emergencies emergencies,
            WithdrawalPaper paper,
            NoticeMail mail,
            NoticeGate gate,
            BusinessClock clock) {
        this.notices = notices;
        this.items = items;
        this.drafting = drafting;
        this.redirecting = redirecting;
        this.closing = closing;
        this.emergencies = emergencies;
        this.paper = paper;
        this.mail = mail;
        this.gate = gate;
        this.clock = clock;
    }

    void withdraw(Actor by, long id, int version, String reason) {
        var head = gate.lock(by, id, version);
        var why = NoticeGate.reason(reason);
        if (head.state().drafting()) {
            drafting.giveUp(by, head, why);
            return;
        }
        Decision.WITHDRAW_NOTICE.by(by, NOBODY);
        var state = NoticeGate.after(head, Move.WITHDRAW);
        var open = items.of(by.scope(), id).stream().filter(item -> !item.state().ended()).toList();
        for (var item : open) {
            closing.withdraw(head, item, by, false, why);
        }
        var now = clock.now();
        notices.end(by.scope(), id, state, now);
        emergencies.withdrawn(by, head, why);
        paper.freeze(by, head, open, why, now);
        gate.tell(head, Kind.WITHDRAWN, by, "", why);
        closing.release(by, head, open, why);
        mail.ended(by, head, "withdrawn", why);
    }

    /** Takes back one item; to another unit where it was misdirected. */
    void withdrawItem(Actor by, long itemId, int version, String reason, @Nullable Long unitId) {
        Decision.WITHDRAW_NOTICE.by(by, NOBODY);
        var locked = gate.lockItem(by, itemId, version);
        var head = locked.notice();
        var why = NoticeGate.reason(reason);
        if (!head.state().running()) {
            throw new Refusal(NoticeProblem.ILLEGAL_MOVE, NoticeGate.called(head));
        }
        if (unitId == null) {
            redirecting.takeBack(by, locked, why);
        } else {
            redirecting.refuseWrongUnit(unitId, head.unitId());
            redirecting.redirect(by, locked, unitId, why);
            mail.toBeNoticed(by, head, locked.item(), unitId);
        }
        mail.itemWithdrawn(by, head, locked.item(), why);
    }
}
