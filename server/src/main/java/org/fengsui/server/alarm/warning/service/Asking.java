package org.fengsui.server.alarm.warning.service;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.server.alarm.warning.Asked;
import org.fengsui.server.alarm.warning.Asked.Hit;
import org.fengsui.server.alarm.warning.Warning;
import org.fengsui.server.alarm.warning.Warning.Change;
import org.fengsui.server.alarm.warning.WarningSignal;
import org.fengsui.server.alarm.warning.store.AskedStore;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.kernel.Subject;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the owners of affected systems, and them alone, and asks them to confirm. */
@Component
class Asking {

    private static final Scope SCHOOL = Scope.school();

    private final AffectedSystems affected;
    private final AskedStore store;
    private final WarningMail mail;
    private final ApplicationEventPublisher events;

    Asking(
            AffectedSystems affected,
            AskedStore store,
            WarningMail mail,
            ApplicationEventPublisher events) {
        this.affected = affected;
        this.store = store;
        this.mail = mail;
        this.events = events;
    }

    /**
     * A further edition is out.
     *
     * @param graver whether its level is higher than before, so that who confirmed is asked anew
     */
    void published(
            Actor by, Warning warning, Change change, int edition, boolean graver, Instant now) {
        var hits = hits(warning);
        var known = new HashMap<Long, Asked>();
        store.ofWarning(SCHOOL, warning.id()).forEach(one -> known.put(one.unitId(), one));
        hits.forEach((unit, its) -> {
            var before = known.get(unit);
            if (before == null) {
                ask(by, warning, unit, its, now);
            } else if (graver) {
                again(by, warning, before, its, now);
            }
        });
        for (var asked : store.ofWarning(SCHOOL, warning.id())) {
            mail.tell(by, warning, asked, change, edition);
        }
        mail.tellGroups(by, warning, change, edition);
    }

    private Map<Long, List<Hit>> hits(Warning warning) {
        return affected.of(
                WarningChecks.products(warning.text()),
                warning.text().refs(),
                warning.internal().ports());
    }

    private void ask(Actor by, Warning warning, long unit, List<Hit> hits, Instant now) {
        var must = warning.internal().confirm() && !warning.exercise();
        long id = store.insert(SCHOOL, warning.id(), unit, must, hits, now);
        if (must) {
            signal(WarningSignal.ASKED, id, unit, 1, warning, by.name(), now);
        }
    }

    private void again(Actor by, Warning warning, Asked before, List<Hit> hits, Instant now) {
        if (before.mustConfirm()) {
            end(by, warning, before, now);
        }
        store.again(SCHOOL, before.id(), hits, now);
        if (before.mustConfirm()) {
            signal(
                    WarningSignal.ASKED,
                    before.id(),
                    before.unitId(),
                    before.round() + 1,
                    warning,
                    by.name(),
                    now);
        }
    }

    /** The warning holds no more: nothing is owed, and who was told hears of it. */
    void over(Actor by, Warning warning, Change change, int edition, Instant now) {
        for (var asked : store.ofWarning(SCHOOL, warning.id())) {
            if (asked.mustConfirm()) {
                end(by, warning, asked, now);
            }
            mail.tell(by, warning, asked, change, edition);
        }
        mail.tellGroups(by, warning, change, edition);
    }

    private void end(Actor by, Warning warning, Asked asked, Instant now) {
        if (asked.reply() == null) {
            signal(
                    WarningSignal.ENDED,
                    asked.id(),
                    asked.unitId(),
                    asked.round(),
                    warning,
                    by.name(),
                    now);
        }
    }

    /** The unit confirmed. */
    void confirmed(Actor by, Warning warning, Asked asked, Instant now) {
        if (asked.mustConfirm()) {
            signal(
                    WarningSignal.CONFIRMED,
                    asked.id(),
                    asked.unitId(),
                    asked.round(),
                    warning,
                    by.name(),
                    now);
        }
    }

    private void signal(
            WarningSignal signal,
            long askedId,
            long unit,
            int round,
            Warning warning,
            String who,
            Instant now) {
        events.publishEvent(
                new Signalled(
                        signal,
                        new Subject("warning-confirmation", askedId),
                        new Obligor.Unit(unit),
                        now,
                        round,
                        warning.called() + "，" + who));
    }
}
