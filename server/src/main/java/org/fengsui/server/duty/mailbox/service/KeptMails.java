package org.fengsui.server.duty.mailbox.service;

import org.fengsui.server.platform.kernel.Kept;
import org.springframework.stereotype.Component;

/** Mails of superiors with what was attached: the originals of circulars. */
@Component
final class KeptMails implements Kept.ForEver {

    @Override
    public String kind() {
        return "mails";
    }
}
