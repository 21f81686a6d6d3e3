package org.fengsui.server.alarm.warning.service;

import org.fengsui.server.platform.kernel.Kept;
import org.springframework.stereotype.Component;

/** What was published when, and who confirmed it. */
@Component
final class KeptWarnings implements Kept.ForEver {

    @Override
    public String kind() {
        return "warnings";
    }
}
