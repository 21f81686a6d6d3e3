package org.fengsui.server.platform.reading.child;

import org.fengsui.server.platform.reading.Fence;
import org.fengsui.server.platform.reading.Reading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses how files are read. */
@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {

    @Bean
    Reading reading(ReadingSettings settings) {
        return settings.apart() ? new ReadingApart(settings, Fence.find()) : new ReadingHere();
    }
}
