package org.fengsui.server.platform.outbound.domain;

import java.util.ArrayList;
import org.fengsui.server.platform.outbound.OutboundPolicy;
import org.fengsui.server.platform.outbound.OutboundPolicy.NamedAddress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the policy from the settings and the addresses other rooms' settings name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboundSettings.class)
class OutboundConfiguration {

    @Bean
    OutboundPolicy outboundPolicy(OutboundSettings settings, ObjectProvider<NamedAddress> rooms) {
        var named = new ArrayList<>(settings.named());
        rooms.stream().forEach(named::add);
        return new CheckedOutbound(NameService.SYSTEM, named);
    }
}
