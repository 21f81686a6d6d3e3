package org.fengsui.server.sensing.trace.record;

import org.fengsui.server.platform.outbound.OutboundPolicy.NamedAddress;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one database that records may be read from. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SourceSettings.class)
class SourceConfiguration {

    /** It stands in the start-up settings, so it may be in a private network. */
    @Bean
    @ConditionalOnProperty("fengsui.trace.database.host")
    NamedAddress traceDatabaseAddress(SourceSettings settings) {
        return new NamedAddress(settings.host(), settings.port());
    }
}
