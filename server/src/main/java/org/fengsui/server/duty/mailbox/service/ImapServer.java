package org.fengsui.server.duty.mailbox.service;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.fengsui.server.duty.mailbox.Mail;
import org.fengsui.server.platform.outbound.OutboundPolicy;
import org.springframework.stereotype.Component;

/** Speaks IMAP over TLS; it reads, and changes nothing on the server. */
@Component
class ImapServer {

    private static final String TIMEOUT = "20000";
    private static final String PREFIX = "mail.imaps.";

    private final OutboundPolicy outbound;

    ImapServer(OutboundPolicy outbound) {
        this.outbound = outbound;
    }

    /** What is done with an open folder. */
    @FunctionalInterface
    interface Use {
        void with(IMAPFolder folder) throws MessagingException, IOException;
    }

    /**
     * Opens the inbox for reading.
     *
     * @throws org.fengsui.server.platform.kernel.Refusal if the host may not be reached
     */
    void inbox(Mail.Box box, String password, Use use) throws MessagingException, IOException {
        outbound.check(box.host(), box.port(), OutboundPolicy.Purpose.MAIL);
        var session = Session.getInstance(properties(box));
        try (Store store = session.getStore("imaps")) {
            store.connect(box.host(), box.port(), box.username(), password);
            try (Folder folder = store.getFolder("INBOX")) {
                folder.open(Folder.READ_ONLY);
                use.with((IMAPFolder) folder);
            }
        }
    }

    private static Properties properties(Mail.Box box) throws MessagingException {
        var properties = new Properties();
        properties.put(PREFIX + "connectiontimeout", TIMEOUT);
        properties.put(PREFIX + "timeout", TIMEOUT);
        properties.put(PREFIX + "writetimeout", TIMEOUT);
        properties.put(PREFIX + "ssl.checkserveridentity", "true");
        properties.put(PREFIX + "ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put(PREFIX + "peek", "true");
        if (!box.authority().isBlank()) {
            try {
                properties.put(PREFIX + "ssl.socketFactory", trusting(box.authority()));
            } catch (GeneralSecurityException | IOException e) {
                throw new MessagingException("the certificate authority cannot be read", e);
            }
        }
        return properties;
    }

    /**
     * Trusts what these authorities signed, and nothing else.
     *
     * @throws GeneralSecurityException if they are no certificates
     */
    static SSLSocketFactory trusting(String pem) throws GeneralSecurityException, IOException {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
        int at = 0;
        for (var each : CertificateFactory.getInstance("X.509").generateCertificates(bytes)) {
            trusted.setCertificateEntry("authority-" + at++, each);
        }
        if (at == 0) {
            throw new GeneralSecurityException("no certificate");
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}
