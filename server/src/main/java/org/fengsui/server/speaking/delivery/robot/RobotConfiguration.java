package org.fengsui.server.speaking.delivery.robot;

import java.time.Clock;
import org.fengsui.server.speaking.delivery.PublicUrl;
import org.fengsui.server.speaking.delivery.http.Web;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Robots and webhooks, where the settings name one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("fengsui.channels.robots[0].name")
class RobotConfiguration {

    @Bean
    RobotWay robotWay(Web web, RobotSettings settings, PublicUrl reached, Clock systemClock) {
        return new RobotWay(web, settings, systemClock, reached.address());
    }
}
