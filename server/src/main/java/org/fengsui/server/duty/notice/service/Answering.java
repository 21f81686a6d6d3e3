package org.fengsui.server.duty.notice.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notice.AnswerKind;
import org.fengsui.server.duty.notice.Notice.Confirmation;
import org.fengsui.server.duty.notice.Notice.Via;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.NoticeSignal;
import org.fengsui.server.duty.notice.Notices.NewAnswer;
import org.fengsui.server.duty.notice.store.AnswerStore;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.ItemStore;
import org.fengsui.server.duty.notice.store.StoryStore.Kind;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.access.Accounts.Account;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.sensing.finding.Findings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 整改反馈: the unit says of an item that it is fixed or not affected. Both halves are needed, the fix
 * and the report of it: a hole that is gone stays an open item until the unit says so, and an
 * answer that says less than that does not exist. Where the profile asks for it, an answer counts
 * when a leader of the unit has confirmed it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Answering {

    private static final Scope SCHOOL = Scope.school();
    private static final int MOST_TEXT = 5_000;
    private static final int MOST_NAME = 60;

    private final ItemStore items;
    private final AnswerStore answers;
    private final Files files;
    private final Findings findings;
    private final Closing closing;
    private final Serving serving;
    private final Ledger ledger;
    private final UnitPosts posts;
    private final ConfirmationMail mail;
    private final NoticeGate gate;
    private final Texts texts;
    private final BusinessClock clock;

    Answering(
            ItemStore items,
            AnswerStore answers,
            Files files,
            Findings findings,
            Closing closing,
            Serving serving,
            Ledger ledger,
            UnitPosts posts,
            ConfirmationMail mail,
            NoticeGate gate,
            Texts texts,
            BusinessClock clock) {
        this.items = items;
        this.answers = answers;
        this.files = files;
        this.findings = findings;
        this.closing = closing;
        this.serving = serving;
        this.ledger = ledger;
        this.posts = posts;
        this.mail = mail;
        this.gate = gate;
        this.texts = texts;
        this.clock = clock;
    }

    void answer(Actor by, long itemId, int version, NewAnswer answer) {
        var locked = gate.lockItem(by, itemId, version);
        var head = locked.notice();
        NoticeGate.requireUnit(by, head);
        if (head.acknowledged() == null) {
            throw new Refusal(NoticeProblem.NOT_ACKNOWLEDGED, NoticeGate.called(head));
        }
        take(by, head, locked.item(), answer, Via.PORTAL, "");
    }

    /** Answers the items that were read at these versions alike. */
    void answer(Actor by, long id, Map<Long, Integer> versions, NewAnswer answer) {
        NoticeGate.requireUnit(by, gate.lock(by.scope(), id));
        gate.chosen(by, id, versions)
                .forEach(item -> answer(by, item.id(), item.version(), answer));
    }

    void record(Actor by, long itemId, int version, Via via, String said, NewAnswer answer) {
        NoticeGate.require(by, Permission.NOTICE_DRAFT);
        var locked = gate.lockItem(by, itemId, version);
        var head = locked.notice();
        if (head.served() == null) {
            throw new Refusal(NoticeProblem.NOT_SERVED, NoticeGate.called(head));
        }
        var who = said.strip();
        if (who.isEmpty()) {
            throw invalid("saidBy", "notice.field.to");
        }
        if (via == Via.PAPER && answer.files().isEmpty()) {
            throw new Refusal(NoticeProblem.SCAN_MISSING);
        }
        if (head.acknowledged() == null) {
            serving.acknowledged(by, head, who);
        }
        take(by, head, locked.item(), answer, via == Via.PAPER ? Via.PAPER : Via.PHONE, who);
    }

    private void take(
            Actor by, Head head, Notice.Item item, NewAnswer answer, Via via, String said) {
        var confirmed = leaderConfirms(head, item);
        var state =
                NoticeGate.after(
                        head, item, confirmed ? ItemState.Move.WRITE : ItemState.Move.ANSWER);
        if (!head.kind().takes(answer.kind())) {
            throw new Refusal(NoticeProblem.NOT_OFFERED, NoticeGate.called(head));
        }
        check(answer, clock.now());
        gate.limit("text", answer.text(), MOST_TEXT);
        gate.limit("saidBy", said, MOST_NAME);
        int round = item.round() + 1;
        long id = write(by, head, item, round, answer, via, said);
        items.state(by.scope(), item.id(), state, round);
        gate.tell(
                head,
                item,
                story(answer.kind()),
                by,
                said.isEmpty()
                        ? answer.text().strip()
                        : texts.chinese("notice.story.recorded." + via, said, answer.text()));
        if (confirmed) {
            waits(by, head, item, id);
        } else {
            counts(
                    by,
                    head,
                    item,
                    new Given(answer.kind(), round, answer.text().strip()),
                    by.name());
        }
    }

    private static Kind story(AnswerKind kind) {
        return switch (kind) {
            case FIXED -> Kind.ANSWERED_FIXED;
            case PROTECTED -> Kind.ANSWERED_PROTECTED;
            case NOT_AFFECTED -> Kind.ANSWERED_NOT_AFFECTED;
        };
    }

    private boolean leaderConfirms(Head head, Notice.Item item) {
        return ledger.leaderConfirms(
                new Subject("notice-item", item.id()),
                new Obligor.Unit(head.unitId()),
                head.kind().answered(),
                item.severity());
    }

    /** It is written and counts when a leader has confirmed it; the clock goes on until then. */
    private void waits(Actor by, Head head, Notice.Item item, long answerId) {
        var leaders = posts.leaders(head.unitId(), by.accountId());
        var names = leaders.stream().map(Account::displayName).collect(Collectors.joining("、"));
        answers.confirmation(
                SCHOOL, answerId, new Confirmation(Confirmation.Stand.AWAITED, null, names));
        gate.tell(head, item, Kind.TO_CONFIRM, by, names);
        // One message for all that is put to the same leaders until one of them looks; what is
        // written anew is asked anew.
        boolean told =
                item.state() == ItemState.OPEN
                        && items.of(SCHOOL, head.id()).stream()
                                .filter(other -> other.id() != item.id())
                                .anyMatch(other -> putTo(other, names));
        if (!told) {
            mail.asked(by, head, answerId, leaders);
        }
    }

    private static boolean putTo(Notice.Item item, String names) {
        var answer = item.answer();
        var confirmation = answer == null ? null : answer.confirmation();
        return item.state() == ItemState.UNCONFIRMED
                && confirmation != null
                && confirmation.note().equals(names);
    }

    /**
     * An answer that counts.
     *
     * @param kind what is said
     * @param round which of its item
     * @param text in the unit’s words
     */
    record Given(AnswerKind kind, int round, String text) {}

    /** The answer is given: the ledger hears it, and evidence judges what it says. */
    void counts(Actor by, Head head, Notice.Item item, Given given, String who) {
        closing.signal(head.kind().answered(), head, item, given.round(), who);
        closing.settle(head.id());
        if (head.kind() == Notice.Kind.VULNERABILITY) {
            closing.signal(NoticeSignal.ITEM_CLAIMED_FIXED, head, item, given.round(), who);
        }
        var episode = item.episodeId();
        if (episode != null && given.kind() != AnswerKind.PROTECTED) {
            // Either says that the hole is not there, and evidence judges both. Where it has proved
            // the hole gone already, this publishes Verified at once.
            findings.claimFixed(by, episode, clock.now(), given.text());
        }
    }

    private long write(
            Actor by,
            Head head,
            Notice.Item item,
            int round,
            NewAnswer answer,
            Via via,
            String said) {
        long id =
                answers.insert(
                        by.scope(),
                        head,
                        item.id(),
                        by,
                        new AnswerStore.NewAnswer(
                                round,
                                answer.kind(),
                                answer.text().strip(),
                                answer.doneAt(),
                                via,
                                said),
                        clock.now());
        attach(by, id, head.unitId(), answer.files());
        return id;
    }

    /** Keeps what proves an answer. */
    void attach(Actor by, long answerId, long unitId, List<Attachment> all) {
        var about = new Subject("notice-answer", answerId);
        all.forEach(file -> files.store(by, about, unitId, file));
    }

    private void check(NewAnswer answer, Instant now) {
        if (answer.text().isBlank()) {
            throw invalid("text", answer.kind().done() ? "notice.field.how" : "notice.field.why");
        }
        var doneAt = answer.doneAt();
        if (answer.kind().done() && (doneAt == null || doneAt.isAfter(now))) {
            throw invalid("doneAt", "notice.field.doneAt");
        }
        if (answer.kind() == AnswerKind.PROTECTED && answer.files().isEmpty()) {
            throw new Refusal(NoticeProblem.PROOF_MISSING);
        }
    }

    private Refusal invalid(String field, String why) {
        return new Refusal(CommonProblem.FIELD_INVALID, field, texts.chinese(why));
    }
}
