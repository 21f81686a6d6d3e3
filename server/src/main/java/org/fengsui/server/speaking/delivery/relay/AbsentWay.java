package org.fengsui.server.speaking.delivery.relay;

import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.Reply;
import org.fengsui.server.speaking.delivery.domain.Letter;
import org.fengsui.server.speaking.delivery.domain.Way;

/**
 * Stands for a channel that is not set up any more: what still waits for it goes the next way.
 *
 * @param channel which
 */
record AbsentWay(Channel channel) implements Way {

    @Override
    public Reply hand(Letter letter) {
        return new Reply.Refused("not set up: " + channel);
    }
}
