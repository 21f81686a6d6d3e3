package org.fengsui.server.duty.notice.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.fengsui.server.duty.notice.NoticeSignal;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.StoryStore;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.platform.page.Times;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 电话送达: no channel reaches the unit, so the duty officer calls at once, which is a duty of the
 * office with a clock of its own. Whatever serves the notice meets it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PhoneService {

    private static final Actor MACHINE = Actor.machine("notice");

    private final TaskMail tasks;
    private final UnitPosts posts;
    private final DutyOfficer duty;
    private final Contents contents;
    private final NoticeGate gate;
    private final Texts texts;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    PhoneService(
            TaskMail tasks,
            UnitPosts posts,
            DutyOfficer duty,
            Contents contents,
            NoticeGate gate,
            Texts texts,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.tasks = tasks;
        this.posts = posts;
        this.duty = duty;
        this.contents = contents;
        this.gate = gate;
        this.texts = texts;
        this.clock = clock;
        this.events = events;
    }

    /**
     * The last channel gave an issued notice up; again where another does, and the clock of the
     * first time stands.
     *
     * @param why what the channel answered, or why there is none
     */
    void owed(Head notice, String why) {
        var told = String.join("、", tell(notice, why));
        gate.tell(notice, StoryStore.Kind.SERVE_BY_PHONE, MACHINE, told, why);
        events.publishEvent(
                Signalled.first(
                        NoticeSignal.TO_SERVE,
                        ServiceDescriber.subject(notice),
                        new Obligor.ItOffice(),
                        clock.now(),
                        texts.chinese("notice.cause.TO_SERVE", NoticeGate.called(notice), why)));
    }

    private List<String> tell(Head notice, String why) {
        var unit = contents.unitName(notice.unitId());
        var issued = Objects.requireNonNull(notice.issuer()).at();
        var times = new Times(clock.now(), Locale.CHINESE, texts);
        var subject = texts.chinese("notice.mail.phone.subject", NoticeGate.called(notice), unit);
        var text =
                texts.chinese(
                        "notice.mail.phone.text",
                        NoticeGate.called(notice),
                        unit,
                        times.plain(issued),
                        why,
                        posts.phones(notice.unitId()));
        List<String> told = new ArrayList<>();
        for (var officer : duty.now()) {
            var to = Recipient.ofAccount(officer);
            var path = ServiceDescriber.path(notice);
            tasks.call(MACHINE, notice, "phone", to, subject, text, path);
            told.add(officer.displayName());
        }
        return told;
    }
}
