package org.fengsui.server.platform.audit.domain;

import org.fengsui.server.platform.kernel.Kept;
import org.springframework.stereotype.Component;

/** The audit log is a chain: without a link it proves nothing. */
@Component
final class KeptAudit implements Kept.ForEver {

    @Override
    public String kind() {
        return "audit";
    }
}
