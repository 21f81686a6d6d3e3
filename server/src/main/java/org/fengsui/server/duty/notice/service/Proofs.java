package org.fengsui.server.duty.notice.service;

import java.util.List;
import java.util.Objects;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeSignal;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.ItemStore;
import org.fengsui.server.duty.notice.store.ItemStore.OfNotice;
import org.fengsui.server.duty.notice.store.StoryStore.Kind;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.Waiver;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.sensing.finding.ClosedUnnoticed;
import org.fengsui.server.sensing.finding.EndedWithSystem;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.RiskAccepted;
import org.fengsui.server.sensing.finding.RuledOut;
import org.fengsui.server.sensing.finding.StillPresent;
import org.fengsui.server.sensing.finding.Verified;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 复测: what evidence says about the items of issued notices, and what decisions on findings do. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Proofs {

    private static final Scope SCHOOL = Scope.school();
    private static final Actor MACHINE = Actor.machine("notice");

    private final ItemStore items;
    private final Findings findings;
    private final Closing closing;
    private final NoticeMail mail;
    private final NoticeGate gate;
    private final Texts texts;

    Proofs(
            ItemStore items,
            Findings findings,
            Closing closing,
            NoticeMail mail,
            NoticeGate gate,
            Texts texts) {
        this.items = items;
        this.findings = findings;
        this.closing = closing;
        this.mail = mail;
        this.gate = gate;
        this.texts = texts;
    }

    /** Gone: an answered item is verified; an open one still owes its answer, the other half. */
    @EventListener
    void on(Verified verified) {
        for (var found : items.ofEpisode(SCHOOL, verified.episodeId())) {
            var locked = lock(found);
            var item = locked.item();
            if (item.state() == ItemState.ANSWERED) {
                items.proof(SCHOOL, item.id(), verified.proof());
                closing.end(
                        locked.notice(),
                        item,
                        ItemState.Move.VERIFY,
                        NoticeSignal.ITEM_CLOSED,
                        MACHINE);
                gate.tell(locked.notice(), item, Kind.VERIFIED, MACHINE, verified.proof());
                closing.settle(found.noticeId());
            } else if (item.state().owed() && !Objects.equals(item.proof(), verified.proof())) {
                items.proof(SCHOOL, item.id(), verified.proof());
                gate.tell(locked.notice(), item, Kind.PROVED_UNANSWERED, MACHINE, verified.proof());
            }
        }
    }

    /** Still there: the answer does not hold, or what was taken on paper was a false claim. */
    @EventListener
    void on(StillPresent present) {
        for (var found : items.ofEpisode(SCHOOL, present.episodeId())) {
            var locked = lock(found);
            var head = locked.notice();
            var item = locked.item();
            if (item.state() == ItemState.ANSWERED) {
                stillOpen(head, item, present);
            } else if (item.state() == ItemState.ACCEPTED_ON_PAPER && item.falseClaim() == null) {
                items.falseClaim(SCHOOL, item.id(), present.at());
                gate.tell(head, item, Kind.FALSE_CLAIM, MACHINE, present.proof());
                findings.released(
                        MACHINE,
                        List.of(present.episodeId()),
                        new Subject("notice", head.id()),
                        present.proof());
            }
        }
    }

    private void stillOpen(Head head, Notice.Item item, StillPresent present) {
        closing.reopen(head, item, MACHINE);
        gate.tell(head, item, Kind.STILL_PRESENT, MACHINE, present.proof());
        findings.claimRejected(MACHINE, present.episodeId(), present.proof());
        mail.rejected(MACHINE, head, List.of(item), present.proof());
    }

    /** A person ruled the finding out: the unit owes nothing for it any more. */
    @EventListener
    void on(RuledOut out) {
        var cause =
                switch (out.ruling()) {
                    case FALSE_POSITIVE -> "notice.cause.falsePositive";
                    case NOT_OURS -> "notice.cause.notOurs";
                };
        excuse(
                out.episodeId(),
                out.by(),
                texts.chinese(cause, out.reason()),
                out.ruling().waiver());
    }

    /** 网信办 lets it stand for a time: what the notice asked for is over, and not for a time only. */
    @EventListener
    void on(RiskAccepted accepted) {
        excuse(
                accepted.episodeId(),
                accepted.by(),
                texts.chinese(
                        "notice.cause.accepted", accepted.until().toString(), accepted.reason()),
                Waiver.RISK_ACCEPTED);
    }

    /** 下线: the system is gone for good, and with it what the unit owed for it. */
    @EventListener
    void on(EndedWithSystem ended) {
        excuse(
                ended.episodeId(),
                MACHINE,
                texts.chinese("notice.cause.retired", ended.reason()),
                Waiver.RETIRED);
    }

    private void excuse(long episodeId, Actor by, String cause, Waiver as) {
        for (var found : items.ofEpisode(SCHOOL, episodeId)) {
            var locked = lock(found);
            dropReissue(locked, cause);
            if (!locked.item().state().ended()) {
                closing.excuse(locked.notice(), locked.item(), by, cause, as);
                gate.tell(locked.notice(), locked.item(), Kind.EXCUSED, by, cause);
                closing.settle(found.noticeId());
            }
        }
    }

    /**
     * Gone by a scan before the unit it was transferred to was noticed: nothing is left to issue.
     */
    @EventListener
    void on(ClosedUnnoticed closed) {
        for (var found : items.ofEpisode(SCHOOL, closed.episodeId())) {
            dropReissue(lock(found), closed.why());
        }
    }

    private void dropReissue(NoticeGate.LockedItem locked, String cause) {
        if (locked.item().state() == ItemState.TRANSFERRED) {
            closing.signal(
                    NoticeSignal.ITEM_REISSUE_DROPPED, locked.notice(), locked.item(), 1, cause);
        }
    }

    private NoticeGate.LockedItem lock(OfNotice found) {
        var head = gate.lock(SCHOOL, found.noticeId());
        var item = items.find(SCHOOL, found.item().id()).orElseThrow().item();
        return new NoticeGate.LockedItem(head, item);
    }
}
