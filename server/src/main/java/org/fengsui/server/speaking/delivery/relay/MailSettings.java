package org.fengsui.server.speaking.delivery.relay;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The school's mail relay.
 *
 * @param host blank: no relay is set, and mail is given up at once so that a person is told to
 *     serve by phone
 * @param port 25, 465 or 587 as the security asks
 * @param security whether and how the connection is encrypted
 * @param username blank for a relay that asks for none
 * @param password never logged
 * @param from the sender's address
 * @param fromName the sender's name
 * @param publicUrl the address by which people reach Fengsui, for links; no slash at the end. Null
 *     only where no relay is set
 * @param giveUpAfter how long a relay does not take a mail before a person is told to serve by
 *     phone
 * @param tryFor how long it is asked again all the same
 */
@ConfigurationProperties("fengsui.mail")
public record MailSettings(
        @DefaultValue("") String host,
        @DefaultValue("25") int port,
        @DefaultValue("STARTTLS") Security security,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("fengsui@localhost") String from,
        @DefaultValue("网络安全监测预警平台") String fromName,
        @Nullable String publicUrl,
        @DefaultValue("4h") Duration giveUpAfter,
        @DefaultValue("72h") Duration tryFor) {

    private static final Pattern WEB_ADDRESS =
            Pattern.compile("https?://[^\\s/?#]+(/[^\\s?#]*[^\\s/?#])?");

    /** Refuses a relay without the address that its mails link to. */
    public MailSettings {
        publicUrl = publicUrl == null || publicUrl.isBlank() ? null : publicUrl.strip();
        if (publicUrl != null && !WEB_ADDRESS.matcher(publicUrl).matches()) {
            throw new IllegalArgumentException(
                    "fengsui.mail.public-url is no web address such as"
                            + " https://fengsui.example.edu.cn, without a slash at its end: "
                            + publicUrl);
        }
        if (publicUrl == null && !host.isBlank()) {
            throw new IllegalArgumentException(
                    "fengsui.mail.public-url is missing: mail that goes out by "
                            + host
                            + " needs the address its links lead to");
        }
    }

    /** How the connection is encrypted. */
    public enum Security {
        /** Not at all: for a relay on the same machine or in a closed network. */
        NONE,
        /** Begins plain and must change to TLS before anything is said. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS
    }

    /** Whether a relay is set. */
    public boolean configured() {
        return !host.isBlank();
    }

    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + " " + security + " from " + from + "]";
    }
}
