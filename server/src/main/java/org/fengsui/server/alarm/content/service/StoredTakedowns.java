package org.fengsui.server.alarm.content.service;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fengsui.engine.attribution.Query;
import org.fengsui.engine.net.WebUrl;
import org.fengsui.server.alarm.content.ContentProblem;
import org.fengsui.server.alarm.content.Takedown;
import org.fengsui.server.alarm.content.TakedownSignal;
import org.fengsui.server.alarm.content.TakedownState;
import org.fengsui.server.alarm.content.TakedownState.Move;
import org.fengsui.server.alarm.content.Takedowns;
import org.fengsui.server.alarm.content.store.TakedownStore;
import org.fengsui.server.campus.registry.Attributor.Owner;
import org.fengsui.server.campus.registry.Concern;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.Waiver;
import org.fengsui.server.platform.reading.Markings;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to takedown tasks, and who may do it. */
@Service
@AgainAfterDeadlock
@Transactional
class StoredTakedowns implements Takedowns {

    private static final Scope SCHOOL = Scope.school();

    private final TakedownStore tasks;
    private final Registry registry;
    private final Files files;
    private final Markings markings;
    private final ContentMail mail;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    StoredTakedowns(
            TakedownStore tasks,
            Registry registry,
            Files files,
            Markings markings,
            ContentMail mail,
            AuditLog audit,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.tasks = tasks;
        this.registry = registry;
        this.files = files;
        this.markings = markings;
        this.mail = mail;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public Optional<Takedown> find(Actor reader, long id) {
        return mayRead(reader) ? tasks.find(reader.scope(), id) : Optional.empty();
    }

    /** Who sees the school without being of 宣传部 sees no task. */
    private static boolean mayRead(Actor reader) {
        return reader.may(Permission.CONTENT_WORK)
                || (reader.may(Permission.NOTICE_ANSWER) && !reader.scope().equals(Scope.school()));
    }

    @Override
    public List<Takedown.Act> acts(Actor reader, long id) {
        return mayRead(reader) ? tasks.acts(reader.scope(), id) : List.of();
    }

    @Override
    public long order(Actor by, Order order, List<Attachment> before) {
        if (!by.may(Permission.CONTENT_WORK)) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.CONTENT_WORK.name());
        }
        var url = WebAddress.parse(order.url());
        var what = said(order.what());
        if (before.isEmpty()) {
            throw new Refusal(ContentProblem.FILES_MISSING);
        }
        var owner = owner(url);
        var systemId = owner.systemId();
        var unitId = owner.unitId();
        var task =
                new Takedown(
                        0,
                        1,
                        TakedownState.ORDERED,
                        order.recordId(),
                        url.toString(),
                        what,
                        systemId,
                        systemId == null
                                ? ""
                                : registry.system(SCHOOL, systemId)
                                        .map(Registry.RegisteredSystem::name)
                                        .orElse(""),
                        order.own() || unitId == null ? null : registry.addressee(unitId).id());
        long id = tasks.insert(SCHOOL, task, clock.now());
        did(by, tasks.lock(SCHOOL, id).orElseThrow(), Move.ORDER, what, before);
        return id;
    }

    private Owner owner(WebUrl url) {
        return registry.attributor()
                .ownerOf(new Query(null, null, true, null, url, clock.now()), Concern.CONTENT);
    }

    private static String said(String text) {
        if (text.isBlank()) {
            throw new Refusal(ContentProblem.TEXT_MISSING);
        }
        return text.strip();
    }

    @Override
    public void move(
            Actor by, long id, int version, Move move, String text, List<Attachment> proof) {
        if (!mayRead(by)) {
            throw new Refusal(CommonProblem.NOT_FOUND);
        }
        var task =
                tasks.lock(by.scope(), id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        allow(by, task, move);
        if (task.version() != version) {
            throw new Refusal(CommonProblem.STALE);
        }
        var after = task.state().after(move);
        if (after == null) {
            throw new Refusal(ContentProblem.ILLEGAL_MOVE, task.called());
        }
        var note = said(text);
        if (move == Move.DO && proof.isEmpty()) {
            throw new Refusal(ContentProblem.FILES_MISSING);
        }
        var moved = task.in(after);
        tasks.update(SCHOOL, moved, clock.now());
        did(by, moved, move, note, proof);
    }

    /** The unit takes down, or 宣传部 what is its own; another person of 宣传部 confirms. */
    private void allow(Actor by, Takedown task, Move move) {
        switch (move) {
            case DO -> {
                var needed =
                        task.unitId() == null ? Permission.CONTENT_WORK : Permission.NOTICE_ANSWER;
                if (!by.may(needed)) {
                    throw new Refusal(CommonProblem.FORBIDDEN, needed.name());
                }
            }
            case CONFIRM, FIND_STANDING -> Decision.CONFIRM_TAKEDOWN.by(by, executed(by, task));
            case REVOKE -> {
                if (!by.may(Permission.CONTENT_WORK)) {
                    throw new Refusal(CommonProblem.FORBIDDEN, Permission.CONTENT_WORK.name());
                }
            }
            case ORDER -> throw new Refusal(ContentProblem.ILLEGAL_MOVE, task.called());
        }
    }

    private boolean executed(Actor by, Takedown task) {
        return tasks.acts(SCHOOL, task.id()).stream()
                .anyMatch(act -> act.move() == Move.DO && act.accountId() == by.accountId());
    }

    private void did(Actor by, Takedown task, Move move, String note, List<Attachment> proof) {
        markings.check(new Markings.Bringer("takedown", by.accountId(), by.name()), note);
        long act =
                tasks.did(
                        SCHOOL,
                        task,
                        new Takedown.Act(0, move, clock.now(), by.accountId(), by.name(), note));
        var about = new Subject("takedown-act", act);
        proof.forEach(file -> files.store(by, about, task.unitId(), file));
        audit.append(
                by.accountId(),
                by.name(),
                "takedown." + move.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                new Subject("content-takedown", task.id()),
                Map.of());
        signal(by, task, move);
        mail.moved(by, task, move, act);
    }

    private void signal(Actor by, Takedown task, Move move) {
        var unitId = task.unitId();
        var signal =
                switch (move) {
                    case ORDER ->
                            unitId == null ? TakedownSignal.ORDERED_OWN : TakedownSignal.ORDERED;
                    case DO -> TakedownSignal.DONE;
                    case FIND_STANDING -> TakedownSignal.STANDING;
                    case CONFIRM -> TakedownSignal.CONFIRMED;
                    case REVOKE -> TakedownSignal.REVOKED;
                };
        events.publishEvent(
                new Signalled(
                                signal,
                                new Subject("content-takedown", task.id()),
                                unitId == null
                                        ? new Obligor.PublicityOffice()
                                        : new Obligor.Unit(unitId),
                                clock.now(),
                                tasks.acts(SCHOOL, task.id()).size(),
                                by.name())
                        .waivedAs(Waiver.WITHDRAWN));
    }
}
