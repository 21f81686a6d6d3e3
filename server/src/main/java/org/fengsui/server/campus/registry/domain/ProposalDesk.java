package org.fengsui.server.campus.registry.domain;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RegistryException;
import org.fengsui.server.campus.registry.ProposalDecided;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.RegistryProblem;
import org.fengsui.server.campus.registry.domain.Proposal.Act;
import org.fengsui.server.campus.registry.domain.Proposal.State;
import org.fengsui.server.campus.registry.domain.Proposal.State.Move;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Units propose changes of their own row, systems, networks and posts; the office decides. */
@Service
@AgainAfterDeadlock
@Transactional
public class ProposalDesk {

    private static final int MOST = 500;
    private static final int NOTE_LENGTH = 1000;

    private final ProposalStore store;
    private final ProposalDrafts drafts;
    private final ProposalApplier applier;
    private final Retirements retirements;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Texts texts;
    private final ApplicationEventPublisher events;

    ProposalDesk(
            ProposalStore store,
            ProposalDrafts drafts,
            ProposalApplier applier,
            Retirements retirements,
            AuditLog audit,
            BusinessClock clock,
            Texts texts,
            ApplicationEventPublisher events) {
        this.store = store;
        this.drafts = drafts;
        this.applier = applier;
        this.retirements = retirements;
        this.audit = audit;
        this.clock = clock;
        this.texts = texts;
        this.events = events;
    }

    /**
     * Proposes a new system.
     *
     * @param cells as the import table would hold them; the code may be left to the office
     * @throws RegistryException naming what is wrong with which column
     */
    public long proposeSystem(Actor by, Map<Column, String> cells, String note) {
        return keep(by, drafts.added(by.scope(), Proposal.Kind.SYSTEM_NEW, cells), note);
    }

    /**
     * Proposes a new network of a unit the actor sees.
     *
     * @param cells as the import table would hold them; the code may be left to the office
     * @throws RegistryException naming what is wrong with which column
     */
    public long proposeNetwork(Actor by, Map<Column, String> cells, String note) {
        return keep(by, drafts.added(by.scope(), Proposal.Kind.NETWORK_NEW, cells), note);
    }

    /**
     * Proposes other cells of a network the actor sees.
     *
     * @param version the version that was read
     * @throws RegistryException naming what is wrong with which column
     */
    public long proposeNetworkChange(
            Actor by, long networkId, int version, Map<Column, String> cells, String note) {
        var kind = Proposal.Kind.NETWORK_CHANGE;
        return keep(by, drafts.changed(by.scope(), kind, networkId, version, cells), note);
    }

    /**
     * Proposes another name of a unit the actor sees, or what it was called before.
     *
     * @param version the version that was read
     * @throws RegistryException naming what is wrong with which column
     */
    public long proposeUnitChange(
            Actor by, long unitId, int version, Map<Column, String> cells, String note) {
        var kind = Proposal.Kind.UNIT_CHANGE;
        return keep(by, drafts.changed(by.scope(), kind, unitId, version, cells), note);
    }

    /**
     * Proposes other cells of a system the actor sees.
     *
     * @param version the version that was read
     * @throws RegistryException naming what is wrong with which column
     */
    public long proposeSystemChange(
            Actor by, long systemId, int version, Map<Column, String> cells, String note) {
        var kind = Proposal.Kind.SYSTEM_CHANGE;
        return keep(by, drafts.changed(by.scope(), kind, systemId, version, cells), note);
    }

    /**
     * Proposes that a system the actor sees is taken out of service for good (第八条).
     *
     * @param version the version that was read
     * @throws Refusal if it is retired, has changed since, or the proof is incomplete or lies ahead
     */
    public long proposeRetirement(Actor by, long systemId, int version, Retirement.Proof proof) {
        var draft = drafts.retirement(by.scope(), systemId, version);
        retirements.check(by.scope(), systemId, draft.title(), proof);
        return insert(by, draft, proof.reason(), proof);
    }

    /**
     * Proposes another name or another way to reach a person the actor sees.
     *
     * @param version the version that was read
     * @throws RegistryException naming what is wrong with which column
     */
    public long proposePersonChange(
            Actor by, long personId, int version, Map<Column, String> cells, String note) {
        return keep(by, drafts.personChange(by.scope(), personId, version, cells), note);
    }

    /**
     * Proposes that somebody takes a post of a unit the actor sees.
     *
     * @param cells code, name, e-mail, telephone and first day of the person
     * @param replacing the appointment that ends the day before; null for none
     * @throws RegistryException naming what is wrong with which column
     */
    public long proposeAppointment(
            Actor by,
            long unitId,
            Post post,
            Map<Column, String> cells,
            @Nullable Long replacing,
            String note) {
        var draft = drafts.appointment(by.scope(), unitId, post, cells, replacing);
        return keep(by, draft, note);
    }

    /**
     * Proposes that an appointment of a unit the actor sees ends.
     *
     * @param cells the last day
     * @throws RegistryException naming what is wrong with which column
     */
    public long proposeEnd(Actor by, long appointmentId, Map<Column, String> cells, String note) {
        return keep(by, drafts.end(by.scope(), appointmentId, cells), note);
    }

    private long keep(Actor by, ProposalDrafts.Draft draft, String note) {
        if (draft.cells().isEmpty()) {
            throw new Refusal(RegistryProblem.PROPOSAL_EMPTY, draft.title());
        }
        return insert(by, draft, cut(note), null);
    }

