package org.fengsui.server.duty.measure.service;

import java.util.Map;
import java.util.Optional;
import org.fengsui.server.campus.registry.SystemRetired;
import org.fengsui.server.duty.measure.Measure;
import org.fengsui.server.duty.measure.MeasureSignal;
import org.fengsui.server.duty.measure.MeasureState;
import org.fengsui.server.duty.measure.MeasureState.Move;
import org.fengsui.server.duty.measure.store.MeasureStore;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.Waiver;
import org.fengsui.server.platform.page.Texts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 下线 (第八条): what was ordered about a system ends with it, and nothing of it is owed any more. A
 * system that is taken back on its last day does not bring a measure back; 网信办 orders it anew.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RetiredMeasures {

    private static final Scope SCHOOL = Scope.school();
    private static final Actor MACHINE = Actor.machine("measure");

    private final MeasureStore measures;
    private final MeasureMail mail;
    private final Texts texts;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    RetiredMeasures(
            MeasureStore measures,
            MeasureMail mail,
            Texts texts,
            AuditLog audit,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.measures = measures;
        this.mail = mail;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    @EventListener
    void on(SystemRetired system) {
        var why = texts.chinese("measure.retired", system.reason());
        for (var found : measures.ofSystem(SCHOOL, system.systemId())) {
            measures.lock(SCHOOL, found.id())
                    .filter(measure -> !measure.state().over())
                    .ifPresent(measure -> end(measure, why));
        }
    }

    private void end(Measure measure, String why) {
        var now = clock.now();
        measures.update(SCHOOL, measure.in(MeasureState.ENDED), now);
        var act = new Measure.Act(0, Move.END, now, 0, MACHINE.name(), why, null);
        long id = measures.did(SCHOOL, measure, act);
        audit.append(
                0,
                MACHINE.name(),
                "measure.end",
                new Subject("measure", measure.id()),
                Map.of("measure", measure.called(), "note", why));
        running(measure.state())
                .ifPresent(signal ->
                        events.publishEvent(
                                new Signalled(
                                                signal,
                                                new Subject("measure", measure.id()),
                                                new Obligor.ItOffice(),
                                                now,
                                                measures.acts(SCHOOL, measure.id()).size(),
                                                why)
                                        .waivedAs(Waiver.RETIRED)));
        mail.moved(MACHINE, measure, Move.END, id, why);
    }

    /**
     * What ends the duty that runs in a state. These are signals that every profile knows, those of
     * schools and of former versions too.
     */
    private static Optional<MeasureSignal> running(MeasureState state) {
        return switch (state) {
            case ORDERED, CONFIRMED, RETESTED -> Optional.of(MeasureSignal.REVOKED);
            case RESTORATION_ASKED -> Optional.of(MeasureSignal.LIFTED);
            case PROPOSED, VERIFIED, LIFTED, REVOKED, ENDED -> Optional.empty();
        };
    }
}
