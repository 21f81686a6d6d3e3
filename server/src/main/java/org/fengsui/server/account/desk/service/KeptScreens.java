package org.fengsui.server.account.desk.service;

import org.fengsui.server.platform.kernel.Kept;
import org.springframework.stereotype.Component;

/** Which devices showed the state of the school, and since when no more. */
@Component
final class KeptScreens implements Kept.ForEver {

    @Override
    public String kind() {
        return "screens";
    }
}
