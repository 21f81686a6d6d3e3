package org.fengsui.server.speaking.delivery.relay;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.domain.Way;
import org.springframework.stereotype.Component;

/**
 * Empties the outbox by the channels behind the web. They run apart from mail and inbox, so that
 * one that is slow holds up neither.
 */
@Component
class WebRelay implements Periodic {

    private static final EnumSet<Channel> OTHERS = EnumSet.of(Channel.INBOX, Channel.MAIL);

    private final Carrier carrier;
    private final List<Way> ways;

    WebRelay(Carrier carrier, List<Way> ways) {
        this.carrier = carrier;
        var there = ways.stream().collect(Collectors.toMap(Way::channel, way -> way));
        this.ways =
                EnumSet.complementOf(OTHERS).stream()
                        .map(channel -> there.getOrDefault(channel, new AbsentWay(channel)))
                        .toList();
    }

    @Override
    public String name() {
        return "delivery-web";
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void runOnce() {
        ways.forEach(carrier::carry);
    }
}
