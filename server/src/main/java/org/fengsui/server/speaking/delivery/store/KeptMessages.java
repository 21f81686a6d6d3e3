package org.fengsui.server.speaking.delivery.store;

import org.fengsui.server.platform.kernel.Kept;
import org.springframework.stereotype.Component;

/** What was said to whom and when: the proof of service. */
@Component
final class KeptMessages implements Kept.ForEver {

    @Override
    public String kind() {
        return "messages";
    }
}
