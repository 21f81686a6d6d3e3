package org.fengsui.server.duty.notice.service;

import java.time.Instant;
import org.fengsui.server.duty.notice.store.TakeoverStore;
import org.fengsui.server.platform.kernel.Kept;
import org.fengsui.server.platform.kernel.Kept.Batch;
import org.fengsui.server.platform.kernel.Kept.Term;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** Sheets of an old ledger that were looked at and never taken over. */
@Component
class WaitingSheets implements Kept.ForATime {

    private final TakeoverStore sheets;

    WaitingSheets(TakeoverStore sheets) {
        this.sheets = sheets;
    }

    @Override
    public String kind() {
        return "ledger-sheets";
    }

    @Override
    public Term term() {
        return Term.days(7, 1, 90);
    }

    @Override
    public long due(Scope scope, Instant before) {
        return sheets.older(scope, before);
    }

    @Override
    public Batch forget(Scope scope, Instant before, long after, int most) {
        return new Batch(sheets.forgetOlder(scope, before), after);
    }
}
