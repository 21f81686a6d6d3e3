package org.fengsui.server.speaking.delivery.sms;

import org.fengsui.server.speaking.delivery.http.Web;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Calls, where the settings name a gateway for them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("fengsui.channels.voice.url")
class VoiceConfiguration {

    @Bean
    VoiceWay voiceWay(Web web, VoiceSettings settings) {
        return new VoiceWay(settings, new Gateway(web, settings.url(), settings.gateway()));
    }
}
