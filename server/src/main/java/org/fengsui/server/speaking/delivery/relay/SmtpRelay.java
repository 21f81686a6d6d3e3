package org.fengsui.server.speaking.delivery.relay;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.outbound.OutboundPolicy;
import org.fengsui.server.speaking.delivery.MailRelay;
import org.fengsui.server.speaking.delivery.Reply;
import org.jspecify.annotations.Nullable;

/** The school's SMTP relay (RFC 5321). Its reply to the end of data is the receipt. */
final class SmtpRelay implements MailRelay {

    private static final String TIMEOUT = "10000";

    private final MailSettings settings;
    private final OutboundPolicy outbound;

    SmtpRelay(MailSettings settings, OutboundPolicy outbound) {
        this.settings = settings;
        this.outbound = outbound;
    }

    @Override
    public @Nullable String publicUrl() {
        return settings.publicUrl();
    }

    @Override
    public Connection open() {
        return new SmtpConnection(Session.getInstance(properties()));
    }

    private Properties properties() {
        var scheme = settings.security() == MailSettings.Security.TLS ? "smtps" : "smtp";
        var properties = new Properties();
        properties.put("mail.transport.protocol", scheme);
        var prefix = "mail." + scheme + ".";
        properties.put(prefix + "connectiontimeout", TIMEOUT);
        properties.put(prefix + "timeout", TIMEOUT);
        properties.put(prefix + "writetimeout", TIMEOUT);
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "auth", String.valueOf(!settings.username().isBlank()));
        if (settings.security() == MailSettings.Security.STARTTLS) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", "true");
        }
        return properties;
    }

    private final class SmtpConnection implements Connection {

        private final Session session;
        private @Nullable SMTPTransport transport;

        SmtpConnection(Session session) {
            this.session = session;
        }

        @Override
        public Reply hand(Mail mail) {
            MimeMessage mime;
            try {
                mime = mime(mail);
            } catch (MessagingException | UnsupportedEncodingException e) {
                return new Reply.Refused("not a mail that can be sent: " + e.getMessage());
            }
            SMTPTransport open;
            try {
                open = connected();
            } catch (MessagingException e) {
                return new Reply.Away(firstLine(e));
            } catch (Refusal e) {
                return new Reply.Away(settings.host() + ": " + e.problem().slug());
            }
            try {
                open.sendMessage(mime, mime.getAllRecipients());
                return new Reply.Taken(open.getLastServerResponse().strip());
            } catch (MessagingException e) {
                return failure(e, open);
            }
        }

        private SMTPTransport connected() throws MessagingException {
            var open = transport;
            if (open == null || !open.isConnected()) {
                outbound.check(settings.host(), settings.port(), OutboundPolicy.Purpose.MAIL);
                open = (SMTPTransport) session.getTransport();
                boolean auth = !settings.username().isBlank();
                open.connect(
                        settings.host(),
                        settings.port(),
                        auth ? settings.username() : null,
                        auth ? settings.password() : null);
                transport = open;
            }
            return open;
        }

        private MimeMessage mime(Mail mail)
                throws MessagingException, UnsupportedEncodingException {
            var mime = new IdentifiedMessage(session, mail.messageId(), domain());
            mime.setFrom(
                    new InternetAddress(
                            settings.from(), settings.fromName(), StandardCharsets.UTF_8.name()));
            var to = new InternetAddress(mail.to(), true);
            to.setPersonal(mail.toName(), StandardCharsets.UTF_8.name());
            mime.setRecipient(Message.RecipientType.TO, to);
            mime.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
            mime.setSentDate(Date.from(mail.written()));
            mime.setHeader("Auto-Submitted", "auto-generated");
            mime.setText(mail.text(), StandardCharsets.UTF_8.name());
            mime.saveChanges();
            return mime;
        }

        private String domain() {
            return settings.from().substring(settings.from().indexOf('@') + 1);
        }

        @Override
        public void close() {
            var open = transport;
            transport = null;
            if (open != null) {
                try {
                    open.close();
                } catch (MessagingException e) {
                    // the relay went away before the farewell: nothing is lost by that
                    return;
                }
            }
        }
    }

    /** Tells a refusal of this mail from a relay that cannot take any now. */
    private static Reply failure(MessagingException failure, SMTPTransport open) {
        int code = -1;
        String line = firstLine(failure);
        for (Exception e = failure;
                e != null;
                e = e instanceof MessagingException m ? m.getNextException() : null) {
            if (e instanceof SMTPAddressFailedException address) {
                code = address.getReturnCode();
                line = firstLine(address);
            } else if (code < 0 && e instanceof SMTPSendFailedException send) {
                code = send.getReturnCode();
                line = firstLine(send);
            }
        }
        if (code >= 500) {
            return new Reply.Refused(line);
        }
        return code >= 400 || open.isConnected() ? new Reply.Later(line) : new Reply.Away(line);
    }

    private static String firstLine(Exception e) {
        var message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.strip().lines().findFirst().orElse("");
    }

    /**
     * A mail whose Message-ID is derived from the outbox, so that a second sending is recognised.
     */
    private static final class IdentifiedMessage extends MimeMessage {

        private final String identity;

        IdentifiedMessage(Session session, long id, String domain) {
            super(session);
            this.identity = "<fengsui." + id + "@" + domain + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", identity);
        }
    }
}
