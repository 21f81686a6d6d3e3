package org.fengsui.server.speaking.delivery.relay;

import java.time.Duration;
import java.util.List;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.MailRelay;
import org.fengsui.server.speaking.delivery.domain.Letter;
import org.fengsui.server.speaking.delivery.domain.RetryPlan;
import org.fengsui.server.speaking.delivery.store.Outbox;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Empties the outbox: the inbox first, which needs nobody, then mail over one connection. */
@Component
class Relay implements Periodic {

    private static final int MOST_IN_ONE_RUN = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final Outbox outbox;
    private final @Nullable MailRelay mail;
    private final RetryPlan plan;

    Relay(Outbox outbox, MailWay way, MailSettings settings) {
        this.outbox = outbox;
        this.mail = way.relay();
        this.plan = new RetryPlan(settings.giveUpAfter(), settings.tryFor());
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
        fillInboxes();
        sendMail();
    }

    private void fillInboxes() {
        for (int i = 0; i < MOST_IN_ONE_RUN; i++) {
            var letter = outbox.claim(List.of(Channel.INBOX)).orElse(null);
            if (letter == null) {
                return;
            }
            if (letter.accountId() == null) {
                outbox.refused(letter, "no account");
            } else {
                outbox.accepted(letter, "in the inbox");
            }
        }
    }

    private void sendMail() {
        var letter = outbox.claim(List.of(Channel.MAIL)).orElse(null);
        if (letter == null) {
            return;
        }
        if (mail == null) {
            refuseAll(letter);
            return;
        }
        try (var connection = mail.open()) {
            for (int i = 0; i < MOST_IN_ONE_RUN && letter != null; i++) {
                if (!hand(connection, letter)) {
                    return;
                }
                letter = outbox.claim(List.of(Channel.MAIL)).orElse(null);
            }
        }
    }

    private void refuseAll(Letter first) {
        Letter letter = first;
        for (int i = 0; i < MOST_IN_ONE_RUN && letter != null; i++) {
            outbox.refused(letter, "no mail relay is set (fengsui.mail.host)");
            letter = outbox.claim(List.of(Channel.MAIL)).orElse(null);
        }
    }

    /** False when the relay is away, so that the rest waits. */
    private boolean hand(MailRelay.Connection connection, Letter letter) {
        var email = letter.email();
        if (email == null || email.isBlank()) {
            outbox.refused(letter, "no e-mail address");
            return true;
        }
        var reply =
                connection.hand(
                        new MailRelay.Mail(
                                letter.id(),
                                letter.recipientName(),
                                email,
                                letter.subject(),
                                text(letter),
                                letter.written()));
        return switch (reply) {
            case MailRelay.Reply.Taken(var line) -> {
                taken(letter, line);
                yield true;
            }
            case MailRelay.Reply.Refused(var line) -> {
                outbox.refused(letter, line);
                yield true;
            }
            case MailRelay.Reply.Later(var line) -> {
                outbox.failed(letter, plan, line);
                yield true;
            }
            case MailRelay.Reply.Away(var line) -> {
                outbox.failed(letter, plan, line);
                yield false;
            }
        };
    }

    /** What its receipt causes may fail; that holds up this letter only, not those behind it. */
    private void taken(Letter letter, String line) {
        try {
            outbox.accepted(letter, line);
        } catch (RuntimeException e) {
            LOG.error("the receipt of message {} could not be recorded", letter.id(), e);
            outbox.failed(letter, plan, "taken, but the receipt could not be recorded");
        }
    }

    private String text(Letter letter) {
        var base = mail == null ? null : mail.publicUrl();
        return base == null ? letter.body() : letter.body() + "\n\n" + base + letter.path() + "\n";
    }
}
