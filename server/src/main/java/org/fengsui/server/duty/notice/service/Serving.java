package org.fengsui.server.duty.notice.service;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notice.ServiceWay;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.NoticeSignal;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.NoticeState.Move;
import org.fengsui.server.duty.notice.Notices.RecordedService;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.ItemStore;
import org.fengsui.server.duty.notice.store.NoticeStore;
import org.fengsui.server.duty.notice.store.StoryStore.Kind;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.platform.page.Times;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 送达: whichever comes first starts the clocks of all items, at its own instant, once. A served date
 * never moves: what comes later, a bounce or an earlier claim, changes nothing.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Serving {

    private static final Scope SCHOOL = Scope.school();

    /** Typing it in takes no longer; what is older is back-dated and needs its reason. */
    private static final Duration JUST_NOW = Duration.ofMinutes(15);

    private static final int MOST_NAME = 60;

    private final NoticeStore notices;
    private final ItemStore items;
    private final NoticeGate gate;
    private final Texts texts;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Serving(
            NoticeStore notices,
            ItemStore items,
            NoticeGate gate,
            Texts texts,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.notices = notices;
        this.items = items;
        this.gate = gate;
        this.texts = texts;
        this.clock = clock;
        this.events = events;
    }

    /**
     * The first opening after sign-in, by somebody who holds a post of the addressed unit itself:
     * whoever holds none has no unit any more, and a unit above is not the one that is served.
     */
    void opened(Actor by, long id) {
        var seen = notices.find(by.scope(), id);
        if (seen.isEmpty() || seen.get().state() != NoticeState.ISSUED) {
            return;
        }
        if (!by.isUnitSide() || !Objects.equals(by.unitId(), seen.get().unitId())) {
            return;
        }
        var head = gate.lock(by.scope(), id);
        if (head.state() == NoticeState.ISSUED) {
            serve(head, NoticeState.DELIVERED, ServiceWay.OPENED, clock.now(), by.name(), by, "");
        }
    }

    /** The relay took the mail for somebody who holds a post of the unit. */
    void received(Head head, Instant at, String name, String reply) {
        if (head.state() == NoticeState.ISSUED) {
            serve(
                    head,
                    NoticeState.DELIVERED,
                    ServiceWay.RECEIPT,
                    at,
                    name,
                    Actor.machine("notice"),
                    reply);
        }
    }

    void record(Actor by, long id, int version, RecordedService service) {
        if (!by.may(Permission.NOTICE_DRAFT) && !by.roles().contains(Role.DUTY_OFFICER)) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.NOTICE_DRAFT.name());
        }
        var head = gate.lock(by, id, version);
        var served = head.served();
        var times = new Times(clock.now(), Locale.CHINESE, texts);
        if (served != null) {
            throw new Refusal(NoticeProblem.ALREADY_SERVED, times.plain(served.at()));
        }
        var state = NoticeGate.after(head, Move.SERVE);
        var issued = Objects.requireNonNull(head.issuer()).at();
        var now = clock.now();
        // Forms ask for minutes: the minute of the issue itself is taken for its instant.
        var earliest = issued.truncatedTo(ChronoUnit.MINUTES);
        if (service.at().isBefore(earliest) || service.at().isAfter(now)) {
            throw new Refusal(NoticeProblem.SERVICE_TIME, times.plain(issued), times.plain(now));
        }
        var late = service.at().isBefore(now.minus(JUST_NOW));
        if (late && service.reason().isBlank()) {
            throw new Refusal(NoticeProblem.BACKDATING);
        }
        if (service.to().isBlank()) {
            throw new Refusal(CommonProblem.FIELD_INVALID, "to", texts.chinese("notice.field.to"));
        }
        var way = service.way() == ServiceWay.HAND ? ServiceWay.HAND : ServiceWay.PHONE;
        serve(head, state, way, service.at(), service.to().strip(), by, service.reason().strip());
    }

    void acknowledge(Actor by, long id, String name, String phone) {
        var head = gate.lock(by.scope(), id);
        NoticeGate.requireUnit(by, head);
        acknowledge(by, head, by.name(), name, phone, "");
    }

    /**
     * 经链接签收: whoever holds the link of the mail gives name and telephone; nobody signed in, so
     * these are all that is known. What is over, or not issued, is as a link that is not there.
     */
    void acknowledgeByLink(long id, String name, String phone) {
        var head = gate.lock(SCHOOL, id);
        if (head.acknowledged() == null && !head.state().allows(Move.ACKNOWLEDGE)) {
            throw new Refusal(CommonProblem.NOT_FOUND);
        }
        var how = texts.chinese("notice.story.byLink");
        acknowledge(Actor.machine("notice-link"), head, name.strip(), name, phone, how);
    }

    private void acknowledge(
            Actor by, Head head, String servedTo, String name, String phone, String note) {
        if (head.acknowledged() != null) {
            return;
        }
        require("name", name, "notice.field.name");
        require("phone", phone, "notice.field.phone");
        gate.limit("name", name, MOST_NAME);
        gate.limit("phone", phone, MOST_NAME);
        var state = NoticeGate.after(head, Move.ACKNOWLEDGE);
        var now = clock.now();
        if (head.served() == null) {
            serve(head, state, ServiceWay.ACKNOWLEDGED, now, servedTo, by, note);
        }
        var acknowledgement = new Notice.Acknowledgement(now, name.strip(), phone.strip());
        notices.acknowledge(by.scope(), head.id(), state, acknowledgement);
        gate.tell(head, Kind.ACKNOWLEDGED, by, name.strip() + " " + phone.strip(), note);
    }

    /** An answer entered by the office shows that the unit has received the notice. */
    void acknowledged(Actor by, Head head, String name) {
        var acknowledgement = new Notice.Acknowledgement(clock.now(), name, "");
        notices.acknowledge(
                SCHOOL, head.id(), NoticeGate.after(head, Move.ACKNOWLEDGE), acknowledgement);
        gate.tell(head, Kind.ACKNOWLEDGED, by, name, "");
    }

    private void require(String field, String value, String why) {
        if (value.isBlank()) {
            throw new Refusal(CommonProblem.FIELD_INVALID, field, texts.chinese(why));
        }
    }

    private void serve(
            Head head,
            NoticeState state,
            ServiceWay way,
            Instant claimed,
            String to,
            Actor by,
            String note) {
        var issued = Objects.requireNonNull(head.issuer()).at();
        var at = claimed.isBefore(issued) ? issued : claimed;
        notices.serve(SCHOOL, head.id(), state, new Notice.Service(at, way, to));
        var how = texts.chinese("notice.way." + way.name());
        for (var item : items.of(SCHOOL, head.id())) {
            if (item.state() == ItemState.OPEN) {
                events.publishEvent(
                        Signalled.first(
                                head.kind().served(),
                                new Subject("notice-item", item.id()),
                                new Obligor.Unit(head.unitId()),
                                at,
                                texts.chinese(
                                        "notice.cause.served",
                                        NoticeGate.called(head),
                                        gate.called(item),
                                        how,
                                        to)));
            }
        }
        events.publishEvent(
                Signalled.first(
                        NoticeSignal.SERVED,
                        ServiceDescriber.subject(head),
                        new Obligor.ItOffice(),
                        at,
                        texts.chinese("notice.cause.SERVED", NoticeGate.called(head), how, to)));
        var times = new Times(clock.now(), Locale.CHINESE, texts);
        gate.tell(
                head,
                Kind.SERVED,
                by,
                texts.chinese("notice.story.served", how, to, times.plain(at)),
                note);
    }
}
