package org.fengsui.server.duty.notice.service;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fengsui.server.duty.notice.ItemRequest;
import org.fengsui.server.duty.notice.ItemRequest.Kind;
import org.fengsui.server.duty.notice.ItemRequest.State;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.NoticeSignal;
import org.fengsui.server.duty.notice.Notices.NewRequest;
import org.fengsui.server.duty.notice.Relayed;
import org.fengsui.server.duty.notice.service.NoticeGate.LockedItem;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.RequestStore;
import org.fengsui.server.duty.notice.store.RequestStore.Outcome;
import org.fengsui.server.duty.notice.store.StoryStore;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.platform.page.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 申请: a unit asks for more time, or says that an item is not its own or not the school’s. The clock
 * goes on.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Requesting {

    private static final Scope SCHOOL = Scope.school();
    private static final int MOST_TEXT = 5_000;

    private final RequestStore requests;
    private final Ledger ledger;
    private final Files files;
    private final Closing closing;
    private final Serving serving;
    private final NoticeGate gate;
    private final RequestMail mail;
    private final Texts texts;
    private final BusinessClock clock;

    Requesting(
            RequestStore requests,
            Ledger ledger,
            Files files,
            Closing closing,
            Serving serving,
            NoticeGate gate,
            RequestMail mail,
            Texts texts,
            BusinessClock clock) {
        this.requests = requests;
        this.ledger = ledger;
        this.files = files;
        this.closing = closing;
        this.serving = serving;
        this.gate = gate;
        this.mail = mail;
        this.texts = texts;
        this.clock = clock;
    }

    long ask(Actor by, long itemId, int version, NewRequest asked) {
        var locked = gate.lockItem(by, itemId, version);
        NoticeGate.requireUnit(by, locked.notice());
        return make(by, locked, asked, null);
    }

    long record(Actor by, long itemId, int version, Relayed relayed, NewRequest asked) {
        NoticeGate.require(by, Permission.NOTICE_DRAFT);
        var locked = gate.lockItem(by, itemId, version);
        var head = locked.notice();
        var served = head.served();
        if (served == null) {
            throw new Refusal(NoticeProblem.NOT_SERVED, NoticeGate.called(head));
        }
        relayed.require(served.at(), clock.now(), asked.files());
        long id = make(by, locked, asked, relayed);
        if (head.acknowledged() == null) {
            serving.acknowledged(by, head, relayed.by());
        }
        return id;
    }

    private long make(Actor by, LockedItem locked, NewRequest asked, @Nullable Relayed relayed) {
        var head = locked.notice();
        var item = locked.item();
        if (!item.state().owed() || !head.state().running()) {
            throw new Refusal(NoticeProblem.ILLEGAL_MOVE, NoticeGate.called(head));
        }
        if (!head.kind().offers(asked.kind())) {
            throw new Refusal(NoticeProblem.NOT_OFFERED, NoticeGate.called(head));
        }
        var reason = NoticeGate.reason(asked.reason());
        gate.limit("reason", reason, MOST_TEXT);
        gate.limit("protection", asked.protection(), MOST_TEXT);
        var request = request(head, item, asked, reason, relayed);
        var now = new Notice.Act(by.accountId(), by.name(), clock.now());
        long id = requests.insert(by.scope(), head, request, now);
        var about = new Subject("notice-request", id);
        asked.files().forEach(file -> files.store(by, about, head.unitId(), file));
        var kind =
                switch (asked.kind()) {
                    case EXTENSION -> StoryStore.Kind.EXTENSION_ASKED;
                    case MISDIRECTED -> StoryStore.Kind.DISPUTED;
                    case NOT_OURS -> StoryStore.Kind.NOT_OURS_ASKED;
                };
        var said = relayed == null ? reason : said(relayed, reason);
        gate.tell(head, item, kind, by, said);
        closing.signal(
                made(request.turn()),
                head,
                item,
                request.occurrence(),
                by.name(),
                relayed == null ? now.at() : relayed.at());
        mail.asked(by, head, item, requests.find(SCHOOL, id).orElseThrow());
        return id;
    }

    private RequestStore.NewRequest request(
            Head head,
            Notice.Item item,
            NewRequest asked,
            String reason,
            @Nullable Relayed relayed) {
        var before = requests.ofItem(SCHOOL, item.id());
        var same = before.stream().filter(one -> one.kind() == asked.kind()).toList();
        if (same.stream().anyMatch(one -> one.state() == State.PENDING)) {
            throw new Refusal(NoticeProblem.REQUEST_PENDING, NoticeGate.called(head));
        }
        int decided = (int) same.stream().filter(ItemRequest::counts).count();
        if (!asked.kind().mayFollow(decided)) {
            throw new Refusal(NoticeProblem.REQUEST_SPENT, NoticeGate.called(head));
        }
        var duty = duty(item.id());
        var said = relayed == null ? clock.now() : relayed.at();
        var late = duty.filter(one -> said.isAfter(one.due())).isPresent();
        var extension = asked.kind() == Kind.EXTENSION;
        if (extension && asked.protection().isBlank()) {
            throw new Refusal(NoticeProblem.PROTECTION_MISSING);
        }
        return new RequestStore.NewRequest(
                item.id(),
                asked.kind(),
                decided + 1,
                before.size() + 1,
                reason,
                extension ? asked.protection().strip() : "",
                extension ? later(head, duty, asked.until()) : null,
                late,
                relayed);
    }

    private String said(Relayed relayed, String reason) {
        return texts.chinese(
                "notice.story.relayed." + relayed.via(), relayed.by(), relayed.reach(), reason);
    }

    /**
     * The unit's running duty about an item, of several the earliest due; empty before service. The
     * day that 网信办 demands under supervision is not asked about: 网信办 lifts it or lets it stand.
     */
    Optional<Obligation> duty(long itemId) {
        var demanded =
                ledger.startedBy(NoticeSignal.ITEM_SUPERVISED, Locale.CHINESE).stream()
                        .map(Ledger.Terms::duty)
                        .toList();
        return ledger.of(SCHOOL, List.of(new Subject("notice-item", itemId))).stream()
                .filter(one -> one.obligor() instanceof Obligor.Unit)
                .filter(one -> one.state() == ObligationState.OPEN)
                .filter(one -> !demanded.contains(one.duty()))
                .min(Comparator.comparing(Obligation::due));
    }

    /** The end of a day, if that is later than the due that stands and than now. */
    Instant later(Head head, Optional<Obligation> duty, @Nullable LocalDate until) {
        var open =
                duty.orElseThrow(
                        () -> new Refusal(NoticeProblem.NOT_SERVED, NoticeGate.called(head)));
        var end =
                until == null
                        ? Instant.MIN
                        : until.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
        if (!end.isAfter(open.due()) || !end.isAfter(clock.now())) {
            var times = new Times(clock.now(), Locale.CHINESE, texts);
            throw new Refusal(NoticeProblem.DUE_NOT_LATER, times.plainDue(open.due()));
        }
        return end;
    }

    void takeBack(Actor by, long requestId, int version) {
        var request = find(by.scope(), requestId, version);
        var locked = gate.lockItem(by, request.itemId());
        NoticeGate.requireUnit(by, locked.notice());
        end(by, request, Outcome.of(after(request, State.Move.TAKE_BACK), ""));
        gate.tell(
                locked.notice(),
                locked.item(),
                StoryStore.Kind.REQUEST_TAKEN_BACK,
                by,
                request.reason());
        closing.signal(
                decided(request.turn()),
                locked.notice(),
                locked.item(),
                request.occurrence(),
                by.name());
    }

    /** The request, if it is still at the version that was read. */
    ItemRequest find(Scope scope, long id, int version) {
        var request =
                requests.find(scope, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        if (request.version() != version) {
            throw new Refusal(CommonProblem.STALE);
        }
        return request;
    }

    /** Writes a request's end. */
    void end(Actor by, ItemRequest request, Outcome outcome) {
        requests.end(
                SCHOOL,
                request.id(),
                outcome,
                new Notice.Act(by.accountId(), by.name(), clock.now()));
    }

    /** The state after a move. */
    static State after(ItemRequest request, State.Move move) {
        var after = request.state().after(move);
        if (after == null) {
            throw new Refusal(NoticeProblem.REQUEST_OVER);
        }
        return after;
    }

    private static NoticeSignal made(int turn) {
        return turn > 1 ? NoticeSignal.APPEAL_MADE : NoticeSignal.REQUEST_MADE;
    }

    /** What meets the duty to decide. */
    static NoticeSignal decided(int turn) {
        return turn > 1 ? NoticeSignal.APPEAL_DECIDED : NoticeSignal.REQUEST_DECIDED;
    }
}
