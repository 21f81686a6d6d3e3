package org.fengsui.server.duty.notice.service;

import java.util.List;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.StoryStore.Kind;
import org.fengsui.server.duty.notice.store.SupportStore;
import org.fengsui.server.duty.notice.store.SupportStore.Said;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.Delivery.Message;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 配合情况: a supporting unit says what it did about an item. It owes nothing, so nothing starts, stops
 * or is met by it; the unit that answers for the item and the offices read it.
 */
@Service
@AgainAfterDeadlock
@Transactional
public class SupportDesk {

    private static final int MOST_TEXT = 2_000;

    private final SupportStore supports;
    private final NoticeGate gate;
    private final Contents contents;
    private final UnitPosts posts;
    private final Delivery delivery;
    private final Texts texts;
    private final BusinessClock clock;

    SupportDesk(
            SupportStore supports,
            NoticeGate gate,
            Contents contents,
            UnitPosts posts,
            Delivery delivery,
            Texts texts,
            BusinessClock clock) {
        this.supports = supports;
        this.gate = gate;
        this.contents = contents;
        this.posts = posts;
        this.delivery = delivery;
        this.texts = texts;
        this.clock = clock;
    }

    /** What was said about the items of a notice, as far as the scope sees it, oldest first. */
    @Transactional(readOnly = true)
    public List<Said> ofNotice(Scope scope, long noticeId) {
        return supports.ofNotice(scope, noticeId);
    }

    /**
     * Says it.
     *
     * @throws Refusal if the actor is of no supporting unit, the text is missing, or the item has
     *     its end
     */
    public void say(Actor by, long itemId, String text) {
        var locked = gate.lockItem(by, itemId);
        var head = locked.notice();
        long unitId = supporting(by, head);
        if (locked.item().state().ended() || !head.state().running()) {
            throw new Refusal(NoticeProblem.ILLEGAL_MOVE, NoticeGate.called(head));
        }
        var said = text.strip();
        if (said.isEmpty()) {
            throw new Refusal(
                    CommonProblem.FIELD_INVALID, "text", texts.chinese("notice.field.support"));
        }
        gate.limit("text", said, MOST_TEXT);
        var act = new Notice.Act(by.accountId(), by.name(), clock.now());
        long id = supports.add(Scope.school(), head, new Said(itemId, unitId, said, act));
        // The words are for the two units alone; the story is read by every supporting unit.
        gate.tell(head, locked.item(), Kind.SUPPORTED, by, "");
        write(by, head, locked.item(), unitId, id);
    }

    /** The supporting unit an actor speaks for; who answers for the notice supports nothing. */
    private static long supporting(Actor by, Head head) {
        NoticeGate.require(by, Permission.NOTICE_ANSWER);
        if (by.scope().sees(head.unitId())) {
            throw new Refusal(NoticeProblem.ADDRESSED, NoticeGate.called(head));
        }
        var unitId = by.unitId();
        if (unitId == null || !head.supportingUnitIds().contains(unitId)) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.NOTICE_ANSWER.name());
        }
        return unitId;
    }

    private void write(Actor by, Head head, Notice.Item item, long unitId, long id) {
        Object[] words = {
            NoticeGate.called(head), gate.called(item), contents.unitName(unitId), by.name()
        };
        for (var to : posts.addressees(head.unitId())) {
            delivery.send(
                    by,
                    new Message(
                            "notice-support/" + id + "/" + to.key(),
                            new Subject("notice-task", head.id()),
                            head.unitId(),
                            to,
                            texts.chinese("notice.mail.supported.subject", words),
                            texts.chinese("notice.mail.supported.text", words),
                            "/unit/notices/" + head.id()));
        }
    }
}
