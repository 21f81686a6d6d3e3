package org.fengsui.server.speaking.delivery.relay;

import org.fengsui.server.platform.outbound.OutboundPolicy;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.MailRelay;
import org.fengsui.server.speaking.delivery.Reply;
import org.fengsui.server.speaking.delivery.domain.Letter;
import org.fengsui.server.speaking.delivery.domain.Way;
import org.jspecify.annotations.Nullable;

/** Mail by the relay there is, several over one connection. */
final class MailWay implements Way {

    private final @Nullable MailRelay relay;
    private MailRelay.@Nullable Connection connection;

    /** With no relay where none is set. */
    MailWay(@Nullable MailRelay relay) {
        this.relay = relay;
    }

    /** Another room's relay (the demo's mailbox) goes before the settings'. */
    static MailWay choose(
            @Nullable MailRelay other, MailSettings settings, OutboundPolicy outbound) {
        if (other != null) {
            return new MailWay(other);
        }
        return new MailWay(settings.configured() ? new SmtpRelay(settings, outbound) : null);
    }

    @Override
    public boolean isThere() {
        return relay != null;
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public Reply hand(Letter letter) {
        if (relay == null) {
            return new Reply.Refused("no mail relay is set (fengsui.mail.host)");
        }
        var email = letter.to().email();
        if (email == null || email.isBlank()) {
            return new Reply.Refused("no e-mail address");
        }
        return open(relay)
                .hand(
                        new MailRelay.Mail(
                                letter.id(),
                                letter.to().name(),
                                email,
                                letter.subject(),
                                text(letter, relay.publicUrl()),
                                letter.written()));
    }

    private MailRelay.Connection open(MailRelay by) {
        var open = connection;
        if (open == null) {
            open = by.open();
            connection = open;
        }
        return open;
    }

    @Override
    public void rest() {
        var open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }

    private static String text(Letter letter, @Nullable String base) {
        return base == null ? letter.body() : letter.body() + "\n\n" + base + letter.path() + "\n";
    }
}
