package org.fengsui.server.duty.obligation.service;

import org.fengsui.server.platform.kernel.Kept;
import org.springframework.stereotype.Component;

/** Who owed what until when, and whether it was met. */
@Component
final class KeptObligations implements Kept.ForEver {

    @Override
    public String kind() {
        return "obligations";
    }
}
