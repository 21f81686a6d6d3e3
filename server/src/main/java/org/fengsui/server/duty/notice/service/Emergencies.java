package org.fengsui.server.duty.notice.service;

import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.NoticeSignal;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.store.EmergencyStore;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.StoryStore.Kind;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.Waiver;
import org.fengsui.server.platform.page.Texts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 应急签发: the duty officer issues alone; the second signature follows by the next working day, which
 * is a duty of the office with a clock of its own.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Emergencies {

    private static final Scope SCHOOL = Scope.school();

    /** The one exception from two persons: there is no other side yet. */
    private static final long NOBODY = -1;

    private final EmergencyStore emergencies;
    private final Issuing issuing;
    private final NoticeMail mail;
    private final NoticeGate gate;
    private final Texts texts;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Emergencies(
            EmergencyStore emergencies,
            Issuing issuing,
            NoticeMail mail,
            NoticeGate gate,
            Texts texts,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.emergencies = emergencies;
        this.issuing = issuing;
        this.mail = mail;
        this.gate = gate;
        this.texts = texts;
        this.clock = clock;
        this.events = events;
    }

    void issue(Actor by, long id, int version, String reason) {
        var head = gate.lock(by, id, version);
        Decision.EMERGENCY_ISSUE.by(by, NOBODY);
        var why = NoticeGate.reason(reason);
        issuing.issue(by, head);
        emergencies.insert(SCHOOL, head, why, act(by));
        var issued = gate.lock(SCHOOL, id);
        gate.tell(issued, Kind.ISSUED_ALONE, by, "", why);
        signal(NoticeSignal.ISSUED_ALONE, issued, by);
        mail.toBeSigned(by, issued, why);
    }

    void sign(Actor by, long id, int version) {
        var head = gate.lock(by, id, version);
        var emergency =
                emergencies
                        .find(by.scope(), id)
                        .filter(one -> one.signed() == null)
                        .filter(one -> head.state() != NoticeState.WITHDRAWN)
                        .orElseThrow(() ->
                                new Refusal(NoticeProblem.ILLEGAL_MOVE, NoticeGate.called(head)));
        Decision.COUNTERSIGN.by(by, emergency.issued().accountId());
        emergencies.sign(SCHOOL, id, act(by));
        gate.tell(head, Kind.COUNTERSIGNED, by, "", "");
        signal(NoticeSignal.COUNTERSIGNED, head, by);
    }

    /** Whoever takes the notice back takes back the signature that is owed for it. */
    void withdrawn(Actor by, Head head, String why) {
        if (emergencies.find(SCHOOL, head.id()).filter(one -> one.signed() == null).isEmpty()) {
            return;
        }
        events.publishEvent(
                Signalled.first(
                                NoticeSignal.WITHDRAWN,
                                new Subject("notice", head.id()),
                                new Obligor.ItOffice(),
                                clock.now(),
                                texts.chinese("notice.cause.withdrawn", why))
                        .decidedBy(new Signalled.By(by.accountId(), by.name()))
                        .waivedAs(Waiver.WITHDRAWN));
    }

    private Notice.Act act(Actor by) {
        return new Notice.Act(by.accountId(), by.name(), clock.now());
    }

    private void signal(NoticeSignal signal, Head head, Actor by) {
        events.publishEvent(
                Signalled.first(
                        signal,
                        new Subject("notice", head.id()),
                        new Obligor.ItOffice(),
                        clock.now(),
                        texts.chinese(
                                "notice.cause." + signal.name(),
                                NoticeGate.called(head),
                                by.name())));
    }
}
