package org.fengsui.server.account.desk.web;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.ObligorFigures;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.LastCount;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.Trends;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is counted over all findings and all obligations of a scope: at most a minute old, and said
 * to be; what is past at most an hour. What waits for a person is never taken from here.
 */
@Component
class DeskFigures extends LastCount<DeskFigures.Standing> {

    /** The days within which a fix is counted; longer ones are counted last. */
    static final List<Integer> DAYS = List.of(1, 3, 7, 14, 30);

    private static final int WEEKS = 12;

    /** Reading the whole past takes as long as all the rest, and it hardly changes. */
    private static final Duration PAST_OLDEST = Duration.ofHours(1);

    private final Ledger ledger;
    private final Findings findings;
    private final Trends trends;
    private final BusinessClock clock;

    DeskFigures(Ledger ledger, Findings findings, Trends trends, BusinessClock clock) {
        super(clock);
        this.ledger = ledger;
        this.findings = findings;
        this.trends = trends;
        this.clock = clock;
    }

    /**
     * How a scope stands.
     *
     * @param quarter the running quarter up to and with today
     * @param obligors the running quarter by obligor, the worst on-time rate first
     * @param findings what is open
     * @param fixes how long those took that were proven fixed this quarter, by {@link #DAYS}
     * @param past how it stood
     */
    record Standing(
            Ledger.Figures quarter,
            List<ObligorFigures> obligors,
            Findings.Summary findings,
            List<Long> fixes,
            Past past) {

        /** Keeps its own copies. */
        Standing {
            obligors = List.copyOf(obligors);
            fixes = List.copyOf(fixes);
        }

        /**
         * What was open at the ends of the last weeks, and now.
         *
         * @param now when this was counted
         */
        List<Trends.OpenAt> trend(Instant now) {
            var all = new ArrayList<>(past.weeks());
            all.add(new Trends.OpenAt(now, findings.openBySeverity()));
            return List.copyOf(all);
        }
    }

    /**
     * How a scope stood before today.
     *
     * @param at when it was counted
     * @param quarter the whole quarter before the running one
     * @param weeks what was open at the ends of the last weeks
     */
    record Past(Instant at, Ledger.Figures quarter, List<Trends.OpenAt> weeks) {

        /** Keeps its own copy. */
        Past {
            weeks = List.copyOf(weeks);
        }

        private boolean serves(Instant now) {
            return BusinessClock.day(at).equals(BusinessClock.day(now))
                    && Duration.between(at, now).abs().compareTo(PAST_OLDEST) < 0;
        }
    }

    @Override
    public String name() {
        return "desk-figures";
    }

    @Override
    protected Standing count(Scope scope, @Nullable Standing before) {
        var now = clock.now();
        var quarter = Quarter.until(BusinessClock.day(now));
        return new Standing(
                ledger.figures(scope, quarter.from(), quarter.to()),
                ledger.byObligor(scope, quarter.from(), quarter.to()),
                findings.summary(scope),
                trends.timesToFix(
                        scope,
                        quarter.from(),
                        quarter.to(),
                        DAYS.stream().map(Duration::ofDays).toList()),
                before != null && before.past().serves(now) ? before.past() : past(scope, now));
    }

    private Past past(Scope scope, Instant now) {
        var today = BusinessClock.day(now);
        var quarter = Quarter.before(today);
        return new Past(
                now,
                ledger.figures(scope, quarter.from(), quarter.to()),
                trends.openAt(scope, weekEnds(today)));
    }

    /** The ends of the last weeks, 24:00 of their Sundays. */
    private static List<Instant> weekEnds(LocalDate today) {
        var monday = today.with(DayOfWeek.MONDAY);
        List<Instant> ends = new ArrayList<>();
        for (int back = WEEKS - 1; back > 0; back--) {
            ends.add(monday.minusWeeks(back - 1L).atStartOfDay(BusinessClock.ZONE).toInstant());
        }
        return ends;
    }
}
