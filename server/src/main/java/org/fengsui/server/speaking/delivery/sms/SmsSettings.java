package org.fengsui.server.speaking.delivery.sms;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.outbound.OutboundPolicy.NamedAddress;
import org.fengsui.server.platform.outbound.OutboundPolicy.Naming;
import org.fengsui.server.speaking.delivery.http.Credential;
import org.fengsui.server.speaking.delivery.http.Web;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How short messages go out.
 *
 * @param provider who sends them
 * @param url where; null for the provider's own address, which a gateway has not
 * @param keyId the access key's id; blank for a gateway
 * @param keySecret the access key's secret; null for a gateway
 * @param appId Tencent's SmsSdkAppId
 * @param region Tencent's region
 * @param signName the signature, without 【】
 * @param templateId the approved template
 * @param template its words, with {@code ${name}} for each variable: what is counted for the cost,
 *     and what a gateway is given
 * @param variables what the template's variables say, in their order
 * @param price of one part, in yuan
 * @param gateway how a gateway is spoken to
 */
@ConditionalOnProperty("fengsui.channels.sms.provider")
@ConfigurationProperties("fengsui.channels.sms")
record SmsSettings(
        Provider provider,
        @Nullable URI url,
        @DefaultValue("") String keyId,
        @Nullable Credential keySecret,
        @DefaultValue("") String appId,
        @DefaultValue("ap-guangzhou") String region,
        @DefaultValue("") String signName,
        @DefaultValue("") String templateId,
        @DefaultValue("您有网络安全事项待处理：${brief}，请登录平台查看。") String template,
        @Nullable List<Variable> variables,
        @DefaultValue("0.05") BigDecimal price,
        @DefaultValue GatewaySettings gateway)
        implements Naming {

    private static final List<Variable> USUAL = List.of(new Variable("brief", Said.BRIEF, 35));

    /** Who sends them. */
    enum Provider {
        /** Alibaba Cloud. */
        ALIYUN("https://dysmsapi.aliyuncs.com"),
        /** Tencent Cloud. */
        TENCENT("https://sms.tencentcloudapi.com"),
        /** The school's own gateway over HTTP. */
        HTTP("");

        private final String usual;

        Provider(String usual) {
            this.usual = usual;
        }
    }

    /** What a variable says: never a link, never details. */
    enum Said {
        /** The person's name. */
        NAME,
        /** What the sender allowed on a locked screen, such as a document's number. */
        BRIEF,
        /** The message's number. */
        NUMBER
    }

    /**
     * A variable of the template.
     *
     * @param name as the template calls it
     * @param says what stands in it
     * @param most characters it may have
     */
    record Variable(String name, Said says, @DefaultValue("35") int most) {}

    /** Refuses what the provider cannot do without. */
    SmsSettings {
        if (provider == Provider.HTTP) {
            demand(url != null, "url");
        } else {
            demand(!keyId.isBlank() && keySecret != null, "key-id and key-secret");
            demand(!signName.isBlank() && !templateId.isBlank(), "sign-name and template-id");
            demand(provider != Provider.TENCENT || !appId.isBlank(), "app-id");
        }
        variables = variables == null ? USUAL : List.copyOf(variables);
    }

    private static void demand(boolean there, String what) {
        if (!there) {
            throw new IllegalArgumentException("fengsui.channels.sms is without " + what);
        }
    }

    /** What the variables say. */
    List<Variable> said() {
        return variables == null ? USUAL : variables;
    }

    /** Where it is sent to. */
    URI address() {
        return url == null ? URI.create(provider.usual) : url;
    }

    /** The secret of the access key. */
    String secret() {
        if (keySecret == null) {
            throw new IllegalStateException("a gateway has no access key");
        }
        return keySecret.value();
    }

    /** The template with its variables filled in, under the signature. */
    String words(Map<String, String> values) {
        var words = template;
        for (var value : values.entrySet()) {
            words = words.replace("${" + value.getKey() + "}", value.getValue());
        }
        return signName.isBlank() ? words : "【" + signName + "】" + words;
    }

    @Override
    public List<NamedAddress> named() {
        return List.of(Web.named(address()));
    }
}
