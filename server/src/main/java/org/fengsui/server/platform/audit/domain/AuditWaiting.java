package org.fengsui.server.platform.audit.domain;

import org.fengsui.server.platform.audit.AuditChain;
import org.fengsui.server.platform.kernel.Measure;
import org.springframework.stereotype.Component;

/** How far the seal is behind the log. */
@Component
class AuditWaiting implements Measure {

    private final AuditChain chain;

    AuditWaiting(AuditChain chain) {
        this.chain = chain;
    }

    @Override
    public String name() {
        return "audit.waiting";
    }

    @Override
    public String meaning() {
        return "Audit entries that are committed and not yet sealed";
    }

    @Override
    public double now() {
        return chain.waiting();
    }
}
