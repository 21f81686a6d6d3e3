package org.fengsui.server.duty.notice.service;

import java.time.Instant;
import java.util.Optional;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.sensing.finding.FindingSignal;
import org.fengsui.server.sensing.finding.ScanTerm;
import org.springframework.stereotype.Component;

/** Tells how long scans hold (第八条), as the profile in force has it. */
@Component
class LedgerScanTerm implements ScanTerm {

    private final Ledger ledger;

    LedgerScanTerm(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<Instant> due(Instant scanned) {
        return ledger.dueFrom(FindingSignal.SCAN_OWED, scanned);
    }

    @Override
    public Optional<Instant> loginDue(Instant scanned) {
        return ledger.dueFrom(FindingSignal.LOGIN_SCAN_OWED, scanned);
    }
}
