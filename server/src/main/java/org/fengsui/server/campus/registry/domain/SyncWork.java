package org.fengsui.server.campus.registry.domain;

import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.Errand;
import org.fengsui.server.platform.kernel.ErrandWork;
import org.fengsui.server.platform.kernel.Errands;
import org.fengsui.server.platform.kernel.Told;
import org.springframework.stereotype.Component;

/** Writes the tables of other systems as it was chosen. */
@Component
class SyncWork implements ErrandWork {

    static final String NAME = "registry-sync";

    private final Errands errands;
    private final RegistrySync sync;
    private final Accounts accounts;

    SyncWork(Errands errands, RegistrySync sync, Accounts accounts) {
        this.errands = errands;
        this.sync = sync;
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
        var by = accounts.actor(errand.accountId(), Permission.REGISTRY_EDIT);
        sync.apply(by, errand.about(), told);
    }
}
