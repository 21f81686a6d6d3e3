package org.fengsui.server.speaking.delivery.relay;

import java.util.List;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * In which order the channels to a person are tried.
 *
 * @param order those that follow each other; one that is not named comes last
 */
@ConfigurationProperties("fengsui.channels")
record ChannelSettings(@DefaultValue({"WECOM", "MAIL", "SMS"}) List<Channel> order) {

    /** Keeps its own copy. */
    ChannelSettings {
        order = List.copyOf(order);
    }
}
