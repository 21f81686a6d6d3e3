package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;
import org.fengsui.server.sensing.finding.RetestTerm;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** By when a claim is to be re-tested: the day of the office's duty in the ledger (第九、十条). */
@Component
class RetestDue {

    private final ObjectProvider<RetestTerm> term;

    RetestDue(ObjectProvider<RetestTerm> term) {
        this.term = term;
    }

    /** At once, where nothing says when. */
    Instant after(Instant claim) {
        var told = term.getIfAvailable();
        return told == null ? claim : told.due(claim).orElse(claim);
    }
}
