package org.fengsui.server.speaking.delivery.sms;

import java.net.URI;
import java.util.List;
import org.fengsui.server.platform.outbound.OutboundPolicy.NamedAddress;
import org.fengsui.server.platform.outbound.OutboundPolicy.Naming;
import org.fengsui.server.speaking.delivery.http.Web;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A gateway that calls and reads a text out.
 *
 * @param url where it is
 * @param number whom it calls where the person has no mobile telephone: the duty's
 * @param text what is said, with {@code ${brief}}
 * @param gateway how it is spoken to
 */
@ConditionalOnProperty("fengsui.channels.voice.url")
@ConfigurationProperties("fengsui.channels.voice")
record VoiceSettings(
        URI url,
        @DefaultValue("") String number,
        @DefaultValue("网络安全值班提醒：有一件事项需要立即处理，${brief}，请登录平台查看。") String text,
        @DefaultValue GatewaySettings gateway)
        implements Naming {

    @Override
    public List<NamedAddress> named() {
        return List.of(Web.named(url));
    }
}
