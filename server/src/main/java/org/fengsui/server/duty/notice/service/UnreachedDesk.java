package org.fengsui.server.duty.notice.service;

import java.util.List;
import org.fengsui.server.campus.registry.RegistrySignal;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeSignal;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.NoticeStore;
import org.fengsui.server.duty.notice.store.StoryStore.Kind;
import org.fengsui.server.duty.notice.store.UnreachedStore;
import org.fengsui.server.duty.notice.store.UnreachedStore.Unreached;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 退信核实: mail to a post-holder about a notice came back, or a reminder did. A service by another
 * stands; that the person may have left (第十三条) is a duty of the office with a clock of its own. It
 * is met when the post is doubted or filed anew, when mail arrives after all, or when somebody says
 * that the person is in the post.
 */
@Service
@AgainAfterDeadlock
@Transactional
public class UnreachedDesk {

    private static final Scope SCHOOL = Scope.school();
    private static final Actor MACHINE = Actor.machine("notice");

    private final UnreachedStore unreached;
    private final NoticeStore notices;
    private final UnitPosts posts;
    private final DutyOfficer duty;
    private final TaskMail tasks;
    private final Contents contents;
    private final NoticeGate gate;
    private final Texts texts;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    UnreachedDesk(
            UnreachedStore unreached,
            NoticeStore notices,
            UnitPosts posts,
            DutyOfficer duty,
            TaskMail tasks,
            Contents contents,
            NoticeGate gate,
            Texts texts,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.unreached = unreached;
        this.notices = notices;
        this.posts = posts;
        this.duty = duty;
        this.tasks = tasks;
        this.contents = contents;
        this.gate = gate;
        this.texts = texts;
        this.clock = clock;
        this.events = events;
    }

    /** Those of a notice, oldest first, as far as the scope sees them. */
    @Transactional(readOnly = true)
    public List<Unreached> ofNotice(Scope scope, long noticeId) {
        return unreached.ofNotice(scope, noticeId);
    }

    /** Mail to somebody was given up; who holds no post of the unit by now is not looked for. */
    void lost(Head notice, String key, String reason) {
        if (!posts.isHolder(notice.unitId(), key)) {
            return;
        }
        var name = posts.name(notice.unitId(), key);
        unreached
                .add(SCHOOL, notice, key, name, reason, clock.now())
                .ifPresent(id -> {
                    signal(NoticeSignal.ADDRESSEE_LOST, id, notice, name);
                    gate.tell(notice, Kind.UNREACHED, MACHINE, name, reason);
                    ask(notice, id, name, reason);
                });
    }

    private void ask(Head notice, long id, String name, String reason) {
        var unit = contents.unitName(notice.unitId());
        for (var officer : duty.now()) {
            tasks.send(
                    MACHINE,
                    notice,
                    "unreached-" + id,
                    null,
                    Recipient.ofAccount(officer),
                    texts.chinese("notice.mail.unreached.subject", unit, name),
                    texts.chinese(
                            "notice.mail.unreached.text",
                            NoticeGate.called(notice),
                            unit,
                            name,
                            reason,
                            posts.phones(notice.unitId())),
                    "/notices/" + notice.id());
        }
    }

    /** Mail to somebody arrived: the trouble was on the way. */
    void arrived(long unitId, String key) {
        for (var one : unreached.openOf(SCHOOL, unitId)) {
            if (one.recipientKey().equals(key)) {
                end(MACHINE, one, texts.chinese("notice.unreached.arrived"));
            }
        }
    }

    /** 疑似离岗: whoever is doubted or has left is looked after by the duty to file the post. */
    @EventListener
    void on(Signalled signalled) {
        if (signalled.signal() == RegistrySignal.POST_VACANT
                && signalled.obligor() instanceof Obligor.Unit(long unitId)) {
            for (var one : unreached.openOf(SCHOOL, unitId)) {
                if (!posts.isHolder(unitId, one.recipientKey())) {
                    end(MACHINE, one, signalled.cause());
                }
            }
        }
    }

    /**
     * Somebody of the office found the person in the post; what was wrong with the address is put
     * right in the registry.
     *
     * @param how how it was found out; not blank
     * @throws Refusal if the actor neither drafts nor is on duty, there is no such task, or no word
     */
    public void inPost(Actor by, long id, String how) {
        if (!by.may(Permission.NOTICE_DRAFT) && !by.roles().contains(Role.DUTY_OFFICER)) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.NOTICE_DRAFT.name());
        }
        var one = find(by.scope(), id);
        end(by, one, NoticeGate.reason(how));
    }

    /** The notice that one is about. */
    @Transactional(readOnly = true)
    public long notice(Scope scope, long id) {
        return find(scope, id).noticeId();
    }

    private Unreached find(Scope scope, long id) {
        return unreached.all(scope, List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    private void end(Actor by, Unreached one, String outcome) {
        var act = new Notice.Act(by.accountId(), by.name(), clock.now());
        if (unreached.end(SCHOOL, one.id(), act, outcome)) {
            var head = notices.find(SCHOOL, one.noticeId()).orElseThrow();
            signal(NoticeSignal.ADDRESSEE_CHECKED, one.id(), head, one.name());
            gate.tell(head, Kind.REACHED, by, one.name(), outcome);
        }
    }

    private void signal(NoticeSignal signal, long id, Head notice, String name) {
        events.publishEvent(
                Signalled.first(
                        signal,
                        new Subject("notice-unreached", id),
                        new Obligor.ItOffice(),
                        clock.now(),
                        texts.chinese(
                                "notice.cause." + signal.name(), NoticeGate.called(notice), name)));
    }
}
