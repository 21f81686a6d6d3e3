package org.fengsui.server.speaking.delivery.sms;

import java.time.Clock;
import org.fengsui.server.speaking.delivery.http.Web;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Short messages, where the settings name who sends them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("fengsui.channels.sms.provider")
class SmsConfiguration {

    @Bean
    SmsWay smsWay(Web web, SmsSettings settings, Clock systemClock) {
        return new SmsWay(settings, provider(web, settings, systemClock));
    }

    private static SmsProvider provider(Web web, SmsSettings settings, Clock clock) {
        return switch (settings.provider()) {
            case ALIYUN -> new AliyunSms(web, settings, clock);
            case TENCENT -> new TencentSms(web, settings, clock);
            case HTTP -> {
                var gateway = new Gateway(web, settings.address(), settings.gateway());
                yield (mobile, values, id) -> gateway.send(mobile, settings.words(values), id);
            }
        };
    }
}
