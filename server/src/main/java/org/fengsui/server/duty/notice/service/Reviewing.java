package org.fengsui.server.duty.notice.service;

import java.util.List;
import java.util.Map;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notice.AnswerKind;
import org.fengsui.server.duty.notice.Notice.Verdict;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.NoticeSignal;
import org.fengsui.server.duty.notice.service.NoticeGate.LockedItem;
import org.fengsui.server.duty.notice.store.AnswerStore;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.ItemStore;
import org.fengsui.server.duty.notice.store.StoryStore.Kind;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.sensing.finding.Findings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 审核: the office says of the last answer to an item whether it holds. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Reviewing {

    private final ItemStore items;
    private final AnswerStore answers;
    private final Findings findings;
    private final Closing closing;
    private final NoticeMail mail;
    private final NoticeGate gate;
    private final BusinessClock clock;

    Reviewing(
            ItemStore items,
            AnswerStore answers,
            Findings findings,
            Closing closing,
            NoticeMail mail,
            NoticeGate gate,
            BusinessClock clock) {
        this.items = items;
        this.answers = answers;
        this.findings = findings;
        this.closing = closing;
        this.mail = mail;
        this.gate = gate;
        this.clock = clock;
    }

    void review(Actor by, long itemId, int version, Verdict verdict, String reason) {
        var judged = judge(by, itemId, version, verdict, reason);
        tell(by, List.of(judged), verdict, reason);
    }

    /** Reviews the answers to the items that were read at these versions alike. */
    void review(Actor by, long id, Map<Long, Integer> versions, Verdict verdict, String reason) {
        gate.lock(by.scope(), id);
        var judged =
                gate.chosen(by, id, versions).stream()
                        .map(item -> judge(by, item.id(), item.version(), verdict, reason))
                        .toList();
        tell(by, judged, verdict, reason);
    }

    /** One message, however many come back. */
    private void tell(Actor by, List<LockedItem> judged, Verdict verdict, String reason) {
        if (verdict == Verdict.REJECTED) {
            var items = judged.stream().map(LockedItem::item).toList();
            mail.rejected(by, judged.getFirst().notice(), items, NoticeGate.reason(reason));
        }
    }

    private LockedItem judge(Actor by, long itemId, int version, Verdict verdict, String reason) {
        var locked = gate.lockItem(by, itemId, version);
        var head = locked.notice();
        var item = locked.item();
        var answer = item.answer();
        if (answer == null || item.state() != ItemState.ANSWERED) {
            throw new Refusal(NoticeProblem.ILLEGAL_MOVE, NoticeGate.called(head));
        }
        Decision.REVIEW_ANSWER.by(by, answer.by().accountId());
        var confirmation = answer.confirmation();
        var confirmed = confirmation == null ? null : confirmation.by();
        if (confirmed != null) {
            Decision.REVIEW_ANSWER.by(by, confirmed.accountId());
        }
        var why = verdict == Verdict.PLAUSIBLE ? reason.strip() : NoticeGate.reason(reason);
        answers.review(by.scope(), answer.id(), by, verdict, why, clock.now());
        switch (verdict) {
            case PLAUSIBLE -> plausible(by, head, item, why);
            case ACCEPTED_ON_PAPER -> accept(by, head, item, answer.kind(), why);
            case REJECTED -> reject(by, head, item, answer.kind(), why);
        }
        return locked;
    }

    private void plausible(Actor by, Head head, Notice.Item item, String why) {
        // The item waits for its proof; what was read must not be reviewed again by a stale page.
        items.state(by.scope(), item.id(), item.state(), item.round());
        gate.tell(head, item, Kind.REVIEWED, by, why);
        closing.signal(NoticeSignal.ITEM_REVIEWED, head, item, item.round(), by.name());
    }

    private void accept(Actor by, Head head, Notice.Item item, AnswerKind said, String why) {
        if (said == AnswerKind.PROTECTED) {
            // The hole itself is still there, and may be noticed for good by 第十条.
            closing.release(by, head, List.of(item), why);
        }
        closing.end(head, item, ItemState.Move.ACCEPT, NoticeSignal.ITEM_CLOSED, by);
        gate.tell(head, item, Kind.ACCEPTED_ON_PAPER, by, why);
        closing.settle(head.id());
    }

    private void reject(Actor by, Head head, Notice.Item item, AnswerKind said, String why) {
        closing.reopen(head, item, by);
        gate.tell(head, item, Kind.REJECTED, by, why);
        var episode = item.episodeId();
        if (episode != null && said != AnswerKind.PROTECTED) {
            findings.claimRejected(by, episode, why);
        }
    }
}
