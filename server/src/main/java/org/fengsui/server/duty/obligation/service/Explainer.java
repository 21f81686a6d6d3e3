package org.fengsui.server.duty.obligation.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.fengsui.engine.calendar.Due;
import org.fengsui.engine.calendar.DueExplanation;
import org.fengsui.engine.calendar.DueExpression;
import org.fengsui.server.duty.obligation.Ledger.Explanation;
import org.fengsui.server.duty.obligation.Ledger.Interpretation;
import org.fengsui.server.duty.obligation.domain.DecidedReading;
import org.fengsui.server.duty.obligation.domain.Duty;
import org.fengsui.server.duty.obligation.domain.Profile;
import org.fengsui.server.duty.obligation.domain.Profile.Reading;
import org.fengsui.server.duty.obligation.domain.Wording;
import org.fengsui.server.duty.obligation.store.DecidedReadingStore;
import org.fengsui.server.duty.obligation.store.LedgerEntryStore;
import org.fengsui.server.duty.obligation.store.Row;
import org.fengsui.server.platform.calendar.SchoolCalendar;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signal;
import org.springframework.stereotype.Component;

/** Says why a due is what it is, with the profile and the calendar it was computed with. */
@Component
class Explainer {

    private final Profiles profiles;
    private final DutyPeriods periods;
    private final SchoolCalendar calendar;
    private final LedgerEntryStore entries;
    private final DecidedReadingStore decisions;
    private final BusinessClock clock;

    Explainer(
            Profiles profiles,
            DutyPeriods periods,
            SchoolCalendar calendar,
            LedgerEntryStore entries,
            DecidedReadingStore decisions,
            BusinessClock clock) {
        this.profiles = profiles;
        this.periods = periods;
        this.calendar = calendar;
        this.entries = entries;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** The due as the engine computes it, day by day. */
    Due due(Row row) {
        return calendar.at(row.standing().calendarVersion())
                .calendar()
                .due(row.due(), row.standing().started(), row.roll());
    }

    /** How long a duty lasts that starts now. */
    DueExpression period(Duty duty) {
        return periods.of(duty, clock.now());
    }

    /** The soonest due of the clocks a signal would start at an instant. */
    Optional<Instant> dueFrom(Signal signal, Instant at) {
        var days = calendar.current().calendar();
        return profiles.current().duties().values().stream()
                .filter(duty -> duty.starts().contains(signal.key()))
                .map(duty ->
                        days.due(periods.of(duty, at), at, duty.roll())
                                .offsetDateTime()
                                .toInstant())
                .min(Comparator.naturalOrder());
    }

    Explanation explain(Scope scope, Row row, Locale locale) {
        var profile = profiles.of(row.profileVersion());
        var duty = profiles.duty(row);
        var due = due(row);
        var words = new DueExplanation(locale);
        return new Explanation(
                row.face(),
                duty.name().in(locale),
                profile.regulation().in(locale),
                profile.articles().getOrDefault(duty.article(), new Wording("", "")).in(locale),
                words.lines(due),
                readings(profile, duty.interpretations(), written(scope, row), locale),
                row.standing().provisional() ? words.provisional(due) : "",
                row.standing().held(),
                entries.of(scope, row.id()));
    }

    private Instant written(Scope scope, Row row) {
        return entries.begun(scope, row.id()).orElse(row.standing().started());
    }

    /** As they were read when the clock was written: what is decided later moves no explanation. */
    private List<Interpretation> readings(
            Profile profile, List<String> keys, Instant written, Locale locale) {
        var decided = decisions.all(Scope.school());
        var readings = new ArrayList<Interpretation>();
        for (var key : keys) {
            var proposal = profile.interpretations().get(key);
            if (proposal != null) {
                var own = decided.stream().filter(one -> one.reading().equals(key)).toList();
                var then = decided(own, proposal, written);
                var since = decided(own, proposal, clock.now()).decision();
                readings.add(
                        new Interpretation(
                                key,
                                then.text().in(locale),
                                then.decision(),
                                Objects.equals(since, then.decision()) ? null : since));
            }
        }
        return readings;
    }

    private static Reading decided(List<DecidedReading> decisions, Reading proposal, Instant by) {
        return DecidedReading.last(decisions, proposal, by)
                .map(one -> one.inPlaceOf(proposal))
                .orElse(proposal);
    }
}
