package org.fengsui.server.speaking.delivery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.outbound.OutboundPolicy;
import org.fengsui.server.speaking.delivery.MailRelay.Mail;
import org.fengsui.server.speaking.delivery.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real SMTP server on the loopback. */
class SmtpRelayTest {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void theMailArrivesAndTheReplyIsTheReceipt() throws Exception {
        try (var connection = relay(MailSettings.Security.NONE).open()) {
            var reply = connection.hand(mail(7, "ding@example.edu.cn"));
            assertThat(reply)
                    .isInstanceOfSatisfying(
                            Reply.Taken.class, taken -> assertThat(taken.line()).startsWith("250"));
            connection.hand(mail(8, "ding@example.edu.cn"));
        }
        assertThat(server.getReceivedMessages()).hasSize(2);
        MimeMessage first = server.getReceivedMessages()[0];
        assertThat(first.getSubject()).isEqualTo("整改通知书 信办整〔2026〕7号");
        assertThat(first.getMessageID()).isEqualTo("<fengsui.7@example.edu.cn>");
        assertThat(first.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(first.getAllRecipients()[0].toString()).contains("ding@example.edu.cn");
        assertThat(first.isMimeType("text/plain")).isTrue();
        assertThat(GreenMailUtil.getBody(first)).isNotEmpty();
    }

    @Test
    void aSecondSendingOfOneMessageIsRecognisable() throws Exception {
        try (var connection = relay(MailSettings.Security.NONE).open()) {
            connection.hand(mail(7, "ding@example.edu.cn"));
            connection.hand(mail(7, "ding@example.edu.cn"));
        }
        var received = server.getReceivedMessages();
        assertThat(received[0].getMessageID()).isEqualTo(received[1].getMessageID());
    }

    @Test
    void aRelayThatDoesNotListenIsAway() {
        var relay = relay(MailSettings.Security.NONE);
        server.stop();
        try (var connection = relay.open()) {
            assertThat(connection.hand(mail(1, "ding@example.edu.cn")))
                    .isInstanceOf(Reply.Away.class);
        }
    }

    @Test
    void aRelayWithoutTlsIsNotSpokenToWhereTlsIsAsked() {
        try (var connection = relay(MailSettings.Security.STARTTLS).open()) {
            assertThat(connection.hand(mail(1, "ding@example.edu.cn")))
                    .isInstanceOf(Reply.Away.class);
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void anAddressThatIsNoneIsRefusedWithoutAskingTheRelay() {
        try (var connection = relay(MailSettings.Security.NONE).open()) {
            assertThat(connection.hand(mail(1, "ding@example.edu.cn\r\nBcc: x@example.com")))
                    .isInstanceOf(Reply.Refused.class);
            assertThat(connection.hand(mail(2, "not an address")))
                    .isInstanceOf(Reply.Refused.class);
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aRelayWhoseNameIsUnknownIsAway() {
        OutboundPolicy unknown =
                (host, port, purpose) -> {
                    throw new Refusal(CommonProblem.NOT_FOUND);
                };
        try (var connection = new SmtpRelay(settings(MailSettings.Security.NONE), unknown).open()) {
            assertThat(connection.hand(mail(1, "ding@example.edu.cn")))
                    .isInstanceOf(Reply.Away.class);
        }
    }

    private SmtpRelay relay(MailSettings.Security security) {
        return new SmtpRelay(
                settings(security), (host, port, purpose) -> new InetSocketAddress(host, port));
    }

    private MailSettings settings(MailSettings.Security security) {
        return new MailSettings(
                "127.0.0.1",
                server.getSmtp().getPort(),
                security,
                "",
                "",
                "fengsui@example.edu.cn",
                "网络安全监测预警平台",
                "https://fengsui.example.edu.cn",
                Duration.ofHours(4),
                Duration.ofHours(72));
    }

    private static Mail mail(long id, String to) {
        return new Mail(
                id,
                "专员丁",
                to,
                "整改通知书 信办整〔2026〕" + id + "号",
                "请登录查看。",
                Instant.parse("2026-09-30T10:00:00Z"));
    }
}
