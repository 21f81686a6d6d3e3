package org.fengsui.server.duty.measure.service;

import org.fengsui.server.platform.kernel.Kept;
import org.springframework.stereotype.Component;

/** What was ordered against a system, by whom, and until when. */
@Component
final class KeptMeasures implements Kept.ForEver {

    @Override
    public String kind() {
        return "measures";
    }
}
