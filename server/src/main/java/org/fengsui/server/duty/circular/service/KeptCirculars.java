package org.fengsui.server.duty.circular.service;

import org.fengsui.server.platform.kernel.Kept;
import org.springframework.stereotype.Component;

/** What superiors told of, and what was reported to them: official records. */
@Component
final class KeptCirculars implements Kept.ForEver {

    @Override
    public String kind() {
        return "circulars";
    }
}
