package org.fengsui.server.duty.obligation.service;

import java.time.Duration;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.LastCount;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What of a ledger is open, and how the last thirty days went, counted over all of it: at most a
 * minute old, and said to be.
 */
@Component
public class LedgerFigures extends LastCount<Ledger.Figures> {

    /** What came due within so long counts towards the on-time rate. */
    private static final Duration LATELY = Duration.ofDays(30);

    private final Ledger ledger;
    private final BusinessClock clock;

    LedgerFigures(Ledger ledger, BusinessClock clock) {
        super(clock);
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "ledger-figures";
    }

    @Override
    protected Ledger.Figures count(Scope scope, Ledger.@Nullable Figures before) {
        var now = clock.now();
        return ledger.figures(scope, now.minus(LATELY), now);
    }
}
