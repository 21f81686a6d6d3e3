package org.fengsui.server.duty.obligation.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.fengsui.engine.calendar.DueExplanation;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.domain.Duty;
import org.fengsui.server.duty.obligation.domain.StepPlan;
import org.fengsui.server.duty.obligation.store.FigureStore;
import org.fengsui.server.duty.obligation.store.FigureStore.Period;
import org.fengsui.server.duty.obligation.store.LedgerEntryStore;
import org.fengsui.server.duty.obligation.store.ObligationStore;
import org.fengsui.server.duty.obligation.store.Row;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signal;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.Waiver;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The ledger over its tables. */
@Service
@AgainAfterDeadlock
@Transactional
class StoredLedger implements Ledger {

    private final ObligationStore obligations;
    private final LedgerEntryStore entries;
    private final FigureStore figures;
    private final LedgerKeeper keeper;
    private final Explainer explainer;
    private final Profiles profiles;
    private final BusinessClock clock;

    StoredLedger(
            ObligationStore obligations,
            LedgerEntryStore entries,
            FigureStore figures,
            LedgerKeeper keeper,
            Explainer explainer,
            Profiles profiles,
            BusinessClock clock) {
        this.obligations = obligations;
        this.entries = entries;
        this.figures = figures;
        this.keeper = keeper;
        this.explainer = explainer;
        this.profiles = profiles;
        this.clock = clock;
    }

    @Override
    public List<Obligation> of(Scope scope, Collection<Subject> subjects) {
        return faces(rows(scope, subjects));
    }

    private List<Row> rows(Scope scope, Collection<Subject> subjects) {
        var byType = new TreeMap<String, List<Long>>();
        for (var subject : subjects) {
            byType.computeIfAbsent(subject.type(), type -> new ArrayList<>()).add(subject.id());
        }
        var all = new ArrayList<Row>();
        byType.forEach((type, ids) -> all.addAll(obligations.of(scope, type, ids)));
        return all;
    }

    @Override
    public Optional<Obligation> find(Scope scope, long id) {
        return obligations.find(scope, id).map(Row::face);
    }

    @Override
    public Explanation explain(Scope scope, long id, Locale locale) {
        var row =
                obligations.find(scope, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        return explainer.explain(scope, row, locale);
    }

    @Override
    public List<Entry> steps(Scope scope, Collection<Subject> subjects) {
        var ids = of(scope, subjects).stream().map(Obligation::id).toList();
        return entries.steps(scope, ids);
    }

    @Override
    public List<Obligation> escalated(Scope scope, Collection<Subject> subjects, Role to) {
        return rows(scope, subjects).stream()
                .filter(row -> row.standing().state() == ObligationState.OPEN)
                .filter(row -> row.face().late(clock.now()))
                .filter(row -> StepPlan.reached(profiles.duty(row), row.stepsDone(), to))
                .map(Row::face)
                .toList();
    }

    @Override
    public void waive(Actor by, Subject subject, Waiver as, String reason) {
        keeper.waive(by, subject, as, reason);
    }

    @Override
    public void extend(Actor by, long id, Instant due, String reason) {
        keeper.extend(by, id, due, reason);
    }

    @Override
    public void takeOver(
            Actor by, Subject subject, Obligor obligor, @Nullable Instant due, String reason) {
        keeper.takeOver(by, subject, obligor, due, reason);
    }

    @Override
    public Figures openNow(Scope scope) {
        var now = clock.now();
        return figures.figures(scope, new Period(now, now, now));
    }

    @Override
    public Figures figures(Scope scope, Instant from, Instant to) {
        return figures.figures(scope, new Period(from, to, clock.now()));
    }

    @Override
    public List<ObligorFigures> byObligor(Scope scope, Instant from, Instant to) {
        return figures.byObligor(scope, new Period(from, to, clock.now()));
    }

    @Override
    public List<Obligation> soonest(Scope scope, Set<Obligor> of, int limit) {
        return faces(figures.soonest(scope, of, limit));
    }

    @Override
    public List<Obligation> soonestBut(Scope scope, Set<Obligor> of, int limit) {
        return faces(figures.soonestBut(scope, of, limit));
    }

    @Override
    public List<DayLoad> load(Scope scope, int days) {
        return figures.load(scope, clock.now(), days);
    }

    @Override
    public Optional<Instant> nextInstant() {
        return figures.nextStep(Scope.school(), clock.now());
    }

    @Override
    public Optional<Instant> dueFrom(Signal signal, Instant at) {
        return explainer.dueFrom(signal, at);
    }

    @Override
    public List<Terms> startedBy(Signal signal, Locale locale) {
        var profile = profiles.current();
        var words = new DueExplanation(locale);
        return profile.duties().values().stream()
                .filter(duty -> duty.starts().contains(signal.key()))
                .map(duty ->
                        new Terms(
                                duty.key(),
                                duty.name().in(locale),
                                profile.regulation().in(locale),
                                duty.article(),
                                words.period(explainer.period(duty))))
                .toList();
    }

    @Override
    public boolean leaderConfirms(Subject subject, Obligor obligor, Signal signal, Severity level) {
        return obligations.of(Scope.school(), subject.type(), List.of(subject.id())).stream()
                .filter(row -> row.standing().state() == ObligationState.OPEN)
                .filter(row -> row.obligor().equals(obligor))
                .map(profiles::duty)
                .filter(duty -> duty.effect(signal.key()) == Duty.Effect.MEETS)
                .anyMatch(duty -> duty.confirmed().contains(level));
    }

    @Override
    public Set<Channel> serviceChannels() {
        return profiles.current().serviceChannels();
    }

    @Override
    public String dutyName(String duty, Locale locale) {
        var known = profiles.current().duties().get(duty);
        return known == null ? duty : known.name().in(locale);
    }

    private static List<Obligation> faces(List<Row> rows) {
        return rows.stream().map(Row::face).toList();
    }
}
