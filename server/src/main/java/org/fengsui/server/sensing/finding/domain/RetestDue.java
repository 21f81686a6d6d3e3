package org.fengsui.server.sensing.finding.domain;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * By when a claim should be re-tested. A working aid for the queue; the binding clock of the
 * office's re-test (第九、十条) is the ledger's.
 */
@Component
class RetestDue {

    private static final Duration PERIOD = Duration.ofDays(3);

    Instant after(Instant claim) {
        return claim.plus(PERIOD);
    }
}
