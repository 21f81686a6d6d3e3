package org.fengsui.server.duty.measure.service;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.duty.measure.Measure;
import org.fengsui.server.duty.measure.MeasureProblem;
import org.fengsui.server.duty.measure.MeasureSignal;
import org.fengsui.server.duty.measure.MeasureState;
import org.fengsui.server.duty.measure.MeasureState.Move;
import org.fengsui.server.duty.measure.Measures;
import org.fengsui.server.duty.measure.store.KindStore;
import org.fengsui.server.duty.measure.store.MeasureStore;
import org.fengsui.server.duty.notice.Relayed;
import org.fengsui.server.platform.access.Accounts;
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
import org.fengsui.server.sensing.finding.Verified;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to measures, and who may do it. */
@Service
@AgainAfterDeadlock
@Transactional
class StoredMeasures implements Measures {

    private static final Scope SCHOOL = Scope.school();
    private static final long NOBODY = -1;

    private final MeasureStore measures;
    private final KindStore kinds;
    private final Registry registry;
    private final Accounts accounts;
    private final Files files;
    private final MeasureMail mail;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    StoredMeasures(
            MeasureStore measures,
            KindStore kinds,
            Registry registry,
            Accounts accounts,
            Files files,
            MeasureMail mail,
            AuditLog audit,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.measures = measures;
        this.kinds = kinds;
        this.registry = registry;
        this.accounts = accounts;
        this.files = files;
        this.mail = mail;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public Optional<Measure> find(Scope scope, long id) {
        return measures.find(scope, id);
    }

    @Override
    public List<Measure.Act> acts(Scope scope, long id) {
        return measures.acts(scope, id);
    }

    @Override
    public List<Measure.Kind> kinds() {
        return kinds.all(SCHOOL);
    }

    @Override
    public void put(Actor by, Measure.Kind kind) {
        Decision.ORDER_MEASURE.by(by, NOBODY);
        said(kind.name());
        said(kind.basis());
        if (!(kind.id() == 0 ? kinds.insert(SCHOOL, kind) : kinds.update(SCHOOL, kind))) {
            throw new Refusal(CommonProblem.STALE);
        }
        audit.append(
                by.accountId(),
                by.name(),
                "measure.kind",
                null,
                Map.of("name", kind.name(), "basis", kind.basis()));
    }

    @Override
    public long propose(Actor by, Place place, String reason) {
        if (!by.may(Permission.MEASURE_WORK)) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.MEASURE_WORK.name());
        }
        return insert(by, MeasureState.PROPOSED, Move.PROPOSE, place, null, said(reason), null, "");
    }

    @Override
    public long order(Actor by, Order order) {
        Decision.ORDER_MEASURE.by(by, NOBODY);
        var place = order.place();
        return insert(
                by,
                MeasureState.ORDERED,
                Move.ORDER,
                place,
                kind(order.kindId(), place.systemId()),
                said(order.reason()),
                order.executorId(),
                executor(by, order.executorId()));
    }

    private long insert(
            Actor by,
            MeasureState state,
            Move move,
            Place place,
            Measure.@Nullable Kind kind,
            String reason,
            @Nullable Long executorId,
            String executor) {
        var measure =
                new Measure(
                        0,
                        1,
                        state,
                        kind == null ? null : kind.id(),
                        kind == null ? "" : kind.name(),
                        kind == null ? "" : kind.basis(),
                        place.unitId(),
                        place.systemId(),
                        place.noticeId(),
                        place.episodeId(),
                        said(place.target()),
                        reason,
                        executorId,
                        executor,
                        null);
        long id = measures.insert(SCHOOL, measure, clock.now());
        var inserted = measures.lock(SCHOOL, id).orElseThrow();
        did(by, inserted, act(by, move, reason, null), List.of());
        return id;
    }

    private static String said(String text) {
        if (text.isBlank()) {
            throw new Refusal(MeasureProblem.TEXT_MISSING);
        }
        return text.strip();
    }

    private Measure.Kind kind(long id, @Nullable Long systemId) {
        var kind =
                kinds.all(SCHOOL).stream()
                        .filter(one -> one.id() == id && one.offered())
                        .findFirst()
                        .orElseThrow(() -> new Refusal(MeasureProblem.KIND));
        var system = systemId == null ? null : registry.system(SCHOOL, systemId).orElse(null);
        if (kind.campusNetwork() && system != null && system.offCampus()) {
            throw new Refusal(MeasureProblem.OFF_CAMPUS, kind.name(), system.name());
        }
        return kind;
    }

    /** The executor's name: of the offices, able to sign in, and not who orders. */
    private String executor(Actor by, long id) {
        return accounts.find(id)
                .filter(account -> account.enabled() && account.id() != by.accountId())
                .filter(account ->
                        account.roles().stream()
                                .anyMatch(Permission.MEASURE_WORK.roles()::contains))
                .orElseThrow(() -> new Refusal(MeasureProblem.EXECUTOR))
                .displayName();
    }

    @Override
    public void orderProposed(
            Actor by, long id, int version, long kindId, long executorId, String reason) {
        var measure = lock(by, id, version);
        Decision.ORDER_MEASURE.by(by, last(measure, Move.PROPOSE));
        var state = after(measure, Move.ORDER);
        var kind = kind(kindId, measure.systemId());
        var name = executor(by, executorId);
        var ordered = measure.in(state).as(kind, said(reason)).by(executorId, name);
        write(by, ordered, Move.ORDER, reason, List.of());
    }

    @Override
    public void assign(Actor by, long id, int version, long executorId, String reason) {
        var measure = lock(by, id, version);
        Decision.ORDER_MEASURE.by(by, NOBODY);
        var state = after(measure, Move.ASSIGN);
        var name = executor(by, executorId);
        var note = name + "：" + said(reason);
        write(by, measure.in(state).by(executorId, name), Move.ASSIGN, note, List.of());
    }

    @Override
    public void move(
            Actor by, long id, int version, Move move, String text, List<Attachment> proof) {
        var measure = lock(by, id, version);
        allow(by, measure, move);
        if (move == Move.LIFT && measure.state() == MeasureState.RESTORATION_ASKED) {
            throw new Refusal(MeasureProblem.PROOF_MISSING, measure.called());
        }
        var state = after(measure, move);
        var note = said(text);
        if ((move == Move.CONFIRM || move == Move.PASS_RETEST) && proof.isEmpty()) {
            throw new Refusal(MeasureProblem.FILES_MISSING);
        }
        var moved = measure.in(state);
        var written = move == Move.ASK_RESTORATION ? moved.asked(clock.now()) : moved;
        write(by, written, move, note, proof);
    }

    @Override
    public void recordRestoration(
            Actor by, long id, int version, Relayed relayed, String text, List<Attachment> proof) {
        if (!by.may(Permission.NOTICE_DRAFT)) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.NOTICE_DRAFT.name());
        }
        var measure = lock(by, id, version);
        var state = after(measure, Move.ASK_RESTORATION);
        var note = said(text);
        var since = measures.acts(SCHOOL, id).getFirst().at();
        relayed.require(since, clock.now(), proof);
        var asked = measure.in(state).asked(relayed.at());
        measures.update(SCHOOL, asked, clock.now());
        did(by, asked, act(by, Move.ASK_RESTORATION, note, relayed), proof);
    }

    /** Who may: the named executor confirms, another person checks, another than he lifts. */
    private void allow(Actor by, Measure measure, Move move) {
        switch (move) {
            case CONFIRM -> {
                if (!Objects.equals(measure.executorId(), by.accountId())) {
                    throw new Refusal(MeasureProblem.NOT_THE_EXECUTOR, measure.executor());
                }
            }
            case VERIFY, FIND_INEFFECTIVE ->
                    Decision.VERIFY_MEASURE.by(by, last(measure, Move.CONFIRM));
            case ASK_RESTORATION -> {
                if (!by.may(Permission.NOTICE_ANSWER) || !by.scope().sees(measure.unitId())) {
                    throw new Refusal(CommonProblem.FORBIDDEN, Permission.NOTICE_ANSWER.name());
                }
            }
            case PASS_RETEST -> Decision.VERIFY_MEASURE.by(by, applied(by, measure));
            case FAIL_RETEST -> {
                var decision =
                        measure.state() == MeasureState.RETESTED
                                ? Decision.LIFT_MEASURE
                                : Decision.VERIFY_MEASURE;
                decision.by(by, applied(by, measure));
            }
            case LIFT ->
                    Decision.LIFT_MEASURE.by(
                            by,
                            applied(by, measure)
                                    || last(measure, Move.PASS_RETEST) == by.accountId());
            case REVOKE -> Decision.ORDER_MEASURE.by(by, NOBODY);
            case PROPOSE, ORDER, ASSIGN, END ->
                    throw new Refusal(MeasureProblem.ILLEGAL_MOVE, measure.called());
        }
    }

    /** Whether the actor made the application for restoration that stands. */
    private boolean applied(Actor by, Measure measure) {
        return lastAct(measure, Move.ASK_RESTORATION).filter(act -> act.madeBy(by)).isPresent();
    }

    private long last(Measure measure, Move move) {
        return lastAct(measure, move).map(Measure.Act::accountId).orElse(NOBODY);
    }

    private Optional<Measure.Act> lastAct(Measure measure, Move move) {
        return measures.acts(SCHOOL, measure.id()).reversed().stream()
                .filter(act -> act.move() == move)
                .findFirst();
    }

    private Measure lock(Actor by, long id, int version) {
        var measure =
                measures.lock(by.scope(), id)
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        if (measure.version() != version) {
            throw new Refusal(CommonProblem.STALE);
        }
        return measure;
    }

    private static MeasureState after(Measure measure, Move move) {
        var after = measure.state().after(move);
        if (after == null) {
            throw new Refusal(MeasureProblem.ILLEGAL_MOVE, measure.called());
        }
        return after;
    }

    private void write(Actor by, Measure measure, Move move, String note, List<Attachment> proof) {
        measures.update(SCHOOL, measure, clock.now());
        did(by, measure, act(by, move, note, null), proof);
    }

    private Measure.Act act(Actor by, Move move, String note, @Nullable Relayed relayed) {
        return new Measure.Act(0, move, clock.now(), by.accountId(), by.name(), note, relayed);
    }

    private void did(Actor by, Measure measure, Measure.Act done, List<Attachment> proof) {
        var move = done.move();
        var note = done.note();
        long act = measures.did(SCHOOL, measure, done);
        var about = new Subject("measure-act", act);
        proof.forEach(file -> files.store(by, about, measure.unitId(), file));
        audit.append(
                by.accountId(),
                by.name(),
                "measure." + move.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                new Subject("measure", measure.id()),
                Map.of("measure", measure.called(), "note", note));
        var relayed = done.relayed();
        signal(by, measure, move, relayed == null ? done.at() : relayed.at());
        mail.moved(by, measure, move, act, note);
    }

    private void signal(Actor by, Measure measure, Move move, Instant at) {
        var signal =
                switch (move) {
                    case ORDER -> MeasureSignal.ORDERED;
                    case CONFIRM -> MeasureSignal.CONFIRMED;
                    case FIND_INEFFECTIVE -> MeasureSignal.INEFFECTIVE;
                    case VERIFY -> MeasureSignal.VERIFIED;
                    case ASK_RESTORATION -> MeasureSignal.RESTORATION_ASKED;
                    case PASS_RETEST -> MeasureSignal.RETEST_PASSED;
                    case FAIL_RETEST -> MeasureSignal.RETEST_FAILED;
                    case LIFT -> MeasureSignal.LIFTED;
                    case REVOKE -> MeasureSignal.REVOKED;
                    case PROPOSE, ASSIGN, END -> null;
                };
        if (signal != null) {
            events.publishEvent(
                    new Signalled(
                                    signal,
                                    new Subject("measure", measure.id()),
                                    new Obligor.ItOffice(),
                                    at,
                                    measures.acts(SCHOOL, measure.id()).size(),
                                    measure.called() + "，" + by.name())
                            .waivedAs(move == Move.REVOKE ? Waiver.WITHDRAWN : Waiver.OTHER));
        }
    }

    /** A scan or a re-test proves the cause gone after the unit applied. */
    @EventListener
    void on(Verified verified) {
        for (long id : measures.awaiting(SCHOOL, verified.episodeId())) {
            var measure = measures.lock(SCHOOL, id).orElseThrow();
            var asked = measure.askedAt();
            if (measure.state() == MeasureState.RESTORATION_ASKED
                    && asked != null
                    && !verified.at().isBefore(asked)) {
                write(
                        Actor.machine("measure"),
                        measure.in(MeasureState.RETESTED),
                        Move.PASS_RETEST,
                        verified.proof(),
                        List.of());
            }
        }
    }
}
