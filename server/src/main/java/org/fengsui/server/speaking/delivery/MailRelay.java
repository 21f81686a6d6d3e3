package org.fengsui.server.speaking.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The way out for mail. In production it is the school's SMTP relay; the demo puts its own mailbox
 * here, so that a newcomer sees every mail without a mail server.
 */
public interface MailRelay {

    /**
     * A mail as it goes out.
     *
     * @param messageId the outbox's identity; the Message-ID is made from it, so that a mail sent
     *     again after a crash is recognised as the same
     * @param toName the person's name
     * @param to the address
     * @param subject one line
     * @param text plain text with its link
     * @param written when the message was written
     */
    record Mail(
            long messageId,
            String toName,
            String to,
            String subject,
            String text,
            Instant written) {}

    /** A connection that is used for several mails in a row. */
    interface Connection extends AutoCloseable {
        /** Hands over one mail. */
        Reply hand(Mail mail);

        @Override
        void close();
    }

    /** Opens a connection; it is really made with the first mail. */
    Connection open();

    /**
     * The address by which people reach Fengsui, without a slash at the end; null if it is not set.
     */
    @Nullable String publicUrl();
}
