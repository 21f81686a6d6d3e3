package org.fengsui.server.speaking.delivery.relay;

import org.fengsui.server.platform.outbound.OutboundPolicy;
import org.fengsui.server.speaking.delivery.MailRelay;
import org.jspecify.annotations.Nullable;

/**
 * The relay mail goes by.
 *
 * @param relay null where none is set
 */
record MailWay(@Nullable MailRelay relay) {

    /** Another room's relay (the demo's mailbox) goes before the settings'. */
    static MailWay choose(
            @Nullable MailRelay other, MailSettings settings, OutboundPolicy outbound) {
        if (other != null) {
            return new MailWay(other);
        }
        return new MailWay(settings.configured() ? new SmtpRelay(settings, outbound) : null);
    }
}
