package org.fengsui.server.speaking.delivery.wecom;

import java.net.URI;
import java.util.List;
import org.fengsui.server.platform.outbound.OutboundPolicy.NamedAddress;
import org.fengsui.server.platform.outbound.OutboundPolicy.Naming;
import org.fengsui.server.speaking.delivery.http.Credential;
import org.fengsui.server.speaking.delivery.http.Web;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The school's own app in WeCom.
 *
 * @param url where the interface is; another one for a private WeCom (政务微信) or a proxy
 * @param corpId 企业 ID
 * @param agentId the app's number
 * @param secret the app's secret
 * @param members the accounts the school is licensed for; a day takes 200 messages for each
 */
@ConditionalOnProperty("fengsui.channels.wecom.corp-id")
@ConfigurationProperties("fengsui.channels.wecom")
record WeComSettings(
        @DefaultValue("https://qyapi.weixin.qq.com") URI url,
        String corpId,
        long agentId,
        Credential secret,
        @DefaultValue("100") int members)
        implements Naming {

    @Override
    public List<NamedAddress> named() {
        return List.of(Web.named(url));
    }
}
