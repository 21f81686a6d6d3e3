package org.fengsui.server.duty.obligation.service;

import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.kernel.Measure;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** How much is owed past its due. */
@Component
class ObligationsLate implements Measure {

    private final Ledger ledger;

    ObligationsLate(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "obligations.late";
    }

    @Override
    public String meaning() {
        return "Obligations that are open past their due";
    }

    @Override
    public double now() {
        return ledger.openNow(Scope.school()).openLate();
    }
}
