package org.fengsui.server.duty.mailbox.service;

import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.fengsui.server.duty.mailbox.Mail;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks into each mailbox for what came since the last look, mail by mail. */
@Component
class MailLooking implements Periodic {

    private static final Logger LOG = LoggerFactory.getLogger(MailLooking.class);
    private static final int AT_ONCE = 50;

    private final Mailboxes mailboxes;
    private final ImapServer server;
    private final MailReading reading;
    private final MailboxSettings settings;

    MailLooking(
            Mailboxes mailboxes, ImapServer server, MailReading reading, MailboxSettings settings) {
        this.mailboxes = mailboxes;
        this.server = server;
        this.reading = reading;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "mailboxes";
    }

    @Override
    public Duration pause() {
        return settings.pause();
    }

    @Override
    public void runOnce() {
        for (var box : mailboxes.active()) {
            var trouble = "";
            try {
                server.inbox(box, mailboxes.password(box.id()), folder -> look(box, folder));
            } catch (MessagingException | IOException e) {
                LOG.warn("the mailbox {} cannot be read", box.name(), e);
                trouble = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            } catch (Refusal e) {
                LOG.warn("the mailbox {} is not read", box.name(), e);
                trouble = e.problem().slug();
            }
            mailboxes.looked(box.id(), trouble);
        }
    }

    /** What lay there before the first look is not read. */
    private void look(Mail.Box box, IMAPFolder folder) throws MessagingException, IOException {
        long validity = folder.getUIDValidity();
        if (box.validity() == 0) {
            mailboxes.reached(box.id(), validity, folder.getUIDNext() - 1);
            return;
        }
        long after = box.validity() == validity ? box.lastUid() : 0;
        var fresh =
                Arrays.stream(folder.getMessagesByUID(after + 1, UIDFolder.LASTUID))
                        .map(IMAPMessage.class::cast)
                        .toList();
        int taken = 0;
        for (var message : fresh) {
            long uid = folder.getUID(message);
            if (uid > after && taken++ < AT_ONCE) {
                reading.take(box, validity, uid, message);
            }
        }
    }
}
