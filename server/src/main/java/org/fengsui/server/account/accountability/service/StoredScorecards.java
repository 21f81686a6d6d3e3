package org.fengsui.server.account.accountability.service;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.server.account.accountability.ScoreProblem;
import org.fengsui.server.account.accountability.Scorecard;
import org.fengsui.server.account.accountability.Scorecards;
import org.fengsui.server.account.accountability.ScoringRule;
import org.fengsui.server.account.accountability.ScoringRules;
import org.fengsui.server.account.accountability.domain.RuleReader;
import org.fengsui.server.account.accountability.store.ClosedStore;
import org.fengsui.server.account.accountability.store.ObjectionStore;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.Yardstick;
import org.fengsui.server.platform.kernel.Yardstick.Span;
import org.fengsui.server.platform.kernel.Yardstick.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cards from the measures that the rooms take, or from what was kept when a year was closed. */
@Service
@Transactional
class StoredScorecards implements Scorecards {

    private static final List<Obligor> OFFICES =
            List.of(new Obligor.ItOffice(), new Obligor.CacOffice());
    private static final Comparator<Scorecard> WORST_FIRST =
            Comparator.<Scorecard>comparingDouble(Scorecard::score)
                    .thenComparing(card -> card.obligor().key());

    private final List<Yardstick> yardsticks;
    private final ScoringRules rules;
    private final ObjectionStore objections;
    private final ClosedStore closed;
    private final Registry registry;
    private final AuditLog audit;
    private final BusinessClock clock;

    StoredScorecards(
            List<Yardstick> yardsticks,
            ScoringRules rules,
            ObjectionStore objections,
            ClosedStore closed,
            Registry registry,
            AuditLog audit,
            BusinessClock clock) {
        this.yardsticks = yardsticks;
        this.rules = rules;
        this.objections = objections;
        this.closed = closed;
        this.registry = registry;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Year year(Scope scope, int year) {
        var kept = closed.find(scope, year);
        if (kept.isEmpty()) {
            return computed(scope, year);
        }
        var lines = closed.lines(scope, year);
        var rule = rule(kept.get().rules());
        return new Year(
                year,
                rule,
                kept.get().at(),
                kept.get().closer(),
                cards(rule, lines.tallies()),
                lines.names());
    }

    /** The first line names the version, the rest is the rule's text. */
    private static ScoringRule rule(String kept) {
        int end = kept.indexOf('\n');
        return RuleReader.read(kept.substring(end + 1), Integer.parseInt(kept.substring(0, end)));
    }

    private Year computed(Scope scope, int year) {
        var rule = rules.current();
        var names = names(scope);
        Map<Obligor, Map<String, Tally>> tallies = new HashMap<>();
        for (var yardstick : taken(rule)) {
            var counted = tally(scope, year, yardstick);
            for (var obligor : names.keySet()) {
                tallies.computeIfAbsent(obligor, _ -> new HashMap<>())
                        .put(yardstick.key(), counted.getOrDefault(obligor, Tally.NONE));
            }
        }
        return new Year(year, rule, null, "", cards(rule, tallies), names);
    }

    private List<Yardstick> taken(ScoringRule rule) {
        return yardsticks.stream()
                .filter(one ->
                        rule.weights().stream()
                                .anyMatch(weight -> weight.yardstick().equals(one.key())))
                .toList();
    }

    private Map<Obligor, Tally> tally(Scope scope, int year, Yardstick yardstick) {
        return yardstick.tally(
                scope, span(year), objections.excused(scope, yardstick.recordType()).keySet());
    }

    private Span span(int year) {
        return new Span(start(year), start(year + 1), clock.now());
    }

    private static Instant start(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay(BusinessClock.ZONE).toInstant();
    }

    /** Units that answer for what is theirs; the offices where the whole school is seen. */
    private Map<Obligor, String> names(Scope scope) {
        Map<Obligor, String> names = new HashMap<>();
        for (var unit : registry.units(scope)) {
            if (unit.responsible()) {
                names.put(new Obligor.Unit(unit.id()), unit.name());
            }
        }
        registry.endedUnits(scope).stream()
                .filter(unit -> unit.responsible())
                .forEach(unit -> names.put(new Obligor.Unit(unit.id()), unit.name()));
        if (scope instanceof Scope.School) {
            OFFICES.forEach(office -> names.put(office, ""));
        }
        return names;
    }

    private static List<Scorecard> cards(
            ScoringRule rule, Map<Obligor, Map<String, Tally>> tallies) {
        List<Scorecard> cards = new ArrayList<>();
        tallies.forEach((obligor, counted) -> cards.add(rule.card(obligor, counted)));
        cards.sort(WORST_FIRST);
        return cards;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Counted> records(Scope scope, int year, Obligor obligor, String yardstick) {
        if (closed.find(scope, year).isPresent()) {
            return closed.cases(scope, year, obligor, yardstick);
        }
        return yardsticks.stream()
                .filter(one -> one.key().equals(yardstick))
                .flatMap(one -> counted(scope, year, one, obligor).stream())
                .toList();
    }

    private List<Counted> counted(
            Scope scope, int year, Yardstick yardstick, @Nullable Obligor of) {
        var excused = objections.excused(scope, yardstick.recordType());
        return yardstick.cases(scope, span(year), of).stream()
                .map(one -> new Counted(yardstick.recordType(), one, excused.get(one.id())))
                .toList();
    }

    @Override
    public void close(Actor by, int year) {
        var school = Scope.school();
        Decision.CLOSE_SCORES.by(by, false);
        if (!clock.now().isAfter(start(year + 1))) {
            throw new Refusal(ScoreProblem.YEAR_RUNS, String.valueOf(year));
        }
        var rule = rules.current();
        var text = rule.version() + "\n" + rules.currentText();
        if (!closed.close(school, year, text, by, clock.now())) {
            throw new Refusal(ScoreProblem.YEAR_CLOSED, String.valueOf(year));
        }
        long waiting = objections.waiting(school, year);
        if (waiting > 0) {
            throw new Refusal(ScoreProblem.OBJECTIONS_WAIT, String.valueOf(waiting));
        }
        var names = names(school);
        for (var yardstick : taken(rule)) {
            var tallies = new HashMap<Obligor, Tally>();
            names.keySet().forEach(obligor -> tallies.put(obligor, Tally.NONE));
            tally(school, year, yardstick)
                    .forEach((obligor, tally) -> tallies.replace(obligor, tally));
            closed.lines(school, year, yardstick.key(), tallies, names);
            closed.cases(school, year, yardstick.key(), counted(school, year, yardstick, null));
        }
        audit.append(
                by.accountId(),
                by.name(),
                "score.closed",
                new Subject("score-year", year),
                Map.of("rules", String.valueOf(rule.version())));
    }
}
