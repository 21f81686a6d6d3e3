package org.fengsui.server.platform.kernel;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Which clocks the server runs on; the only place that asks the machine for the time. */
@Configuration(proxyBeanMethods = false)
class Clocks {

    /** The system clock, for sessions, tokens and whatever must not follow a moved clock. */
    @Bean
    Clock systemClock() {
        return Clock.systemUTC();
    }

    /** In production the business clock is the system clock. */
    @Bean
    @Profile("!demo & !test")
    BusinessClock businessClock(Clock systemClock) {
        return () -> systemClock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** In the demo it can be moved forward. */
    @Bean
    @Profile("demo")
    DemoClock demoClock(Clock systemClock, DataFolder data) {
        return new DemoClock(systemClock, data.folder("demo").resolve("clock"));
    }
}
