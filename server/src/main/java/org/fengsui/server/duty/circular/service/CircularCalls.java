package org.fengsui.server.duty.circular.service;

import java.time.Instant;
import org.fengsui.server.campus.readiness.Callouts;
import org.fengsui.server.duty.circular.Circular;
import org.fengsui.server.duty.circular.CircularSignal;
import org.fengsui.server.duty.circular.store.CircularStore;
import org.fengsui.server.platform.calendar.SchoolCalendar;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.page.Texts;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** 叫应: what starts the 24 hours calls the roster until somebody accepts it (第九、十四条). */
@Component
class CircularCalls {

    private final CircularStore circulars;
    private final Callouts callouts;
    private final SchoolCalendar calendar;
    private final CircularCallSettings settings;
    private final BusinessClock clock;
    private final Texts texts;

    CircularCalls(
            CircularStore circulars,
            Callouts callouts,
            SchoolCalendar calendar,
            CircularCallSettings settings,
            BusinessClock clock,
            Texts texts) {
        this.circulars = circulars;
        this.callouts = callouts;
        this.calendar = calendar;
        this.settings = settings;
        this.clock = clock;
        this.texts = texts;
    }

    @EventListener
    void on(Signalled signalled) {
        if (signalled.signal() == CircularSignal.RECEIVED && calls(clock.now())) {
            circulars
                    .find(Scope.school(), signalled.subject().id())
                    .ifPresent(circular -> call(circular, signalled));
        }
    }

    private void call(Circular circular, Signalled signalled) {
        callouts.call(
                signalled.subject(),
                texts.chinese("circular.call", circular.source(), circular.entry().number()),
                "/circulars/" + circular.id());
    }

    private boolean calls(Instant at) {
        return switch (settings.when()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case OUTSIDE_HOURS -> {
                var time = at.atZone(BusinessClock.ZONE);
                var works = calendar.current().calendar().day(time.toLocalDate()).isWorking();
                yield !works
                        || time.toLocalTime().isBefore(settings.officeFrom())
                        || !time.toLocalTime().isBefore(settings.officeTo());
            }
        };
    }
}
