package org.fengsui.server.account.demo.mail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.fengsui.server.speaking.delivery.MailRelay;
import org.fengsui.server.speaking.delivery.Reply;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Takes every mail and shows it at {@code /demo/mail}. Stands aside when the demo is given a real
 * relay ({@code fengsui.mail.host}).
 */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "fengsui.mail.host", havingValue = "none", matchIfMissing = true)
class DemoMailbox implements MailRelay {

    private static final int KEPT = 200;

    private final Deque<Mail> mails = new ArrayDeque<>();
    private final Environment environment;

    DemoMailbox(Environment environment) {
        this.environment = environment;
    }

    /** The newest first. */
    synchronized List<Mail> newest() {
        return new ArrayList<>(mails).reversed();
    }

    private synchronized void keep(Mail mail) {
        if (mails.size() == KEPT) {
            mails.removeFirst();
        }
        mails.addLast(mail);
    }

    @Override
    public Connection open() {
        return new Connection() {
            @Override
            public Reply hand(Mail mail) {
                keep(mail);
                return new Reply.Taken("250 kept in the demo's mailbox");
            }

            @Override
            public void close() {
                // nothing is held open
            }
        };
    }

    @Override
    public String publicUrl() {
        return "http://localhost:" + environment.getProperty("local.server.port", "8080");
    }
}
