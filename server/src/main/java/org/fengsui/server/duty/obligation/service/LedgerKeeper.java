package org.fengsui.server.duty.obligation.service;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.fengsui.engine.calendar.DueExpression;
import org.fengsui.engine.calendar.Roll;
import org.fengsui.server.duty.obligation.Ledger.EntryKind;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.duty.obligation.ObligationProblem;
import org.fengsui.server.duty.obligation.domain.Duty;
import org.fengsui.server.duty.obligation.domain.Standing;
import org.fengsui.server.duty.obligation.domain.StepPlan;
import org.fengsui.server.duty.obligation.store.LedgerEntryStore;
import org.fengsui.server.duty.obligation.store.LedgerEntryStore.NewEntry;
import org.fengsui.server.duty.obligation.store.ObligationStore;
import org.fengsui.server.duty.obligation.store.Row;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.calendar.SchoolCalendar;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.Waiver;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the ledger. A signal is handled in the transaction of the room that published it, so that
 * what happened and the clock it starts are written together or not at all.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class LedgerKeeper {

    private static final Scope SCHOOL = Scope.school();

    private final ObligationStore obligations;
    private final LedgerEntryStore entries;
    private final Profiles profiles;
    private final DutyPeriods periods;
    private final SchoolCalendar calendar;
    private final BusinessClock clock;

    LedgerKeeper(
            ObligationStore obligations,
            LedgerEntryStore entries,
            Profiles profiles,
            DutyPeriods periods,
            SchoolCalendar calendar,
            BusinessClock clock) {
        this.obligations = obligations;
        this.entries = entries;
        this.profiles = profiles;
        this.periods = periods;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Starts, meets, un-meets and waives what the profile says; the same signal twice nothing. */
    @EventListener
    void on(Signalled signalled) {
        if (!obligations.firstTime(SCHOOL, signalled)) {
            return;
        }
        for (var row : obligations.lock(SCHOOL, signalled.subject())) {
            apply(row, signalled);
        }
        for (var duty : profiles.current().duties().values()) {
            if (duty.starts().contains(signalled.signal().key())) {
                start(duty, signalled);
            }
        }
    }

    private void apply(Row row, Signalled signalled) {
        var duty = profiles.duty(row);
        if (!duty.obligor(signalled).equals(row.obligor())) {
            return;
        }
        var standing = row.standing();
        switch (effect(duty, signalled.signal().key())) {
            case MEETS -> write(row, standing.met(signalled.at()), EntryKind.MET, signalled);
            case UNMEETS -> write(row, standing.unmet(signalled.at()), EntryKind.UNMET, signalled);
            case PASSES_ON ->
                    write(row, standing.passedOn(signalled.at()), EntryKind.PASSED_ON, signalled);
            case WAIVES ->
                    write(row, standing.waived(signalled.waiver()), EntryKind.WAIVED, signalled);
            case NONE -> {}
        }
    }

    /** Profiles of before do not know that an obligation is passed on; its lateness stays. */
    private Duty.Effect effect(Duty own, String signal) {
        var effect = own.effect(signal);
        var today = profiles.current().duties().get(own.key());
        return effect == Duty.Effect.NONE
                        && today != null
                        && today.effect(signal) == Duty.Effect.PASSES_ON
                ? Duty.Effect.PASSES_ON
                : effect;
    }

    private void start(Duty duty, Signalled signalled) {
        var edition = calendar.current();
        var demanded = demanded(signalled);
        var period = demanded.orElseGet(() -> periods.of(duty, signalled.at()));
        var roll = demanded.isPresent() ? Roll.NONE : duty.roll();
        var due = edition.calendar().due(period, signalled.at(), roll);
        var standing = Standing.started(due, edition.version());
        var row =
                new Row(
                        0,
                        duty.key(),
                        duty.article(),
                        signalled.subject(),
                        duty.obligor(signalled),
                        signalled.occurrence(),
                        standing,
                        period,
                        roll,
                        profiles.current().version(),
                        0);
        obligations
                .insert(SCHOOL, row, plan(duty, row).next(0))
                .ifPresent(id ->
                        entries.add(
                                SCHOOL,
                                id,
                                row.unitId(),
                                entry(EntryKind.STARTED, signalled, standing.due())));
    }

    /** A due that was demanded holds instead of the duty's period, and no calendar moves it. */
    private static Optional<DueExpression> demanded(Signalled signalled) {
        return Optional.ofNullable(signalled.due())
                .filter(due -> !due.isBefore(signalled.at()))
                .map(due -> new DueExpression.By(LocalDateTime.ofInstant(due, BusinessClock.ZONE)));
    }

    private void write(Row row, Optional<Standing> after, EntryKind kind, Signalled signalled) {
        after.ifPresent(standing ->
                write(
                        row.standing(standing),
                        entry(kind, signalled, kind == EntryKind.UNMET ? standing.due() : null)));
    }

    /** Writes a locked row's new standing and the entry that made it. */
    void write(Row row, NewEntry entry) {
        var now = moved(row, entry.kind());
        obligations.update(SCHOOL, now, next(now));
        entries.add(SCHOOL, row.id(), row.unitId(), entry);
    }

    private Row moved(Row row, EntryKind kind) {
        return switch (kind) {
            case EXTENDED, RECOMPUTED ->
                    row.stepsDone(
                            plan(profiles.duty(row), row).stillDone(clock.now(), row.stepsDone()));
            default -> row;
        };
    }

    private NewEntry entry(EntryKind kind, Signalled signalled, @Nullable Instant due) {
        var by = signalled.by();
        return new NewEntry(
                kind,
                signalled.at(),
                clock.now(),
                by == null ? 0 : by.accountId(),
                by == null ? signalled.signal().key() : by.name(),
                signalled.cause(),
                due);
    }

    private NewEntry entry(Actor by, EntryKind kind, String reason, @Nullable Instant due) {
        var now = clock.now();
        return new NewEntry(kind, now, now, by.accountId(), by.name(), reason, due);
    }

    /** Waives what is open about a subject. */
    void waive(Actor by, Subject subject, Waiver as, String reason) {
        for (var row : obligations.lock(SCHOOL, subject)) {
            row.standing()
                    .waived(as)
                    .ifPresent(standing ->
                            write(
                                    row.standing(standing),
                                    entry(by, EntryKind.WAIVED, reason, null)));
        }
    }

    /** Sets a later due. */
    void extend(Actor by, long id, Instant due, String reason) {
        var row =
                obligations
                        .lock(by.scope(), id)
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        if (row.standing().state() != ObligationState.OPEN) {
            throw new Refusal(ObligationProblem.NOT_OPEN, row.standing().state().name());
        }
        var standing =
                row.standing()
                        .extended(due)
                        .orElseThrow(() ->
                                new Refusal(
                                        ObligationProblem.DUE_NOT_LATER,
                                        due.toString(),
                                        row.standing().due().toString()));
        write(row.standing(standing), entry(by, EntryKind.EXTENDED, reason, due));
    }

    /** Says of open clocks that they began in a ledger of before. */
    void takeOver(
            Actor by, Subject subject, Obligor obligor, @Nullable Instant due, String reason) {
        for (var row : obligations.lock(SCHOOL, subject)) {
            if (row.standing().state() != ObligationState.OPEN || !row.obligor().equals(obligor)) {
                continue;
            }
            var standing = due == null ? row.standing() : told(row, due);
            var taken = row.standing(standing);
            var passed = plan(profiles.duty(taken), taken).at(clock.now(), taken.stepsDone());
            write(
                    taken.stepsDone(passed.done()),
                    entry(by, EntryKind.TAKEN_OVER, reason, standing.due()));
        }
    }

    private static Standing told(Row row, Instant due) {
        return row.standing()
                .takenOver(due)
                .orElseThrow(() ->
                        new Refusal(
                                ObligationProblem.DUE_NOT_LATER,
                                due.toString(),
                                row.standing().started().toString()));
    }

    private @Nullable Instant next(Row row) {
        if (row.standing().state() != ObligationState.OPEN) {
            return null;
        }
        return plan(profiles.duty(row), row).next(row.stepsDone());
    }

    private StepPlan plan(Duty duty, Row row) {
        return new StepPlan(duty, profiles.of(row.profileVersion()).quiet(), row.standing());
    }
}
