package org.fengsui.server.alarm.warning.service;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fengsui.server.alarm.warning.Asked;
import org.fengsui.server.alarm.warning.Asked.Reply;
import org.fengsui.server.alarm.warning.EditionPublished;
import org.fengsui.server.alarm.warning.Warning;
import org.fengsui.server.alarm.warning.Warning.Change;
import org.fengsui.server.alarm.warning.Warning.Internal;
import org.fengsui.server.alarm.warning.Warning.Proposal;
import org.fengsui.server.alarm.warning.Warning.Text;
import org.fengsui.server.alarm.warning.WarningProblem;
import org.fengsui.server.alarm.warning.WarningState;
import org.fengsui.server.alarm.warning.WarningState.Move;
import org.fengsui.server.alarm.warning.Warnings;
import org.fengsui.server.alarm.warning.store.AskedStore;
import org.fengsui.server.alarm.warning.store.EditionStore;
import org.fengsui.server.alarm.warning.store.WarningStore;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.speaking.document.Documents;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to warnings, and who may do it. */
@Service
@AgainAfterDeadlock
@Transactional
class StoredWarnings implements Warnings {

    private static final Scope SCHOOL = Scope.school();
    private static final Set<Move> WRITING = EnumSet.of(Move.DRAFT, Move.EDIT, Move.PROPOSE);

