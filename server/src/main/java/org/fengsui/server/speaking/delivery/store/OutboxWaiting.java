package org.fengsui.server.speaking.delivery.store;

import org.fengsui.server.platform.kernel.Measure;
import org.springframework.stereotype.Component;

/** How much lies in the outbox. */
@Component
class OutboxWaiting implements Measure {

    private final Outbox outbox;

    OutboxWaiting(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return "outbox.waiting";
    }

    @Override
    public String meaning() {
        return "Messages in the outbox that have neither arrived nor been given up";
    }

    @Override
    public double now() {
        return outbox.waiting();
    }
}
