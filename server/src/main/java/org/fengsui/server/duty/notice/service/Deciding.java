package org.fengsui.server.duty.notice.service;

import java.util.Objects;
import org.fengsui.server.duty.notice.ItemRequest;
import org.fengsui.server.duty.notice.ItemRequest.State;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.Notices.RequestDecision;
import org.fengsui.server.duty.notice.service.NoticeGate.LockedItem;
import org.fengsui.server.duty.notice.store.RequestStore.Outcome;
import org.fengsui.server.duty.notice.store.StoryStore.Kind;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.sensing.finding.Findings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 裁定: what a unit asked for is granted or refused. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Deciding {

    private final Requesting requesting;
    private final Ledger ledger;
    private final Redirecting redirecting;
    private final Findings findings;
    private final Closing closing;
    private final RequestMail mail;
    private final NoticeGate gate;

    Deciding(
            Requesting requesting,
            Ledger ledger,
            Redirecting redirecting,
            Findings findings,
            Closing closing,
            RequestMail mail,
            NoticeGate gate) {
        this.requesting = requesting;
        this.ledger = ledger;
        this.redirecting = redirecting;
        this.findings = findings;
        this.closing = closing;
        this.mail = mail;
        this.gate = gate;
    }

    void decide(Actor by, long requestId, int version, RequestDecision decision) {
        var request = requesting.find(by.scope(), requestId, version);
        request.decider().by(by, request.madeBy(by));
        var locked = gate.lockItem(by, request.itemId());
        var move = decision.grant() ? State.Move.GRANT : State.Move.REFUSE;
        var state = Requesting.after(request, move);
        if (!decision.grant()) {
            refuse(by, request, locked, NoticeGate.reason(decision.reason()));
            return;
        }
        // An answer that holds leaves nothing to extend or to dispute.
        if (!locked.item().state().owed()) {
            throw new Refusal(NoticeProblem.ILLEGAL_MOVE, NoticeGate.called(locked.notice()));
        }
        switch (request.kind()) {
            case EXTENSION -> extend(by, request, locked, decision, state);
            case MISDIRECTED -> redirect(by, request, locked, decision, state);
            case NOT_OURS -> ruleOut(by, request, locked, decision, state);
        }
    }

    private void refuse(Actor by, ItemRequest request, LockedItem locked, String why) {
        requesting.end(by, request, Outcome.of(State.REFUSED, why));
        tell(by, request, locked, Kind.REQUEST_REFUSED, why);
        mail.refused(by, locked.notice(), locked.item(), request, why);
    }

    private void extend(
            Actor by,
            ItemRequest request,
            LockedItem locked,
            RequestDecision decision,
            State state) {
        var head = locked.notice();
        var duty = requesting.duty(request.itemId());
        var due =
                decision.until() == null
                        ? Objects.requireNonNull(request.askedDue())
                        : requesting.later(head, duty, decision.until());
        var why = decision.reason().strip();
        ledger.extend(by, duty.orElseThrow().id(), due, why.isEmpty() ? request.reason() : why);
        requesting.end(by, request, new Outcome(state, why, due, null));
        tell(by, request, locked, Kind.REQUEST_GRANTED, why);
        mail.extended(by, head, locked.item(), request, due);
        if (!request.further()) {
            mail.filed(by, head, locked.item(), request, due);
        }
    }

    private void redirect(
            Actor by,
            ItemRequest request,
            LockedItem locked,
            RequestDecision decision,
            State state) {
        var head = locked.notice();
        var item = locked.item();
        // What a supporting unit was assigned falls back to the unit whose it is by now.
        var owner = head.assignee() == null ? null : redirecting.owner(item);
        var back = decision.unitId() == null && !Objects.equals(owner, head.unitId());
        var to = back ? owner : decision.unitId();
        var why = decision.reason().strip();
        if (to != null) {
            redirecting.refuseWrongUnit(to, head.unitId());
        }
        requesting.end(by, request, new Outcome(state, why, null, to));
        tell(by, request, locked, Kind.REQUEST_GRANTED, why);
        var reason = why.isEmpty() ? request.reason() : why;
        redirecting.redirect(by, locked, to, reason);
        mail.redirected(by, head, item, request, reason);
        if (to != null) {
            mail.toBeNoticed(by, head, item, request, to);
        }
    }

    /** The finding is closed as what the unit says, and with it the items of all its notices. */
    private void ruleOut(
            Actor by,
            ItemRequest request,
            LockedItem locked,
            RequestDecision decision,
            State state) {
        var why = decision.reason().strip();
        requesting.end(by, request, Outcome.of(state, why));
        tell(by, request, locked, Kind.REQUEST_GRANTED, why);
        var reason = why.isEmpty() ? request.reason() : why;
        var episode = locked.item().episodeId();
        if (episode == null) {
            redirecting.redirect(by, locked, null, reason);
        } else {
            findings.callNotOurs(by, episode, reason);
        }
        mail.ruledOut(by, locked.notice(), locked.item(), request, reason);
    }

    private void tell(Actor by, ItemRequest request, LockedItem locked, Kind kind, String why) {
        gate.tell(locked.notice(), locked.item(), kind, by, why);
        closing.signal(
                Requesting.decided(request.turn()),
                locked.notice(),
                locked.item(),
                request.occurrence(),
                by.name());
    }
}
