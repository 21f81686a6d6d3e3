package org.fengsui.server.duty.mailbox.service;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.SharedFileInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.fengsui.engine.table.BadInput;
import org.fengsui.server.duty.mailbox.Mail;
import org.fengsui.server.duty.mailbox.MailState;
import org.fengsui.server.duty.mailbox.domain.AutomaticMail;
import org.fengsui.server.duty.mailbox.domain.MimeParts;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.reading.Extract;
import org.fengsui.server.platform.reading.Marking;
import org.fengsui.server.platform.reading.Markings;
import org.fengsui.server.platform.reading.Reading;
import org.fengsui.server.platform.reading.ReadingProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Reads one mail whole or not at all: what cannot be read is recorded by its head and lies on the
 * server; what cannot be read now stays there for the next look.
 */
@Component
class MailReading {

    private static final Logger LOG = LoggerFactory.getLogger(MailReading.class);
    private static final int LINE = 300;

    private final Reading reading;
    private final Markings markings;
    private final Mailboxes mailboxes;
    private final MailboxSettings settings;
    private final BusinessClock clock;

    MailReading(
            Reading reading,
            Markings markings,
            Mailboxes mailboxes,
            MailboxSettings settings,
            BusinessClock clock) {
        this.reading = reading;
        this.markings = markings;
        this.mailboxes = mailboxes;
        this.settings = settings;
        this.clock = clock;
    }

    /** An attachment with what it says. */
    record Original(String name, Path content, List<Extract> read) {}

    /** Takes a mail. */
    void take(Mail.Box box, long validity, long uid, IMAPMessage message)
            throws MessagingException, IOException {
        var head = head(validity, uid, message);
        var automatic = AutomaticMail.sign(name -> headers(message, name), head.sender());
        if (automatic.isPresent()) {
            mailboxes.recordHead(box, head, MailState.AUTOMATIC, line(automatic.get()));
        } else if (mailboxes.known(head.messageId())) {
            mailboxes.recordHead(box, head, MailState.REPEATED, "");
        } else if (message.getSize() > settings.largest().toBytes()) {
            mailboxes.recordHead(box, head, MailState.TOO_LARGE, (message.getSize() >> 20) + " MB");
        } else {
            read(box, head, message);
        }
    }

    private void read(Mail.Box box, Mail.Head head, IMAPMessage message) throws IOException {
        var folder = Files.createTempDirectory("fengsui-mail-");
        try {
            var whole = folder.resolve("mail");
            try (var out = Files.newOutputStream(whole)) {
                message.writeTo(out);
            }
            keep(box, head, whole, folder);
        } catch (Refusal refused) {
            if (refused.problem() == ReadingProblem.MARKED) {
                mailboxes.recordHead(box, head.silent(), MailState.REFUSED, "");
            } else if (refused.problem().kind() == Problem.Kind.UNAVAILABLE) {
                throw refused;
            } else {
                unreadable(box, head, refused);
            }
        } catch (MessagingException | RuntimeException e) {
            unreadable(box, head, e);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void unreadable(Mail.Box box, Mail.Head head, Exception why) {
        LOG.warn("a mail of {} is recorded by its head", box.name(), why);
        mailboxes.recordHead(box, head, MailState.UNREADABLE, "");
    }

    private void keep(Mail.Box box, Mail.Head head, Path whole, Path folder)
            throws IOException, MessagingException {
        try (var bytes = new SharedFileInputStream(whole.toFile())) {
            var parts = MimeParts.of(new MimeMessage(null, bytes), folder);
            var body =
                    parts.bodies().stream()
                            .flatMap(piece -> texts(piece, "").stream())
                            .map(Extract::text)
                            .collect(Collectors.joining("\n"))
                            .strip();
            var originals = new ArrayList<Original>();
            for (var piece : parts.attachments()) {
                originals.add(new Original(piece.name(), piece.content(), texts(piece, "")));
            }
            check(head, body, originals);
            mailboxes.record(box, head, body, originals);
        }
    }

    /** What breaks its reader is kept all the same. */
    private List<Extract> texts(MimeParts.Piece piece, String password) {
        try {
            return reading.texts(piece.name(), piece.content(), password);
        } catch (BadInput e) {
            LOG.info("an attachment cannot be read", e);
            return List.of(Extract.without(line(piece.name()), Extract.State.BROKEN));
        }
    }

    private void check(Mail.Head head, String body, List<Original> originals) {
        var bringer = new Markings.Bringer("circular-mail", 0, head.sender());
        markings.check(bringer, head.subject(), body);
        for (var original : originals) {
            original.read().forEach(each -> check(bringer, each));
        }
    }

    /** Refuses a document that bears a mark, in its text or its name. */
    void check(Markings.Bringer bringer, Extract read) {
        markings.check(bringer, read.text());
        var name = read.name().substring(read.name().lastIndexOf('/') + 1);
        Marking.inName(name).ifPresent(level -> markings.check(bringer, "【" + level + "】"));
    }

    private Mail.Head head(long validity, long uid, IMAPMessage message) throws MessagingException {
        Date received = message.getReceivedDate();
        var now = clock.now();
        Instant arrived =
                received == null || received.toInstant().isAfter(now) ? now : received.toInstant();
        var from = from(message);
        return new Mail.Head(
                validity,
                uid,
                line(Objects.requireNonNullElse(message.getMessageID(), "")),
                arrived,
                line(Objects.requireNonNullElse(from.getAddress(), "")).toLowerCase(Locale.ROOT),
                line(Objects.requireNonNullElse(from.getPersonal(), "")),
                line(Objects.requireNonNullElse(message.getSubject(), "")));
    }

    private static InternetAddress from(IMAPMessage message) {
        try {
            var from = message.getFrom();
            return from != null && from.length > 0 && from[0] instanceof InternetAddress address
                    ? address
                    : new InternetAddress();
        } catch (MessagingException e) {
            LOG.debug("a sender that is no address", e);
            return new InternetAddress();
        }
    }

    private static List<String> headers(IMAPMessage message, String name) {
        try {
            var values = message.getHeader(name);
            return values == null ? List.of() : List.of(values);
        } catch (MessagingException e) {
            throw new IllegalStateException("the head cannot be read", e);
        }
    }

    /** One line of bounded length, decoded. */
    private static String line(String text) {
        String decoded;
        try {
            decoded = MimeUtility.decodeText(text);
        } catch (UnsupportedEncodingException e) {
            decoded = text;
        }
        var plain = decoded.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() > LINE ? plain.substring(0, LINE) : plain;
    }
}
