package org.fengsui.server.duty.notice.service;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notice.Confirmation;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.store.AnswerStore;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.ItemStore;
import org.fengsui.server.duty.notice.store.StoryStore.Kind;
import org.fengsui.server.platform.access.Accounts.Account;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 负责人确认: 主要负责人 or 分管领导 of the unit stands for an answer that another of its people wrote. The
 * answer counts from that moment. Where no leader can do so here, one signs on paper and the office
 * enters it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Confirming {

    private static final Scope SCHOOL = Scope.school();
    private static final int MOST_TEXT = 1_000;
    private static final int MOST_NAME = 60;

    private final ItemStore items;
    private final AnswerStore answers;
    private final Answering answering;
    private final UnitPosts posts;
    private final ConfirmationMail mail;
    private final NoticeGate gate;
    private final Texts texts;
    private final BusinessClock clock;

    Confirming(
            ItemStore items,
            AnswerStore answers,
            Answering answering,
            UnitPosts posts,
            ConfirmationMail mail,
            NoticeGate gate,
            Texts texts,
            BusinessClock clock) {
        this.items = items;
        this.answers = answers;
        this.answering = answering;
        this.posts = posts;
        this.mail = mail;
        this.gate = gate;
        this.texts = texts;
        this.clock = clock;
    }

    /** Confirms the answers to the items that were read at these versions. */
    void confirm(Actor by, long id, Map<Long, Integer> versions) {
        var head = gate.lock(by.scope(), id);
        requireLeader(by, head);
        for (var item : gate.chosen(by, id, versions)) {
            var answer = answer(head, item);
            Decision.CONFIRM_ANSWER.by(by, answer.by().accountId());
            give(by, head, item, Confirmation.Stand.GIVEN, "");
        }
    }

    /** Sends an answer back to who wrote it; the item is open as before. */
    void sendBack(Actor by, long itemId, int version, String reason) {
        var locked = gate.lockItem(by, itemId, version);
        var head = locked.notice();
        var item = locked.item();
        requireLeader(by, head);
        var answer = answer(head, item);
        Decision.CONFIRM_ANSWER.by(by, answer.by().accountId());
        var why = NoticeGate.reason(reason);
        gate.limit("reason", why, MOST_TEXT);
        var state = NoticeGate.after(head, item, ItemState.Move.SEND_BACK);
        answers.confirmation(
                SCHOOL, answer.id(), new Confirmation(Confirmation.Stand.REFUSED, act(by), why));
        items.state(SCHOOL, item.id(), state, item.round());
        gate.tell(head, item, Kind.SENT_BACK, by, why);
        mail.sentBack(by, head, item, answer);
    }

    /** Enters the paper that a leader signed, with its scan. */
    void record(Actor by, long itemId, int version, String signer, List<Attachment> scan) {
        NoticeGate.require(by, Permission.NOTICE_DRAFT);
        var locked = gate.lockItem(by, itemId, version);
        var head = locked.notice();
        var answer = answer(head, locked.item());
        refuseWhereNoPaperIsNeeded(by, head, answer);
        var who = signer.strip();
        if (who.isEmpty()) {
            throw new Refusal(
                    CommonProblem.FIELD_INVALID, "signer", texts.chinese("notice.field.signer"));
        }
        gate.limit("signer", who, MOST_NAME);
        if (scan.isEmpty()) {
            throw new Refusal(NoticeProblem.SCAN_MISSING);
        }
        answering.attach(by, answer.id(), head.unitId(), scan);
        give(by, head, locked.item(), Confirmation.Stand.ON_PAPER, who);
    }

    /** A paper stands for leaders who cannot sign in, and is entered by another than the answer. */
    private void refuseWhereNoPaperIsNeeded(Actor by, Head head, Notice.Answer answer) {
        long writer = answer.by().accountId();
        var leaders = posts.leaders(head.unitId(), writer);
        if (!leaders.isEmpty()) {
            throw new Refusal(
                    NoticeProblem.LEADER_CONFIRMS,
                    leaders.stream().map(Account::displayName).collect(Collectors.joining("、")));
        }
        if (writer == by.accountId()) {
            throw new Refusal(NoticeProblem.OWN_ANSWER, NoticeGate.called(head));
        }
    }

    private void give(
            Actor by, Head head, Notice.Item item, Confirmation.Stand stand, String signer) {
        var answer = answer(head, item);
        var state = NoticeGate.after(head, item, ItemState.Move.CONFIRM);
        answers.confirmation(SCHOOL, answer.id(), new Confirmation(stand, act(by), signer));
        items.state(SCHOOL, item.id(), state, item.round());
        var note = signer.isEmpty() ? "" : texts.chinese("notice.story.confirmedOnPaper", signer);
        gate.tell(head, item, Kind.CONFIRMED, by, note);
        var who =
                texts.chinese(
                        "notice.cause.confirmed",
                        answer.by().name(),
                        signer.isEmpty() ? by.name() : signer);
        answering.counts(
                by,
                head,
                item,
                new Answering.Given(answer.kind(), item.round(), answer.text()),
                who);
    }

    private Notice.Act act(Actor by) {
        return new Notice.Act(by.accountId(), by.name(), clock.now());
    }

    /** The answer that waits for its confirmation. */
    private static Notice.Answer answer(Head head, Notice.Item item) {
        var answer = item.answer();
        if (answer == null || item.state() != ItemState.UNCONFIRMED) {
            throw new Refusal(NoticeProblem.ILLEGAL_MOVE, NoticeGate.called(head));
        }
        return answer;
    }

    /** A leader of this very unit, not of one above it. */
    private static void requireLeader(Actor by, Head head) {
        NoticeGate.requireUnit(by, head);
        if (!Objects.equals(by.unitId(), head.unitId())) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.NOTICE_ANSWER.name());
        }
    }
}
