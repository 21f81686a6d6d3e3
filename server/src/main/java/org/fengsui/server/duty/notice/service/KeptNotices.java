package org.fengsui.server.duty.notice.service;

import org.fengsui.server.platform.kernel.Kept;
import org.springframework.stereotype.Component;

/** Notices with their documents, service, answers and requests: official records. */
@Component
final class KeptNotices implements Kept.ForEver {

    @Override
    public String kind() {
        return "notices";
    }
}
