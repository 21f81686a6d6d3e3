package org.fengsui.server.speaking.delivery.sms;

import java.util.Objects;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.Reply;
import org.fengsui.server.speaking.delivery.domain.Cut;
import org.fengsui.server.speaking.delivery.domain.Letter;
import org.fengsui.server.speaking.delivery.domain.Way;

/** Calls the duty contact and says that there is something to do at once. */
final class VoiceWay implements Way {

    private static final int BRIEF = 35;

    private final VoiceSettings settings;
    private final Gateway gateway;

    VoiceWay(VoiceSettings settings, Gateway gateway) {
        this.settings = settings;
        this.gateway = gateway;
    }

    @Override
    public Channel channel() {
        return Channel.VOICE;
    }

    @Override
    public Reply hand(Letter letter) {
        var number = Objects.requireNonNullElse(letter.to().mobile(), settings.number());
        if (number.isBlank()) {
            return new Reply.Refused("no telephone to call");
        }
        var brief = Objects.requireNonNullElse(letter.brief(), "待办事项");
        return gateway.send(
                number,
                settings.text().replace("${brief}", Cut.characters(brief, BRIEF)),
                letter.id());
    }
}