    private final WarningStore warnings;
    private final EditionStore editions;
    private final AskedStore askedUnits;
    private final Asking asking;
    private final Documents documents;
    private final WarningSettings settings;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    StoredWarnings(
            WarningStore warnings,
            EditionStore editions,
            AskedStore askedUnits,
            Asking asking,
            Documents documents,
            WarningSettings settings,
            AuditLog audit,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.warnings = warnings;
        this.editions = editions;
        this.askedUnits = askedUnits;
        this.asking = asking;
        this.documents = documents;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public Optional<Warning> find(Scope scope, long id) {
        return warnings.find(scope, id);
    }

    @Override
    public List<Warning.Act> acts(Scope scope, long id) {
        return warnings.acts(scope, id);
    }

    @Override
    public List<Asked> asked(Scope scope, long id) {
        return askedUnits.ofWarning(scope, id);
    }

    @Override
    public long draft(Actor by, Text text, Internal internal, boolean exercise) {
        writes(by);
        var draft =
                new Warning(
                        0,
                        1,
                        WarningState.DRAFT,
                        exercise,
                        null,
                        checked(text, internal),
                        internal,
                        null,
                        null);
        long id = warnings.insert(SCHOOL, draft, clock.now());
        did(by, warnings.lock(SCHOOL, id).orElseThrow(), Move.DRAFT, "");
        return id;
    }

    @Override
    public void edit(
            Actor by, long id, int version, Text text, Internal internal, boolean exercise) {
        writes(by);
        var warning = lock(by, id, version);
        var edited = warning.saying(checked(text, internal), internal, exercise);
        write(by, edited.in(after(warning, Move.EDIT)), Move.EDIT, "");
    }

    private Text checked(Text text, Internal internal) {
        var clean = WarningChecks.clean(text);
        WarningChecks.complete(clean, clock.now());
        WarningChecks.complete(internal);
        return clean;
    }

    private static void writes(Actor by) {
        if (!by.may(Permission.WARNING_DRAFT)) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.WARNING_DRAFT.name());
        }
    }

    @Override
    public void propose(Actor by, long id, int version) {
        writes(by);
        var warning = lock(by, id, version);
        write(by, warning.in(after(warning, Move.PROPOSE)), Move.PROPOSE, "");
    }

    @Override
    public void sendBack(Actor by, long id, int version, String reason) {
        var warning = lock(by, id, version);
        Decision.PUBLISH_WARNING.by(by, false);
        write(by, warning.in(after(warning, Move.RETURN)), Move.RETURN, said(reason));
    }

    @Override
    public void withdraw(Actor by, long id, int version, String reason) {
        writes(by);
        var warning = lock(by, id, version);
        write(by, warning.in(after(warning, Move.WITHDRAW)), Move.WITHDRAW, said(reason));
    }

    @Override
    public void publish(Actor by, long id, int version) {
        var warning = lock(by, id, version);
        var state = after(warning, Move.PUBLISH);
        Decision.PUBLISH_WARNING.by(by, wrote(by, id));
        WarningChecks.complete(warning.text(), clock.now());
        var now = clock.now();
        var year = clock.today().getYear();
        var series = warning.exercise() ? settings.exerciseSeries() : settings.series();
        var number = Documents.printed(series, year, documents.next(series, year));
        var published = warning.in(state).published(number, now);
        write(by, published, Move.PUBLISH, number);
        int edition = add(published, Change.ISSUE, "");
        asking.published(by, published, Change.ISSUE, edition, false, now);
    }

    /** Whether the actor wrote any of the draft. */
    private boolean wrote(Actor by, long id) {
        return warnings.acts(SCHOOL, id).stream()
                .anyMatch(act -> WRITING.contains(act.move()) && act.accountId() == by.accountId());
    }

    @Override
    public void proposeAdjustment(Actor by, long id, int version, Text text, String reason) {
        writes(by);
        var warning = lock(by, id, version);
        after(warning, Move.PROPOSE_ADJUSTMENT);
        var clean = checked(text, warning.internal());
        if (clean.equals(warning.text())) {
            throw new Refusal(WarningProblem.UNCHANGED);
        }
        propose(by, warning, Change.ADJUST, clean, reason, Move.PROPOSE_ADJUSTMENT);
    }

    @Override
    public void proposeLifting(Actor by, long id, int version, String reason) {
        writes(by);
        var warning = lock(by, id, version);
        after(warning, Move.PROPOSE_LIFTING);
        propose(by, warning, Change.LIFT, warning.text(), reason, Move.PROPOSE_LIFTING);
    }

    private void propose(
            Actor by, Warning warning, Change change, Text text, String reason, Move move) {
        if (warning.proposal() != null) {
            throw new Refusal(WarningProblem.PROPOSED_ALREADY, warning.called());
        }
        var why = said(reason);
        write(by, warning, move, why);
        warnings.propose(
                SCHOOL,
                warning.id(),
                new Proposal(change, text, why, by.accountId(), by.name(), clock.now()));
    }

    @Override
    public void decide(Actor by, long id, int version) {
        var warning = lock(by, id, version);
        var proposal = waiting(warning);
        Decision.PUBLISH_WARNING.by(by, proposal.by());
        var now = clock.now();
        var lifts = proposal.change() == Change.LIFT;
        var move = lifts ? Move.LIFT : Move.ADJUST;
        if (!lifts) {
            WarningChecks.complete(proposal.text(), now);
        }
        var changed =
                warning.saying(proposal.text(), warning.internal(), warning.exercise())
                        .in(after(warning, move));
        warnings.decided(SCHOOL, id);
        write(by, changed, move, proposal.reason());
        int edition = add(changed, proposal.change(), proposal.reason());
        if (lifts) {
            asking.over(by, changed, Change.LIFT, edition, now);
        } else {
            var graver = changed.text().level().compareTo(warning.text().level()) > 0;
            asking.published(by, changed, Change.ADJUST, edition, graver, now);
        }
    }

    @Override
    public void decline(Actor by, long id, int version, String reason) {
        var warning = lock(by, id, version);
        var proposal = waiting(warning);
        if (proposal.by() != by.accountId()) {
            Decision.PUBLISH_WARNING.by(by, false);
        }
        warnings.decided(SCHOOL, id);
        write(by, warning.in(after(warning, Move.DECLINE)), Move.DECLINE, said(reason));
    }

    private static Proposal waiting(Warning warning) {
        var proposal = warning.proposal();
        if (proposal == null) {
            throw new Refusal(WarningProblem.ILLEGAL_MOVE, warning.called());
        }
        return proposal;
    }

    /**
     * Ends what is over by the clock.
     *
     * @return how many were looked at
     */
    public int expire(int most) {
        var now = clock.now();
        var ids = warnings.over(SCHOOL, now, most);
        for (long id : ids) {
            var warning = warnings.lock(SCHOOL, id).orElseThrow();
            if (warning.state() != WarningState.PUBLISHED
                    || warning.text().validUntil().isAfter(now)) {
                continue;
            }
            var by = Actor.machine("warning");
            warnings.decided(SCHOOL, id);
            var over = warning.in(after(warning, Move.EXPIRE));
            write(by, over, Move.EXPIRE, "");
            int edition = add(over, Change.EXPIRE, "");
            asking.over(by, over, Change.EXPIRE, edition, now);
        }
        return ids.size();
    }

    @Override
    public void confirm(Actor by, long askedId, Reply reply, String note) {
        if (!by.may(Permission.NOTICE_ANSWER)) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.NOTICE_ANSWER.name());
        }
        var asked =
                askedUnits
                        .lock(by.scope(), askedId)
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        var warning = warnings.find(SCHOOL, asked.warningId()).orElseThrow();
        if (warning.state() != WarningState.PUBLISHED || asked.reply() != null) {
            throw new Refusal(WarningProblem.ILLEGAL_MOVE, warning.called());
        }
        var now = clock.now();
        askedUnits.confirm(by.scope(), askedId, reply, note.strip(), by.name(), now);
        audit.append(
                by.accountId(),
                by.name(),
                "warning.confirmed",
                new Subject("warning-confirmation", askedId),
                Map.of(
                        "warning", warning.called(),
                        "reply", reply.name(),
                        "note", note.strip()));
        asking.confirmed(by, warning, asked, now);
    }

    private Warning lock(Actor by, long id, int version) {
        var warning =
                warnings.find(by.scope(), id)
                        .flatMap(_ -> warnings.lock(SCHOOL, id))
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        if (warning.version() != version) {
            throw new Refusal(CommonProblem.STALE);
        }
        return warning;
    }

    private static WarningState after(Warning warning, Move move) {
        var after = warning.state().after(move);
        if (after == null) {
            throw new Refusal(WarningProblem.ILLEGAL_MOVE, warning.called());
        }
        return after;
    }

    private static String said(String text) {
        if (text.isBlank()) {
            throw new Refusal(WarningProblem.REASON_MISSING);
        }
        return text.strip();
    }

    private int add(Warning warning, Change change, String reason) {
        int edition = editions.add(SCHOOL, warning, change, reason, clock.now());
        events.publishEvent(new EditionPublished(warning.id(), edition, change));
        return edition;
    }

    private void write(Actor by, Warning warning, Move move, String note) {
        warnings.update(SCHOOL, warning, clock.now());
        did(by, warning, move, note);
    }

    private void did(Actor by, Warning warning, Move move, String note) {
        var act = new Warning.Act(move, clock.now(), by.accountId(), by.name(), note);
        warnings.did(SCHOOL, warning.id(), act);
        audit.append(
                by.accountId(),
                by.name(),
                "warning." + move.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                new Subject("warning", warning.id()),
                Map.of(
                        "warning", warning.called(),
                        "level", warning.text().level().name(),
                        "note", note));
    }
}
