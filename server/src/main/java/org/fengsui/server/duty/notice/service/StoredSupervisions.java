package org.fengsui.server.duty.notice.service;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.NoticeSignal;
import org.fengsui.server.duty.notice.Supervision;
import org.fengsui.server.duty.notice.Supervisions;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.ItemStore;
import org.fengsui.server.duty.notice.store.ItemStore.OfNotice;
import org.fengsui.server.duty.notice.store.StoryStore.Kind;
import org.fengsui.server.duty.notice.store.SupervisionStore;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.Waiver;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.platform.page.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 督办: each item that the unit owes gets the day that 网信办 names as a second due. An answer meets
 * both; what is sent back is owed by both again, unless the supervision was lifted in between.
 */
@Service
@AgainAfterDeadlock
@Transactional
class StoredSupervisions implements Supervisions {

    private static final Scope SCHOOL = Scope.school();

    /** 网信办 demands of its own accord: there is no other side. */
    private static final long NOBODY = -1;

    private static final int MOST_TEXT = 2_000;

    private final SupervisionStore supervisions;
    private final ItemStore items;
    private final SupervisionMail mail;
    private final NoticeGate gate;
    private final Texts texts;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    StoredSupervisions(
            SupervisionStore supervisions,
            ItemStore items,
            SupervisionMail mail,
            NoticeGate gate,
            Texts texts,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.supervisions = supervisions;
        this.items = items;
        this.mail = mail;
        this.gate = gate;
        this.texts = texts;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public Optional<Supervision> find(Scope scope, long id) {
        return supervisions.find(scope, id);
    }

    @Override
    public List<Supervision> of(Scope scope, long noticeId) {
        return supervisions.of(scope, noticeId);
    }

    @Override
    public long running(Scope scope) {
        return supervisions.running(scope);
    }

    @Override
    public void place(Actor by, Map<Long, Integer> versions, Demand demand) {
        Decision.SUPERVISE.by(by, NOBODY);
        var text = demand.text().strip();
        if (text.isEmpty()) {
            throw new Refusal(NoticeProblem.DEMAND_MISSING);
        }
        gate.limit("demand", text, MOST_TEXT);
        var due = due(demand.until());
        // In one order, so that two who place several wait for each other and not in a circle.
        new TreeMap<>(versions)
                .forEach((id, version) -> place(by, gate.lock(by, id, version), text, due));
    }

    private Instant due(@Nullable LocalDate until) {
        if (until == null || until.isBefore(clock.today())) {
            throw new Refusal(NoticeProblem.DEMAND_DUE);
        }
        return until.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
    }

    private void place(Actor by, Head head, String demand, Instant due) {
        var notice = head.with(items.of(SCHOOL, head.id()));
        if (supervisions.unlifted(SCHOOL, head.id()).isPresent()) {
            throw new Refusal(NoticeProblem.SUPERVISED_ALREADY, NoticeGate.called(head));
        }
        if (!notice.owed()) {
            throw new Refusal(NoticeProblem.NOTHING_OWED, NoticeGate.called(head));
        }
        var placed = supervisions.insert(SCHOOL, head, demand, due, act(by));
        notice.items().stream()
                .filter(item -> item.state().owed())
                .forEach(item -> start(head, item, placed));
        var times = new Times(clock.now(), Locale.CHINESE, texts);
        gate.tell(head, Kind.SUPERVISED, by, times.plainDue(due), demand);
        mail.placed(by, head, placed);
    }

    private Notice.Act act(Actor by) {
        return new Notice.Act(by.accountId(), by.name(), clock.now());
    }

    @Override
    public void lift(Actor by, long id, String reason) {
        var one =
                supervisions
                        .find(by.scope(), id)
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        Decision.SUPERVISE.by(by, NOBODY);
        var why = NoticeGate.reason(reason);
        gate.limit("reason", why, MOST_TEXT);
        var head = gate.lock(by.scope(), one.noticeId());
        if (!head.state().running() || !supervisions.lift(SCHOOL, id, act(by), why)) {
            throw new Refusal(NoticeProblem.SUPERVISION_OVER, NoticeGate.called(head));
        }
        for (var item : items.of(SCHOOL, head.id())) {
            var about = new About(head, item, by.name());
            signal(NoticeSignal.ITEM_SUPERVISION_LIFTED, about, clock.now(), one.turn(), null);
        }
        gate.tell(head, Kind.SUPERVISION_LIFTED, by, "", why);
        mail.lifted(by, head, one, why);
    }

    /** 反馈不成立: what is owed again is owed by the day that was demanded too. */
    @EventListener
    void on(Signalled signalled) {
        if (signalled.signal() == NoticeSignal.ITEM_REJECTED) {
            items.find(SCHOOL, signalled.subject().id())
                    .ifPresent(item ->
                            supervisions
                                    .unlifted(SCHOOL, item.noticeId())
                                    .ifPresent(one -> demandAgain(item, one, signalled)));
        }
    }

    private void demandAgain(OfNotice of, Supervision one, Signalled rejected) {
        var head = gate.lock(SCHOOL, of.noticeId());
        // It may have been answered when the supervision was placed, and have no such clock yet.
        start(head, of.item(), one);
        signal(
                NoticeSignal.ITEM_SUPERVISED_AGAIN,
                new About(head, of.item(), one.placed().name()),
                rejected.at(),
                rejected.occurrence(),
                null);
    }

    private void start(Head head, Notice.Item item, Supervision one) {
        var placed = one.placed();
        signal(
                NoticeSignal.ITEM_SUPERVISED,
                new About(head, item, placed.name()),
                placed.at(),
                one.turn(),
                one.due());
    }

    /** An item, and who supervises it. */
    private record About(Head head, Notice.Item item, String who) {}

    private void signal(
            NoticeSignal signal, About about, Instant at, int occurrence, @Nullable Instant due) {
        // Of these only lifting waives anything.
        events.publishEvent(
                new Signalled(
                                signal,
                                new Subject("notice-item", about.item().id()),
                                new Obligor.Unit(about.head().unitId()),
                                at,
                                occurrence,
                                texts.chinese(
                                        "notice.cause." + signal.name(),
                                        NoticeGate.called(about.head()),
                                        gate.called(about.item()),
                                        about.who()),
                                due)
                        .waivedAs(Waiver.WITHDRAWN));
    }
}
