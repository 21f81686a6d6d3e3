package org.fengsui.server.duty.notice.service;

import java.util.List;
import java.util.Objects;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.duty.notice.ItemRequest;
import org.fengsui.server.duty.notice.ItemRequest.State;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.NoticeSignal;
import org.fengsui.server.duty.notice.Notices.RequestDecision;
import org.fengsui.server.duty.notice.service.NoticeGate.LockedItem;
import org.fengsui.server.duty.notice.store.RequestStore.Outcome;
import org.fengsui.server.duty.notice.store.StoryStore.Kind;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.finding.Findings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 裁定: what a unit asked for is granted or refused. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Deciding {

    private final Requesting requesting;
    private final Ledger ledger;
    private final Findings findings;
    private final Registry registry;
    private final Closing closing;
    private final RequestMail mail;
    private final NoticeGate gate;

    Deciding(
            Requesting requesting,
            Ledger ledger,
            Findings findings,
            Registry registry,
            Closing closing,
            RequestMail mail,
            NoticeGate gate) {
        this.requesting = requesting;
        this.ledger = ledger;
        this.findings = findings;
        this.registry = registry;
        this.closing = closing;
        this.mail = mail;
        this.gate = gate;
    }

    void decide(Actor by, long requestId, int version, RequestDecision decision) {
        var request = requesting.find(by.scope(), requestId, version);
        request.decider().by(by, request.asked().accountId());
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
        var owner = head.assignee() == null ? null : owner(item);
        var back = decision.unitId() == null && !Objects.equals(owner, head.unitId());
        var to = back ? owner : decision.unitId();
        var why = decision.reason().strip();
        refuseWrongUnit(to, head.unitId());
        requesting.end(by, request, new Outcome(state, why, null, to));
        tell(by, request, locked, Kind.REQUEST_GRANTED, why);
        var reason = why.isEmpty() ? request.reason() : why;
        closing.end(head, item, ItemState.Move.WITHDRAW, NoticeSignal.ITEM_WITHDRAWN, by);
        gate.tell(head, item, Kind.MISDIRECTED, by, reason);
        var episode = List.of(item.episodeId());
        findings.released(by, episode, new Subject("notice", head.id()), reason);
        if (to == null || !to.equals(owner)) {
            findings.assign(by, item.episodeId(), to, reason);
        }
        closing.settle(head.id());
        mail.redirected(by, head, item, request, reason);
        if (to != null) {
            mail.toBeNoticed(by, head, item, request, to);
        }
    }

    private @Nullable Long owner(Notice.Item item) {
        return findings.episodes(Scope.school(), List.of(item.episodeId())).getFirst().unitId();
    }

    private void refuseWrongUnit(@Nullable Long to, long disputed) {
        if (to == null) {
            return;
        }
        var unit = registry.unit(Scope.school(), to);
        if (to == disputed || unit.isEmpty() || !unit.get().responsible()) {
            throw new Refusal(NoticeProblem.WRONG_UNIT);
        }
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
