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
import org.springframework.stereotype.Component;

/**
 * What is counted over all findings and all obligations of a scope: at most a minute old, and said
 * to be. What waits for a person is never taken from here.
 */
@Component
class DeskFigures extends LastCount<DeskFigures.Standing> {

    /** The days within which a fix is counted; longer ones are counted last. */
    static final List<Integer> DAYS = List.of(1, 3, 7, 14, 30);

    private static final int WEEKS = 12;

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
     * @param before the whole quarter before
     * @param obligors the running quarter by obligor, the worst on-time rate first
     * @param findings what is open
     * @param trend what was open at the ends of the last weeks, and now
     * @param fixes how long those took that were proven fixed this quarter, by {@link #DAYS}
     */
    record Standing(
            Ledger.Figures quarter,
            Ledger.Figures before,
            List<ObligorFigures> obligors,
            Findings.Summary findings,
            List<Trends.OpenAt> trend,
            List<Long> fixes) {

        /** Keeps its own copies. */
        Standing {
            obligors = List.copyOf(obligors);
            trend = List.copyOf(trend);
            fixes = List.copyOf(fixes);
        }
    }

    @Override
    public String name() {
        return "desk-figures";
    }

    @Override
    protected Standing count(Scope scope) {
        var now = clock.now();
        var today = BusinessClock.day(now);
        var quarter = Quarter.until(today);
        var before = Quarter.before(today);
        return new Standing(
                ledger.figures(scope, quarter.from(), quarter.to()),
                ledger.figures(scope, before.from(), before.to()),
                ledger.byObligor(scope, quarter.from(), quarter.to()),
                findings.summary(scope),
                trends.openAt(scope, weekEnds(today, now)),
                trends.timesToFix(
                        scope,
                        quarter.from(),
                        quarter.to(),
                        DAYS.stream().map(Duration::ofDays).toList()));
    }

    /** The ends of the last weeks, 24:00 of their Sundays, and now. */
    private static List<Instant> weekEnds(LocalDate today, Instant now) {
        var monday = today.with(DayOfWeek.MONDAY);
        List<Instant> ends = new ArrayList<>();
        for (int back = WEEKS - 1; back > 0; back--) {
            ends.add(monday.minusWeeks(back - 1L).atStartOfDay(BusinessClock.ZONE).toInstant());
        }
        ends.add(now);
        return ends;
    }
}
