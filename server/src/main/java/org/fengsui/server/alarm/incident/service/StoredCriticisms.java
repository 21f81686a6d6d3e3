package org.fengsui.server.alarm.incident.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.alarm.incident.Criticism;
import org.fengsui.server.alarm.incident.Criticism.Move;
import org.fengsui.server.alarm.incident.Criticism.State;
import org.fengsui.server.alarm.incident.CriticismSignal;
import org.fengsui.server.alarm.incident.Criticisms;
import org.fengsui.server.alarm.incident.Incident;
import org.fengsui.server.alarm.incident.IncidentProblem;
import org.fengsui.server.alarm.incident.store.CriticismStore;
import org.fengsui.server.alarm.incident.store.IncidentStore;
import org.fengsui.server.alarm.incident.store.WorkStore;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to criticisms, and who may do it. */
@Service
@AgainAfterDeadlock
@Transactional
class StoredCriticisms implements Criticisms {

    private static final Scope SCHOOL = Scope.school();
    private static final int LATEST = 200;

    private final CriticismStore criticisms;
    private final IncidentStore incidents;
    private final WorkStore work;
    private final CriticismPapers papers;
    private final Ledger ledger;
    private final Registry registry;
    private final Files files;
    private final AuditLog audit;
    private final Texts texts;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    StoredCriticisms(
            CriticismStore criticisms,
            IncidentStore incidents,
            WorkStore work,
            CriticismPapers papers,
            Ledger ledger,
            Registry registry,
            Files files,
            AuditLog audit,
            Texts texts,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.criticisms = criticisms;
        this.incidents = incidents;
        this.work = work;
        this.papers = papers;
        this.ledger = ledger;
        this.registry = registry;
        this.files = files;
        this.audit = audit;
        this.texts = texts;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public Optional<Criticism> find(Scope scope, long id) {
        return criticisms.all(scope, List.of(id)).stream().findFirst();
    }

    @Override
    public List<Criticism> latest(Scope scope) {
        return criticisms.latest(scope, LATEST);
    }

    @Override
    public List<Incident.Act> acts(Scope scope, long id) {
        return criticisms.acts(scope, id);
    }

    @Override
    public List<StoredFile> files(Scope scope, long id) {
        return files.of(scope, new Subject("criticism", id));
    }

    @Override
    public List<StoredFile> referral(Scope scope, long id) {
        return files.of(scope, new Subject("criticism-referral", id));
    }

    @Override
    public List<String> lateDuties(Scope scope, long incidentId) {
        var subjects = new ArrayList<Subject>();
        subjects.add(new Subject("incident", incidentId));
        work.tasks(scope, incidentId)
                .forEach(task -> subjects.add(new Subject("incident-task", task.id())));
        var now = clock.now();
        return ledger.of(scope, subjects).stream()
                .filter(one -> one.obligor() instanceof Obligor.Unit && one.late(now))
                .map(this::proof)
                .toList();
    }

    private String proof(Obligation late) {
        var met = late.met();
        return texts.chinese(
                "criticism.proof",
                ledger.dutyName(late.duty(), Locale.CHINESE),
                late.basis(),
                local(late.started()),
                local(late.due()),
                met == null ? texts.chinese("criticism.proof.open") : local(met));
    }

    private static String local(Instant at) {
        var local = at.atZone(BusinessClock.ZONE).toLocalDateTime();
        return local.toLocalDate() + " " + local.toLocalTime().withSecond(0).withNano(0);
    }

    @Override
    public long propose(Actor by, Proposal proposal) {
        works(by);
        var incidentId = proposal.incidentId();
        var proofs = new ArrayList<String>();
        if (incidentId != null) {
            proofs.addAll(lateDuties(SCHOOL, incidentId));
        }
        proposal.more().stream()
                .filter(line -> !line.isBlank())
                .map(String::strip)
                .forEach(proofs::add);
        if (proofs.isEmpty()) {
            throw new Refusal(IncidentProblem.NO_PROOF);
        }
        if (proposal.day().isAfter(clock.today())) {
            throw new Refusal(IncidentProblem.WHEN);
        }
        long unit = registry.addressee(unit(proposal)).id();
        var criticism =
                new Criticism(
                        0,
                        1,
                        unit,
                        incidentId,
                        proposal.failing(),
                        proposal.day(),
                        IncidentBook.SAID.needed(proposal.words()),
                        proofs,
                        holders(unit),
                        State.HEARING,
                        "",
                        null,
                        by.accountId(),
                        by.name(),
                        clock.now());
        long id = criticisms.insert(SCHOOL, criticism);
        var written = criticisms.lock(SCHOOL, id).orElseThrow();
        did(by, written, Move.PROPOSE, "");
        signal(CriticismSignal.PROPOSED, written, by);
        return id;
    }

    private static void works(Actor by) {
        if (!by.may(Permission.CRITICISM_WORK)) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.CRITICISM_WORK.name());
        }
    }

    private long unit(Proposal proposal) {
        var incident = proposal.incidentId();
        if (incident != null) {
            return incidents
                    .find(SCHOOL, incident)
                    .map(Incident::unitId)
                    .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        }
        var unit = proposal.unitId();
        if (unit == null) {
            throw new Refusal(IncidentProblem.NO_UNIT);
        }
        return unit;
    }

    private List<String> holders(long unit) {
        return registry.holders(SCHOOL, unit, EnumSet.allOf(Post.class)).stream()
                .map(holder ->
                        texts.chinese(
                                "criticism.holder",
                                texts.chinese("criticism.post." + holder.post()),
                                holder.name(),
                                holder.since().toString(),
                                clock.today().toString()))
                .toList();
    }

    @Override
    public void hear(Actor by, long id, int version, String statement) {
        if (!by.may(Permission.NOTICE_ANSWER)) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.NOTICE_ANSWER.name());
        }
        var criticism = lock(by, id, version);
        var said = IncidentBook.SAID.needed(statement);
        write(by, criticism.in(after(criticism, Move.HEAR), said, null), Move.HEAR, said);
        signal(CriticismSignal.HEARD, criticism, by);
    }

    @Override
    public void approve(Actor by, long id, int version, String words) {
        var criticism = lock(by, id, version);
        var after = after(criticism, Move.APPROVE);
        Decision.APPROVE_CRITICISM.by(by, criticism.proposedBy());
        if (criticism.state() == State.HEARING && hasTime(criticism)) {
            throw new Refusal(IncidentProblem.NOT_HEARD);
        }
        write(by, criticism.in(after, criticism.statement(), null), Move.APPROVE, words.strip());
        signal(CriticismSignal.APPROVED, criticism, by);
    }

    /** Whether the unit's time to speak still runs; what is due, the ledger knows. */
    private boolean hasTime(Criticism criticism) {
        var now = clock.now();
        return ledger.of(SCHOOL, List.of(new Subject("criticism", criticism.id()))).stream()
                .anyMatch(one -> one.state() == ObligationState.OPEN && !one.late(now));
    }

    @Override
    public void drop(Actor by, long id, int version, String reason) {
        var criticism = lock(by, id, version);
        var after = after(criticism, Move.DROP);
        if (!by.decides(Decision.APPROVE_CRITICISM)) {
            works(by);
        }
        write(
                by,
                criticism.in(after, criticism.statement(), null),
                Move.DROP,
                IncidentBook.SAID.needed(reason));
        signal(CriticismSignal.DROPPED, criticism, by);
    }

    @Override
    public void issue(Actor by, long id, int version) {
        works(by);
        var criticism = lock(by, id, version);
        var after = after(criticism, Move.ISSUE);
        var number = papers.number();
        write(by, criticism.in(after, criticism.statement(), number), Move.ISSUE, number);
        papers.issue(by, criticism, number);
        signal(CriticismSignal.ISSUED, criticism, by);
    }

    private Criticism lock(Actor by, long id, int version) {
        var criticism =
                find(by.scope(), id)
                        .flatMap(_ -> criticisms.lock(SCHOOL, id))
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        if (criticism.version() != version) {
            throw new Refusal(CommonProblem.STALE);
        }
        return criticism;
    }

    private static State after(Criticism criticism, Move move) {
        var after = criticism.state().after(move);
        if (after == null) {
            throw new Refusal(IncidentProblem.ILLEGAL_MOVE, criticism.words());
        }
        return after;
    }

    private void write(Actor by, Criticism criticism, Move move, String note) {
        criticisms.update(SCHOOL, criticism);
        did(by, criticism, move, note);
    }

    private void did(Actor by, Criticism criticism, Move move, String note) {
        criticisms.did(
                SCHOOL,
                criticism,
                new Incident.Act(move.name(), clock.now(), by.accountId(), by.name(), note));
        audit.append(
                by.accountId(),
                by.name(),
                "criticism." + move.name().toLowerCase(Locale.ROOT),
                new Subject("criticism", criticism.id()),
                Map.of("failing", criticism.failing().name(), "note", note));
    }

    private void signal(CriticismSignal signal, Criticism criticism, Actor by) {
        events.publishEvent(
                Signalled.first(
                        signal,
                        new Subject("criticism", criticism.id()),
                        new Obligor.Unit(criticism.unitId()),
                        clock.now(),
                        by.name()));
    }
}
