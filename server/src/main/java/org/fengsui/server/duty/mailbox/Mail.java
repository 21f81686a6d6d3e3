package org.fengsui.server.duty.mailbox;

import java.time.Instant;
import org.fengsui.server.platform.reading.Extract;
import org.jspecify.annotations.Nullable;

/**
 * A mail that came.
 *
 * @param id identity; its files are about the subject {@code circular-mail}
 * @param boxId the mailbox
 * @param head what its head says; empty where it was refused
 * @param state what became of it
 * @param sourceId the body of its sender; null where nobody told of it
 * @param note why, where that is not plain: the header that made it automatic, how large it is
 * @param body its text
 * @param circularId the circular it became; null before
 * @param decidedAt when somebody decided; null before
 * @param decider who
 */
public record Mail(
        long id,
        long boxId,
        Head head,
        MailState state,
        @Nullable Long sourceId,
        String note,
        String body,
        @Nullable Long circularId,
        @Nullable Instant decidedAt,
        String decider) {

    /**
     * What a mail says before it is read.
     *
     * @param validity the server’s UIDVALIDITY
     * @param uid the server’s UID
     * @param messageId its Message-ID; empty where it has none
     * @param arrivedAt its arrival at the server (INTERNALDATE)
     * @param sender the address, small letters
     * @param senderName the name beside it
     * @param subject one line
     */
    public record Head(
            long validity,
            long uid,
            String messageId,
            Instant arrivedAt,
            String sender,
            String senderName,
            String subject) {

        /** What may be kept of one that was refused: that it came, and when. */
        public Head silent() {
            return new Head(validity, uid, "", arrivedAt, "", "", "");
        }
    }

    /**
     * A document of a mail.
     *
     * @param id identity; 0 for a new one
     * @param fileId the attachment as it came, or the archive it is in
     * @param read what it says
     */
    public record Part(long id, @Nullable Long fileId, Extract read) {}

    /**
     * A mailbox; its password is never read back.
     *
     * @param id identity; 0 for a new one
     * @param version raised with every change
     * @param name what it is called
     * @param host the IMAP server
     * @param port of IMAP over TLS
     * @param username who signs in
     * @param authority the school’s own certificate authority as PEM; empty for public ones
     * @param active whether it is read
     * @param validity the server’s UIDVALIDITY when it was read; 0 before it was first
     * @param lastUid the last UID that was read
     * @param checkedAt when it was read last; null before it was first
     * @param trouble why it could not be read last time; empty where it could
     */
    public record Box(
            long id,
            int version,
            String name,
            String host,
            int port,
            String username,
            String authority,
            boolean active,
            long validity,
            long lastUid,
            @Nullable Instant checkedAt,
            String trouble) {}
}
