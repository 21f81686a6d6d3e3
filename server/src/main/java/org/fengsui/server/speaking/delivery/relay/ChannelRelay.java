package org.fengsui.server.speaking.delivery.relay;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.domain.Way;

/**
 * Empties the outbox by one channel behind the web. Each has its own run, so that one that is slow
 * holds up neither the others nor mail and inbox.
 */
final class ChannelRelay implements Periodic {

    private final Carrier carrier;
    private final Way way;

    /** Runs the way of that channel; where none is set up, what was meant for it is refused. */
    ChannelRelay(Carrier carrier, List<Way> ways, Channel channel) {
        this.carrier = carrier;
        this.way =
                ways.stream()
                        .filter(each -> each.channel() == channel)
                        .findFirst()
                        .orElseGet(() -> new AbsentWay(channel));
    }

    @Override
    public String name() {
        return "delivery-" + way.channel().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void runOnce() {
        carrier.carry(way);
    }
}
