package org.fengsui.server.duty.notice.service;

import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.Errand;
import org.fengsui.server.platform.kernel.ErrandWork;
import org.fengsui.server.platform.kernel.Errands;
import org.fengsui.server.platform.kernel.Told;
import org.springframework.stereotype.Component;

/** Takes over the sheets that were confirmed. */
@Component
class TakeoverWork implements ErrandWork {

    static final String NAME = "ledger-takeover";

    private final Errands errands;
    private final TakeoverDesk desk;
    private final Accounts accounts;

    TakeoverWork(Errands errands, TakeoverDesk desk, Accounts accounts) {
        this.errands = errands;
        this.desk = desk;
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void runOnce() {
        errands.carryOut(this);
    }

    @Override
    public void carryOut(Errand errand, Told told) {
        var by = accounts.actor(errand.accountId(), Permission.NOTICE_ISSUE);
        desk.apply(by, errand.about(), told);
    }
}
