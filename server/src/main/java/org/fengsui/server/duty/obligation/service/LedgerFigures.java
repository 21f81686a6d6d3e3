package org.fengsui.server.duty.obligation.service;

import java.time.Duration;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.LastCount;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.RecordReplaced;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** How a ledger stands, counted over all of it: at most a minute old, and said to be. */
@Component
public class LedgerFigures implements Periodic {

    /** What came due within so long counts towards the on-time rate. */
    private static final Duration LATELY = Duration.ofDays(30);

    private final LastCount<Ledger.Figures> counts;

    LedgerFigures(Ledger ledger, BusinessClock clock) {
        this.counts =
                new LastCount<>(
                        clock,
                        scope -> {
                            var now = clock.now();
                            return ledger.figures(scope, now.minus(LATELY), now);
                        });
    }

    /** What is open, and how the last thirty days went, with the moment of the count. */
    public LastCount.Counted<Ledger.Figures> of(Scope scope) {
        return counts.of(scope);
    }

    @Override
    public String name() {
        return "ledger-figures";
    }

    @Override
    public Duration pause() {
        return LastCount.PAUSE;
    }

    @Override
    public void runOnce() {
        counts.renew();
    }

    @EventListener(RecordReplaced.class)
    void forget() {
        counts.forget();
    }
}
