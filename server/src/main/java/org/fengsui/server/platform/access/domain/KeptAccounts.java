package org.fengsui.server.platform.access.domain;

import org.fengsui.server.platform.kernel.Kept;
import org.springframework.stereotype.Component;

/** Accounts are disabled, never deleted: what was done keeps its name. */
@Component
final class KeptAccounts implements Kept.ForEver {

    @Override
    public String kind() {
        return "accounts";
    }
}
