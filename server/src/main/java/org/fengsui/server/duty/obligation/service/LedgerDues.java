package org.fengsui.server.duty.obligation.service;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.kernel.Dues;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.springframework.stereotype.Component;

/** The ledger's dues for rooms below it. */
@Component
class LedgerDues implements Dues {

    private final Ledger ledger;

    LedgerDues(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Map<Subject, Instant> of(Scope scope, Collection<Subject> subjects) {
        var dues = new LinkedHashMap<Subject, Instant>();
        for (var obligation : ledger.of(scope, subjects)) {
            if (obligation.state() == ObligationState.OPEN) {
                dues.merge(
                        obligation.subject(),
                        obligation.due(),
                        (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        return dues;
    }
}
