package org.fengsui.server.account.accountability.service;

import org.fengsui.server.platform.kernel.Kept;
import org.springframework.stereotype.Component;

/** How the record was weighed, what was excused of it, and what closed years came to. */
@Component
final class KeptScores implements Kept.ForEver {

    @Override
    public String kind() {
        return "scores";
    }
}
