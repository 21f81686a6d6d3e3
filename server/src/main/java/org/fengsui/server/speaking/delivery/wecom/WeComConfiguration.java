package org.fengsui.server.speaking.delivery.wecom;

import java.time.Clock;
import org.fengsui.server.speaking.delivery.PublicUrl;
import org.fengsui.server.speaking.delivery.http.Web;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The app, where the settings name one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("fengsui.channels.wecom.corp-id")
class WeComConfiguration {

    /**
     * The app.
     *
     * @throws IllegalArgumentException if the address its cards lead to is not set
     */
    @Bean
    WeComApp weComApp(Web web, WeComSettings settings, PublicUrl reached, Clock systemClock) {
        var publicUrl = reached.address();
        if (publicUrl == null) {
            throw new IllegalArgumentException(
                    "fengsui.mail.public-url is missing: cards in WeCom need the address they lead"
                            + " to");
        }
        return new WeComApp(web, settings, new WeComToken(web, settings, systemClock), publicUrl);
    }
}
