package org.fengsui.server.duty.obligation.service;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.engine.calendar.Due;
import org.fengsui.engine.calendar.DueExplanation;
import org.fengsui.engine.calendar.DueExpression;
import org.fengsui.engine.calendar.DueStep;
import org.fengsui.engine.calendar.Roll;
import org.fengsui.server.duty.obligation.Clocks;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.platform.calendar.SchoolCalendar;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.Reader;
import org.springframework.stereotype.Component;

/** Clock bars with the article, the period in words and the days that count. */
@Component
class LedgerClocks implements Clocks {

    private static final Comparator<Obligation> WORST_FIRST =
            Comparator.comparing(Obligation::state).thenComparing(Obligation::due);

    private final Ledger ledger;
    private final SchoolCalendar calendar;

    LedgerClocks(Ledger ledger, SchoolCalendar calendar) {
        this.ledger = ledger;
        this.calendar = calendar;
    }

    @Override
    public ClockBar bar(Obligation obligation, Reader reader) {
        var words = new DueExplanation(reader.locale());
        var expression = DueExpression.parse(obligation.dueExpression());
        return new ClockBar(
                obligation.started(),
                obligation.due(),
                obligation.provisional(),
                obligation.met(),
                switch (obligation.state()) {
                    case OPEN, MET -> false;
                    case PASSED_ON, WAIVED -> true;
                },
                obligation.basis() + " " + words.period(expression),
                explanation(obligation, reader),
                days(obligation, expression));
    }

    private static String explanation(Obligation obligation, Reader reader) {
        var actor = reader.actorOrNull();
        var inUnit = actor != null && actor.isUnitSide();
        return (inUnit ? "/unit/ledger/" : "/ledger/") + obligation.id();
    }

    /** The working days that count, as ticks; hours have none. */
    private List<Instant> days(Obligation obligation, DueExpression expression) {
        if (!(expression instanceof DueExpression.WorkingDays)) {
            return List.of();
        }
        Due due =
                calendar.at(obligation.calendarVersion())
                        .calendar()
                        .due(expression, obligation.started(), Roll.NONE);
        return due.steps().stream()
                .filter(step -> step.role() == DueStep.Role.COUNTED)
                .map(step -> step.day().date().atStartOfDay(BusinessClock.ZONE).toInstant())
                .toList();
    }

    @Override
    public Optional<ClockBar> worst(Collection<Obligation> obligations, Reader reader) {
        return obligations.stream().min(WORST_FIRST).map(worst -> bar(worst, reader));
    }

    @Override
    public Map<Subject, ClockBar> bars(Scope scope, Collection<Subject> subjects, Reader reader) {
        var worst = new LinkedHashMap<Subject, Obligation>();
        for (var obligation : ledger.of(scope, subjects)) {
            worst.merge(
                    obligation.subject(),
                    obligation,
                    (one, other) -> WORST_FIRST.compare(one, other) <= 0 ? one : other);
        }
        var bars = new LinkedHashMap<Subject, ClockBar>();
        worst.forEach((subject, obligation) -> bars.put(subject, bar(obligation, reader)));
        return bars;
    }
}