    private long insert(
            Actor by, ProposalDrafts.Draft draft, String note, Retirement.@Nullable Proof proof) {
        var proposal =
                new Proposal(
                        0,
                        1,
                        draft.unitId(),
                        draft.kind(),
                        draft.rowId(),
                        draft.rowVersion(),
                        draft.title(),
                        note,
                        draft.cells(),
                        proof,
                        State.PROPOSED,
                        act(by),
                        null,
                        "");
        long id = store.insert(by.scope(), proposal);
        var facts = new LinkedHashMap<String, String>();
        facts.put("kind", draft.kind().name());
        facts.put("title", draft.title());
        draft.cells().forEach(cell -> facts.put(cell.column().header(), cell.arrow()));
        if (proof != null) {
            facts.put("reason", proof.reason());
        }
        log(by, "registry.proposed", id, facts);
        return id;
    }

    private static String cut(String note) {
        var stripped = note.strip();
        return stripped.length() <= NOTE_LENGTH ? stripped : stripped.substring(0, NOTE_LENGTH);
    }

    /**
     * The unit takes it back before it is decided.
     *
     * @param version the version that was read
     * @param reason why, for the history; not blank
     */
    public void withdraw(Actor by, long id, int version, String reason) {
        var proposal = waiting(by, id, version);
        endFor(reason, by, proposal, Move.WITHDRAW, "registry.proposal-withdrawn");
    }

    /**
     * The office confirms it: it is applied and written down together.
     *
     * @param version the version that was read
     * @param code the key of a new system or network; empty for the one proposed
     * @throws RegistryException if what was proposed does not fit the registry any more
     * @throws Refusal if what is registered has changed since, or the actor proposed it
     */
    public void confirm(Actor by, long id, int version, String code) {
        var proposal = waiting(by, id, version);
        require(by, proposal);
        long rowId = applier.apply(by, proposal, code);
        var after = moved(proposal, Move.CONFIRM, "").about(rowId);
        store.decide(by.scope(), after, act(by));
        log(by, "registry.proposal-confirmed", id, Map.of("title", proposal.title()));
        tell(after);
    }

    /**
     * The office refuses it.
     *
     * @param version the version that was read
     * @param reason what the unit reads; not blank
     */
    public void refuse(Actor by, long id, int version, String reason) {
        var proposal = waiting(by, id, version);
        require(by, proposal);
        tell(endFor(reason, by, proposal, Move.REFUSE, "registry.proposal-refused"));
    }

    /** What ends unapplied says why. */
    private Proposal endFor(String reason, Actor by, Proposal proposal, Move move, String action) {
        if (reason.isBlank()) {
            throw new Refusal(RegistryProblem.REASON_MISSING);
        }
        var after = moved(proposal, move, cut(reason));
        store.decide(by.scope(), after, act(by));
        log(by, action, proposal.id(), Map.of("title", proposal.title(), "reason", after.reason()));
        return after;
    }

    /** Neither side is the other's, and a system is retired by those who may retire one. */
    private static void require(Actor by, Proposal proposal) {
        long proposer = proposal.proposed().accountId();
        Decision.REGISTRY_PROPOSAL.by(by, proposer);
        if (proposal.kind() == Proposal.Kind.SYSTEM_RETIRE) {
            Decision.RETIRE_SYSTEM.by(by, proposer);
        }
    }

    private Proposal waiting(Actor by, long id, int version) {
        var proposal = get(by.scope(), id);
        if (proposal.state() != State.PROPOSED) {
            throw new Refusal(RegistryProblem.PROPOSAL_ENDED, proposal.title());
        }
        if (proposal.version() != version) {
            throw new Refusal(CommonProblem.STALE, proposal.title());
        }
        return proposal;
    }

    private static Proposal moved(Proposal proposal, Move move, String reason) {
        var after = proposal.state().after(move);
        if (after == null) {
            throw new Refusal(RegistryProblem.PROPOSAL_ENDED, proposal.title());
        }
        return proposal.in(after, reason);
    }

    private void tell(Proposal decided) {
        events.publishEvent(
                new ProposalDecided(
                        decided.id(),
                        decided.unitId(),
                        decided.proposed().accountId(),
                        texts.chinese("registry.proposal.kind." + decided.kind().name())
                                + " "
                                + decided.title(),
                        decided.state() == State.CONFIRMED,
                        decided.reason(),
                        "/unit/proposals/" + decided.id()));
    }

    /** What the scope sees: those that wait first. */
    @Transactional(readOnly = true)
    public List<Proposal> all(Scope scope) {
        return store.all(scope, MOST);
    }

    /** How many wait for the office. */
    @Transactional(readOnly = true)
    public long open(Scope scope) {
        return store.open(scope);
    }

    /** What was proposed about a row, as far as the scope sees it. */
    @Transactional(readOnly = true)
    public List<Proposal> about(Scope scope, Proposal.Kind kind, long rowId) {
        return store.about(scope, kind, rowId, MOST);
    }

    /**
     * One proposal.
     *
     * @throws Refusal if the scope sees none
     */
    @Transactional(readOnly = true)
    public Proposal get(Scope scope, long id) {
        return store.find(scope, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    /** What is registered now of the columns a waiting proposal speaks of; empty for a new row. */
    @Transactional(readOnly = true)
    public Map<Column, String> present(Proposal proposal) {
        return new EnumMap<>(drafts.present(proposal));
    }

    private Act act(Actor by) {
        return new Act(by.accountId(), by.name(), clock.now());
    }

    private void log(Actor by, String action, long id, Map<String, String> facts) {
        audit.append(
                by.accountId(), by.name(), action, new Subject("registry-proposal", id), facts);
    }
}
