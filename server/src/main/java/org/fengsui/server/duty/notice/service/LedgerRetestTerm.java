package org.fengsui.server.duty.notice.service;

import java.time.Instant;
import java.util.Optional;
import org.fengsui.server.duty.notice.NoticeSignal;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.sensing.finding.RetestTerm;
import org.springframework.stereotype.Component;

/** Tells the re-test queue the due of the office's duty (第十条), as the profile in force has it. */
@Component
class LedgerRetestTerm implements RetestTerm {

    private final Ledger ledger;

    LedgerRetestTerm(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<Instant> due(Instant claim) {
        return ledger.dueFrom(NoticeSignal.ITEM_CLAIMED_FIXED, claim);
    }
}
