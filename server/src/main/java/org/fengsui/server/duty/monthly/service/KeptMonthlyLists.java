package org.fengsui.server.duty.monthly.service;

import org.fengsui.server.platform.kernel.Kept;
import org.springframework.stereotype.Component;

/** What units were told of each month, and whether they read it. */
@Component
final class KeptMonthlyLists implements Kept.ForEver {

    @Override
    public String kind() {
        return "monthly-lists";
    }
}
