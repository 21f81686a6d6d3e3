package org.fengsui.server.platform.audit.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.fengsui.server.platform.audit.AuditAnchored;
import org.fengsui.server.platform.audit.AuditHead;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chains what was committed. Of several servers on one record one seals at a time; the others find
 * the lock taken and leave it.
 */
@Component
public class Sealer implements Periodic {

    private static final Scope LOG = Scope.school();
    private static final int ENTRIES_PER_BLOCK = 5_000;

    private final ChainStore chain;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Sealer(
            ChainStore chain,
            Clock systemClock,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.chain = chain;
        this.clock = systemClock;
        this.events = events;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "audit-sealer";
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(1);
    }

    /** Seals all that waits. */
    @Override
    public void runOnce() {
        while (sealBlock() == ENTRIES_PER_BLOCK) {
            // more may wait
        }
    }

    /**
     * Seals one block.
     *
     * @return how many entries it took; as many as fit means that more may wait; 0 when nothing
     *     waits or another sealer is at work
     */
    int sealBlock() {
        Integer sealed = transaction.execute(_ -> sealInTransaction());
        return sealed == null ? 0 : sealed;
    }

    private int sealInTransaction() {
        if (!chain.lockSealer(LOG)) {
            return 0;
        }
        var head = chain.head(LOG);
        anchorYesterday(head);
        var rows = chain.take(LOG, ENTRIES_PER_BLOCK);
        if (!rows.isEmpty()) {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            chain.append(LOG, Block.after(head, now, rows));
        }
        return rows.size();
    }

    // Midnight is the school's. The first step of a day anchors before it seals, so the head it
    // finds is the one at which the day before ended.
    private void anchorYesterday(AuditHead head) {
        var now = clock.instant();
        var today = BusinessClock.day(now);
        var sealedAt = head.sealedAt();
        if (sealedAt == null
                || !sealedAt.isBefore(today.atStartOfDay(BusinessClock.ZONE).toInstant())) {
            return;
        }
        var yesterday = today.minusDays(1);
        var last = chain.lastAnchored(LOG);
        if (last == null || last.isBefore(yesterday)) {
            chain.anchor(LOG, yesterday, head, now);
            events.publishEvent(new AuditAnchored(yesterday, head));
        }
    }
}
