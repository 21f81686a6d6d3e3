package org.fengsui.server.speaking.delivery.relay;

import java.util.List;
import java.util.stream.Collectors;
import org.fengsui.server.platform.outbound.OutboundPolicy;
import org.fengsui.server.platform.outbound.OutboundPolicy.NamedAddress;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.MailRelay;
import org.fengsui.server.speaking.delivery.PublicUrl;
import org.fengsui.server.speaking.delivery.domain.Routes;
import org.fengsui.server.speaking.delivery.domain.Way;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which way mail goes, and the one address it may go to. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MailSettings.class, ChannelSettings.class})
class RelayConfiguration {

    @Bean
    MailWay mailWay(
            ObjectProvider<MailRelay> other, MailSettings settings, OutboundPolicy outbound) {
        return MailWay.choose(other.getIfAvailable(), settings, outbound);
    }

    @Bean
    PublicUrl publicUrl(ObjectProvider<MailRelay> other, MailSettings settings) {
        var relay = other.getIfAvailable();
        return new PublicUrl(relay == null ? settings.publicUrl() : relay.publicUrl());
    }

    @Bean
    Routes routes(ChannelSettings settings, List<Way> ways) {
        return new Routes(
                settings.order(),
                ways.stream().map(Way::channel).collect(Collectors.toSet()),
                ways.stream().map(Way::groups).flatMap(List::stream).toList());
    }

    @Bean
    ChannelRelay weComRelay(Carrier carrier, List<Way> ways) {
        return new ChannelRelay(carrier, ways, Channel.WECOM);
    }

    @Bean
    ChannelRelay smsRelay(Carrier carrier, List<Way> ways) {
        return new ChannelRelay(carrier, ways, Channel.SMS);
    }

    @Bean
    ChannelRelay voiceRelay(Carrier carrier, List<Way> ways) {
        return new ChannelRelay(carrier, ways, Channel.VOICE);
    }

    @Bean
    ChannelRelay robotRelay(Carrier carrier, List<Way> ways) {
        return new ChannelRelay(carrier, ways, Channel.ROBOT);
    }

    /** The relay stands in the start-up settings, so it may be in a private network. */
    @Bean
    @ConditionalOnProperty("fengsui.mail.host")
    NamedAddress mailRelayAddress(MailSettings settings) {
        return new NamedAddress(settings.host(), settings.port());
    }
}
