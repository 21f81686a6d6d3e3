package org.fengsui.server.platform.audit.domain;

import java.util.Map;
import java.util.Optional;
import org.fengsui.server.platform.audit.AuditChain;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.audit.AuditVerification;
import org.fengsui.server.platform.audit.AuditVerification.Broken;
import org.fengsui.server.platform.audit.AuditVerification.Intact;
import org.fengsui.server.platform.audit.AuditVerifications;
import org.fengsui.server.platform.kernel.Errand;
import org.fengsui.server.platform.kernel.ErrandWork;
import org.fengsui.server.platform.kernel.Errands;
import org.fengsui.server.platform.kernel.Told;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Walks the chain when somebody asked for it; there is but one to walk. */
@Component
class VerificationWork implements AuditVerifications, ErrandWork {

    private static final String NAME = "audit-verification";
    private static final String THE_CHAIN = "";

    private final Errands errands;
    private final AuditChain chain;
    private final AuditLog log;

    VerificationWork(Errands errands, AuditChain chain, AuditLog log) {
        this.errands = errands;
        this.chain = chain;
        this.log = log;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    @Transactional
    public Errand ask(long accountId, String name) {
        errands.ask(NAME, THE_CHAIN, accountId, name);
        return newest().orElseThrow();
    }

    @Override
    public Optional<Errand> newest() {
        return errands.newest(NAME, THE_CHAIN);
    }

    @Override
    public void runOnce() {
        errands.carryOut(this);
    }

    @Override
    public void carryOut(Errand errand, Told told) {
        note(errand, chain.verify(told));
    }

    private void note(Errand asked, AuditVerification found) {
        log.append(
                asked.accountId(),
                asked.name(),
                "audit.verified",
                null,
                switch (found) {
                    case Intact intact ->
                            Map.of(
                                    "result", "intact",
                                    "blocks", String.valueOf(intact.blocks()),
                                    "entries", String.valueOf(intact.entries()),
                                    "head", intact.head().written());
                    case Broken broken ->
                            Map.of(
                                    "result", broken.fault().name(),
                                    "block", String.valueOf(broken.block()),
                                    "entry", String.valueOf(broken.entry()));
                });
    }
}
