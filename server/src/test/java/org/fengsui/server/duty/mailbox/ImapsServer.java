package org.fengsui.server.duty.mailbox;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

/** A real IMAP server over TLS on the loopback, with a certificate of its own. */
final class ImapsServer {

    static final String USER = "shouwen";
    static final String PASSWORD = "a-password-of-the-test";

    private static final String STORE_PASSWORD = "changeit";

    private final GreenMail server;
    private final GreenMailUser user;
    private final String authority;

    ImapsServer() {
        try {
            var folder = Files.createTempDirectory("fengsui-imaps-");
            var store = folder.resolve("store.p12");
            makeCertificate(store);
            System.setProperty("greenmail.tls.keystore.file", store.toString());
            System.setProperty("greenmail.tls.keystore.password", STORE_PASSWORD);
            authority = pem(store);
            server = new GreenMail(new ServerSetup(0, "127.0.0.1", "imaps"));
            server.start();
            user =
                    server.getManagers()
                            .getUserManager()
                            .createUser("shouwen@example.edu.cn", USER, PASSWORD);
        } catch (IOException | GeneralSecurityException | UserException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void makeCertificate(Path store) throws IOException, InterruptedException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made =
                new ProcessBuilder(
                                tool,
                                "-genkeypair",
                                "-alias",
                                "imap",
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                STORE_PASSWORD,
                                "-dname",
                                "CN=127.0.0.1",
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-validity",
                                "30")
                        .inheritIO()
                        .start()
                        .waitFor();
        if (made != 0) {
            throw new IOException("keytool " + made);
        }
    }

    private static String pem(Path store) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance(store.toFile(), STORE_PASSWORD.toCharArray());
        var encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN CERTIFICATE-----\n"
                + encoder.encodeToString(keys.getCertificate("imap").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    int port() {
        return server.getImaps().getPort();
    }

    String authority() {
        return authority;
    }

    /** A mail arrives at that time. */
    void arrives(MimeMessage mail, Instant at) throws MessagingException {
        mail.saveChanges();
        append(mail, at);
    }

    /** The same as it is. */
    void append(MimeMessage mail, Instant at) {
        try {
            server.getManagers()
                    .getImapHostManager()
                    .getInbox(user)
                    .appendMessage(mail, new Flags(), Date.from(at));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void stop() {
        server.stop();
    }
}
