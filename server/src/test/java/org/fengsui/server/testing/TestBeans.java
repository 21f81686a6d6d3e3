package org.fengsui.server.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/** What stands in a test's server beside the product. */
@TestConfiguration(proxyBeanMethods = false)
class TestBeans {

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    @Bean
    TestMail testMail() {
        return new TestMail();
    }

    @Bean
    RecordProbe recordProbe(Environment environment) {
        return new RecordProbe(environment.getRequiredProperty(FreshRecord.NAME_PROPERTY));
    }
}
