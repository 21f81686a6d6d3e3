package org.fengsui.server.platform.outbound.domain;

import java.util.ArrayList;
import org.fengsui.server.platform.outbound.OutboundPolicy;
import org.fengsui.server.platform.outbound.OutboundPolicy.NamedAddress;
import org.fengsui.server.platform.outbound.OutboundPolicy.Naming;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the policy from the settings and the addresses other rooms' settings name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboundSettings.class)
class OutboundConfiguration {

    @Bean
    OutboundPolicy outboundPolicy(OutboundSettings settings, ObjectProvider<Naming> rooms) {
        var named = new ArrayList<NamedAddress>(settings.named());
        rooms.stream().map(Naming::named).forEach(named::addAll);
        return new CheckedOutbound(NameService.SYSTEM, named);
    }
}
