package org.fengsui.server.campus.readiness.service;

import org.fengsui.server.platform.kernel.Kept;
import org.springframework.stereotype.Component;

/** Who was on duty, who was called and who accepted; what units did every day. */
@Component
final class KeptReadiness implements Kept.ForEver {

    @Override
    public String kind() {
        return "readiness";
    }
}
