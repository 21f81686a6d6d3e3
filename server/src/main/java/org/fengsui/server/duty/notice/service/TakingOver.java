package org.fengsui.server.duty.notice.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notice.AnswerKind;
import org.fengsui.server.duty.notice.Notice.Verdict;
import org.fengsui.server.duty.notice.Notice.Via;
import org.fengsui.server.duty.notice.NoticeSignal;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.store.AnswerStore;
import org.fengsui.server.duty.notice.store.Basis;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.ItemStore;
import org.fengsui.server.duty.notice.store.NoticeStore;
import org.fengsui.server.duty.notice.store.StoryStore;
import org.fengsui.server.duty.notice.store.StoryStore.Kind;
import org.fengsui.server.duty.notice.store.TakeoverStore;
import org.fengsui.server.duty.notice.takeover.OldItem;
import org.fengsui.server.duty.notice.takeover.OldItem.End;
import org.fengsui.server.duty.notice.takeover.OldNotice;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.OldFinding;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 接管: writes a notice of an old ledger as it stood there, and lets the ledger count from its own
 * dates. Nobody here has drafted, issued, answered or reviewed any of it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TakingOver {

    private static final Scope SCHOOL = Scope.school();

    private final TakeoverStore store;
    private final NoticeStore notices;
    private final ItemStore items;
    private final AnswerStore answers;
    private final StoryStore stories;
    private final Findings findings;
    private final Ledger ledger;
    private final Contents contents;
    private final NoticeGate gate;
    private final Texts texts;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    TakingOver(
            TakeoverStore store,
            NoticeStore notices,
            ItemStore items,
            AnswerStore answers,
            StoryStore stories,
            Findings findings,
            Ledger ledger,
            Contents contents,
            NoticeGate gate,
            Texts texts,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.notices = notices;
        this.items = items;
        this.answers = answers;
        this.stories = stories;
        this.findings = findings;
        this.ledger = ledger;
        this.contents = contents;
        this.gate = gate;
        this.texts = texts;
        this.clock = clock;
        this.events = events;
    }

    /** Writes one notice with all that happened to it; gives its identity. */
    long write(Actor by, OldNotice old, String fileName, String link) {
        var ledgerOfBefore = Actor.machine(texts.chinese("notice.takeover.who"));
        var basis = old.kind() == Notice.Kind.CIRCULAR ? Basis.CIRCULAR : Basis.VULNERABILITY;
        long id = store.insert(SCHOOL, ledgerOfBefore, old, basis, link, search(old));
        var head = gate.lock(SCHOOL, id);
        tell(head, Kind.SERVED, ledgerOfBefore, old.served(), null, "");
        var written = episodes(by, head, old);
        for (int at = 0; at < written.size(); at++) {
            item(by, ledgerOfBefore, head, written.get(at), old.items().get(at), fileName);
        }
        settle(head, ledgerOfBefore, old);
        gate.tell(head, Kind.TAKEN_OVER, by, fileName, "");
        return id;
    }

    /** The items as they are written first: open, each with its finding. */
    private List<Notice.Item> episodes(Actor by, Head head, OldNotice old) {
        var told =
                findings.takeOver(
                        by,
                        old.items().stream().map(item -> finding(old, item)).toList(),
                        new Subject("notice", head.id()),
                        head.basis());
        var made = new ArrayList<ItemStore.NewItem>();
        for (int at = 0; at < told.size(); at++) {
            var episode = told.get(at);
            var item = old.items().get(at);
            made.add(
                    new ItemStore.NewItem(
                            item.place(),
                            episode.findingId(),
                            episode.id(),
                            episode.check(),
                            item.title(),
                            item.severity(),
                            "",
                            item.target(),
                            null,
                            "",
                            new Notice.ItemText(item.title(), "", "", ""),
                            null,
                            ""));
        }
        items.replace(SCHOOL, head, made);
        var byPlace =
                items.of(SCHOOL, head.id()).stream()
                        .collect(Collectors.toMap(Notice.Item::position, item -> item));
        return old.items().stream()
                .map(item -> Objects.requireNonNull(byPlace.get(item.place())))
                .toList();
    }

    private static OldFinding finding(OldNotice old, OldItem item) {
        return new OldFinding(
                old.key() + "/" + item.place(),
                item.title(),
                item.severity(),
                item.address(),
                item.cells(),
                old.unitId(),
                old.served(),
                item.answered(),
                item.answer(),
                item.closed());
    }

    private void item(
            Actor by, Actor old, Head head, Notice.Item item, OldItem told, String fileName) {
        var subject = new Subject("notice-item", item.id());
        var unit = new Obligor.Unit(head.unitId());
        var served = Objects.requireNonNull(head.served()).at();
        var reason = texts.chinese("notice.takeover.reason", fileName, Long.toString(told.line()));
        // The clocks of 第九条 are not those of 第十条: a circular notice is a record without any.
        var counted = head.kind() == Notice.Kind.VULNERABILITY;
        if (counted) {
            signal(NoticeSignal.ITEM_SERVED, subject, unit, served, reason);
            ledger.takeOver(by, subject, unit, told.due(), reason);
        }
        var answered = answeredAt(told);
        if (answered != null) {
            answer(old, head, item, told, answered);
        }
        if (answered != null && counted) {
            signal(NoticeSignal.ITEM_ANSWERED, subject, unit, answered, reason);
            signal(NoticeSignal.ITEM_CLAIMED_FIXED, subject, unit, answered, reason);
            ledger.takeOver(by, subject, new Obligor.ItOffice(), null, reason);
        }
        var closed = told.closed();
        var end = told.end();
        if (closed != null && end != null) {
            end(old, head, item, end, closed);
            if (counted) {
                signal(signal(end), subject, unit, closed, reason);
            }
        }
        store.add(SCHOOL, by, head, item.id(), headKey(head), told, fileName, clock.now());
    }

    private static String headKey(Head head) {
        return OldNotice.key(Objects.requireNonNull(head.printed()));
    }

    /** When the unit had done its half; where it was only ticked off, that is when it was over. */
    private static @Nullable Instant answeredAt(OldItem told) {
        if (told.answered() != null || told.end() == null) {
            return told.answered();
        }
        return switch (told.end()) {
            case FIXED, NOT_AFFECTED, ON_PAPER -> told.closed();
            case EXCUSED, WITHDRAWN -> null;
        };
    }

    private void answer(Actor old, Head head, Notice.Item item, OldItem told, Instant at) {
        var fixed = told.end() != End.NOT_AFFECTED;
        var text =
                told.answer().isEmpty() ? texts.chinese("notice.takeover.answer") : told.answer();
        long answer =
                answers.insert(
                        SCHOOL,
                        head,
                        item.id(),
                        old,
                        new AnswerStore.NewAnswer(
                                1,
                                fixed ? AnswerKind.FIXED : AnswerKind.NOT_AFFECTED,
                                text,
                                fixed ? at : null,
                                Via.PAPER,
                                old.name()),
                        at);
        items.state(SCHOOL, item.id(), ItemState.ANSWERED, 1);
        var kind = fixed ? Kind.ANSWERED_FIXED : Kind.ANSWERED_NOT_AFFECTED;
        tell(head, kind, old, at, item, text);
        if (told.end() == End.ON_PAPER) {
            answers.review(
                    SCHOOL,
                    answer,
                    old,
                    Verdict.ACCEPTED_ON_PAPER,
                    texts.chinese("notice.takeover.closed"),
                    Objects.requireNonNull(told.closed()));
        }
    }

    private void end(Actor old, Head head, Notice.Item item, End end, Instant closed) {
        var act = new Notice.Act(old.accountId(), old.name(), closed);
        if (end == End.FIXED || end == End.NOT_AFFECTED) {
            items.proof(SCHOOL, item.id(), texts.chinese("notice.takeover.closed"));
        }
        items.end(SCHOOL, item.id(), state(end), act);
        tell(head, kind(end), old, closed, item, texts.chinese("notice.takeover.closed"));
    }

    private static ItemState state(End end) {
        return switch (end) {
            case FIXED, NOT_AFFECTED -> ItemState.VERIFIED;
            case ON_PAPER -> ItemState.ACCEPTED_ON_PAPER;
            case EXCUSED -> ItemState.EXCUSED;
            case WITHDRAWN -> ItemState.WITHDRAWN;
        };
    }

    private static Kind kind(End end) {
        return switch (end) {
            case FIXED, NOT_AFFECTED -> Kind.VERIFIED;
            case ON_PAPER -> Kind.ACCEPTED_ON_PAPER;
            case EXCUSED -> Kind.EXCUSED;
            case WITHDRAWN -> Kind.WITHDRAWN;
        };
    }

    private static NoticeSignal signal(End end) {
        return switch (end) {
            case FIXED, NOT_AFFECTED, ON_PAPER -> NoticeSignal.ITEM_CLOSED;
            case EXCUSED -> NoticeSignal.ITEM_EXCUSED;
            case WITHDRAWN -> NoticeSignal.ITEM_WITHDRAWN;
        };
    }

    /** The notice's state after that of its items. */
    private void settle(Head head, Actor old, OldNotice told) {
        var closed = told.closed();
        if (closed != null) {
            var withdrawn = told.items().stream().allMatch(item -> item.end() == End.WITHDRAWN);
            notices.end(
                    SCHOOL,
                    head.id(),
                    withdrawn ? NoticeState.WITHDRAWN : NoticeState.CLOSED,
                    closed);
            if (!withdrawn) {
                tell(head, Kind.CLOSED, old, closed, null, "");
            }
            return;
        }
        if (told.items().stream().noneMatch(item -> item.answered() != null)) {
            return;
        }
        var open =
                told.items().stream()
                        .anyMatch(item -> item.answered() == null && item.closed() == null);
        // Who answered has received it.
        notices.acknowledge(
                SCHOOL,
                head.id(),
                open ? NoticeState.ACKNOWLEDGED : NoticeState.ANSWERED,
                new Notice.Acknowledgement(told.served(), old.name(), ""));
    }

    private void tell(
            Head head, Kind kind, Actor old, Instant at, Notice.@Nullable Item item, String note) {
        var about = item == null ? "" : gate.called(item);
        if (kind == Kind.SERVED) {
            about = texts.chinese("notice.takeover.served");
        }
        var line = StoryStore.Line.of(kind, old, at, about, note);
        stories.add(SCHOOL, head, item == null ? line : line.item(item.id()));
    }

    private void signal(
            NoticeSignal signal, Subject subject, Obligor unit, Instant at, String cause) {
        events.publishEvent(Signalled.first(signal, subject, unit, at, cause));
    }

    private String search(OldNotice old) {
        var words = new ArrayList<String>();
        words.addAll(List.of(old.written(), old.key(), contents.unitName(old.unitId())));
        for (var item : old.items()) {
            words.addAll(List.of(item.title(), item.target()));
        }
        return String.join(" ", words).toLowerCase(Locale.ROOT);
    }

    /** What is said in the audit log of a whole sheet. */
    static Map<String, String> audited(String fileName, List<OldNotice> taken) {
        long running = taken.stream().filter(OldNotice::running).count();
        return Map.of(
                "file", fileName,
                "notices", Integer.toString(taken.size()),
                "running", Long.toString(running));
    }
}
