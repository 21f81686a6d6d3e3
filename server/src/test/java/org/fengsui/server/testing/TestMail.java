package org.fengsui.server.testing;

import java.util.ArrayList;
import java.util.List;
import org.fengsui.server.speaking.delivery.MailRelay;
import org.fengsui.server.speaking.delivery.Reply;
import org.jspecify.annotations.Nullable;

/**
 * The relay of a test's server: keeps every mail it takes, and can be told to refuse or to be away.
 * Empty and willing again before each test method.
 */
public final class TestMail implements MailRelay {

    private final List<Mail> taken = new ArrayList<>();
    private @Nullable Reply instead;
    private @Nullable String refused;

    /** Every mail taken over, in order. */
    public synchronized List<Mail> taken() {
        return List.copyOf(taken);
    }

    /** The mails to one address. */
    public synchronized List<Mail> to(String address) {
        return taken.stream().filter(mail -> mail.to().equals(address)).toList();
    }

    /** From now on this is the answer; null takes mail again. */
    public synchronized void answer(@Nullable Reply reply) {
        instead = reply;
    }

    /** From now on mail to this address is refused for good; null takes it again. */
    public synchronized void refuse(@Nullable String address) {
        refused = address;
    }

    synchronized void reset() {
        refused = null;
        taken.clear();
        instead = null;
    }

    @Override
    public Connection open() {
        return new Connection() {
            @Override
            public Reply hand(Mail mail) {
                return answerTo(mail);
            }

            @Override
            public void close() {
                // nothing is held open
            }
        };
    }

    private synchronized Reply answerTo(Mail mail) {
        var reply = instead;
        if (reply != null) {
            return reply;
        }
        if (mail.to().equals(refused)) {
            return new Reply.Refused("550 no such user");
        }
        taken.add(mail);
        return new Reply.Taken("250 OK " + mail.messageId());
    }

    @Override
    public String publicUrl() {
        return "https://fengsui.example.edu.cn";
    }
}
