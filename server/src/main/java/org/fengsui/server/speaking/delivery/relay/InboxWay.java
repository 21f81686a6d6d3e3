package org.fengsui.server.speaking.delivery.relay;

import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.Reply;
import org.fengsui.server.speaking.delivery.domain.Letter;
import org.fengsui.server.speaking.delivery.domain.Way;
import org.springframework.stereotype.Component;

/** The inbox inside Fengsui, which needs nobody. */
@Component
class InboxWay implements Way {

    @Override
    public Channel channel() {
        return Channel.INBOX;
    }

    @Override
    public Reply hand(Letter letter) {
        return letter.to().accountId() == null
                ? new Reply.Refused("no account")
                : new Reply.Taken("in the inbox");
    }
}
