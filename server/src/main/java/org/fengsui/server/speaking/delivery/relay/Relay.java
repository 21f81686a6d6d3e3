package org.fengsui.server.speaking.delivery.relay;

import java.time.Duration;
import org.fengsui.server.platform.kernel.Periodic;
import org.springframework.stereotype.Component;

/** Empties the outbox: the inbox first, which needs nobody, then mail over one connection. */
@Component
class Relay implements Periodic {

    private final Carrier carrier;
    private final InboxWay inbox;
    private final MailWay mail;

    Relay(Carrier carrier, InboxWay inbox, MailWay mail) {
        this.carrier = carrier;
        this.inbox = inbox;
        this.mail = mail;
    }

    @Override
    public String name() {
        return "delivery-relay";
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void runOnce() {
        carrier.carry(inbox);
        carrier.carry(mail);
    }
}
