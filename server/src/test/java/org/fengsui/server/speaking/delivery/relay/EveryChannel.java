package org.fengsui.server.speaking.delivery.relay;

import java.util.ArrayList;
import java.util.List;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.Delivery.Message;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.fengsui.server.speaking.delivery.LocalWeb;
import org.fengsui.server.speaking.delivery.wecom.WeComSite;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Every channel set up, in the order WeCom, mail, short message; each at a site of ours. */
@ServerTest
abstract class EveryChannel {

    static final Actor MACHINE = Actor.machine("test");
    static final LocalWeb WECOM = new LocalWeb();
    static final LocalWeb GATEWAY = new LocalWeb();
    static final List<String> SAID = new ArrayList<>();
    static final Recipient DING =
            new Recipient("P-1", "专员丁", "ding@example.edu.cn", 41L, "Ding001", "13900000001");

    final Delivery delivery;
    final TestClock clock;
    final WeComSite site;

    private final Relay relay;
    private final List<ChannelRelay> web;
    private final TransactionTemplate transaction;

    EveryChannel(
            Delivery delivery,
            Relay relay,
            List<ChannelRelay> web,
            TestClock clock,
            TransactionTemplate transaction) {
        this.delivery = delivery;
        this.relay = relay;
        this.web = web;
        this.clock = clock;
        this.transaction = transaction;
        this.site = new WeComSite(clock::now);
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("fengsui.mail.public-url", () -> "https://fengsui.example.edu.cn");
        settings.add("fengsui.channels.wecom.url", WECOM::url);
        settings.add("fengsui.channels.wecom.corp-id", () -> WeComSite.CORP);
        settings.add("fengsui.channels.wecom.agent-id", () -> WeComSite.AGENT);
        settings.add("fengsui.channels.wecom.secret", () -> WeComSite.SECRET);
        settings.add("fengsui.channels.sms.provider", () -> "HTTP");
        settings.add("fengsui.channels.sms.url", () -> GATEWAY.url() + "/sms");
        settings.add("fengsui.channels.voice.url", () -> GATEWAY.url() + "/call");
        settings.add("fengsui.channels.voice.number", () -> "01055500110");
        settings.add("fengsui.channels.robots[0].name", () -> "值班群");
        settings.add("fengsui.channels.robots[0].kind", () -> "DINGTALK");
        settings.add(
                "fengsui.channels.robots[0].url", () -> GATEWAY.url() + "/robot?access_token=t");
        settings.add("fengsui.channels.robots[0].secret", () -> "SEC0");
    }

    @BeforeEach
    void begin() {
        clock.set("2026-09-24T08:40");
        SAID.clear();
        WECOM.plays(site);
        GATEWAY.plays(asked -> {
            SAID.add(asked.uri().getPath() + " " + asked.body());
            return LocalWeb.answer(200, "{\"errcode\":0}");
        });
    }

    final void carry() {
        // Each way once more for what the others passed on.
        for (int i = 0; i < 2; i++) {
            web.forEach(ChannelRelay::runOnce);
            relay.runOnce();
        }
        web.forEach(ChannelRelay::runOnce);
    }

    final void send(Message message) {
        transaction.executeWithoutResult(_ -> delivery.send(MACHINE, message));
    }

    static Recipient other() {
        return new Recipient("P-2", "专员戊", "wu@example.edu.cn", 42L, "Wu002", null);
    }

    static Message message(String key, Recipient to) {
        return new Message(
                key, new Subject("errand", 7), null, to, "整改通知书", "请登录查看。", "/notices/7");
    }
}
