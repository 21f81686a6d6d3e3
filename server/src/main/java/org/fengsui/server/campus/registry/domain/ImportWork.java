package org.fengsui.server.campus.registry.domain;

import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.Errand;
import org.fengsui.server.platform.kernel.ErrandWork;
import org.fengsui.server.platform.kernel.Errands;
import org.fengsui.server.platform.kernel.Told;
import org.springframework.stereotype.Component;

/** Writes the imports that were confirmed. */
@Component
class ImportWork implements ErrandWork {

    static final String NAME = "registry-import";

    private final Errands errands;
    private final RegistryImports imports;
    private final Accounts accounts;

    ImportWork(Errands errands, RegistryImports imports, Accounts accounts) {
        this.errands = errands;
        this.imports = imports;
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
        imports.apply(by, errand.about(), told);
    }
}
