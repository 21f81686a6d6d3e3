package org.fengsui.server.testing;

import org.fengsui.server.platform.access.Accounts;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** What stands in a test's server beside the product. */
@TestConfiguration(proxyBeanMethods = false)
class TestBeans {

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    @Bean
    @Primary
    TestSystemClock testSystemClock() {
        return new TestSystemClock();
    }

    @Bean
    @Primary
    TestDisk testDisk() {
        return new TestDisk();
    }

    @Bean
    People people(
            RecordProbe probe, Accounts accounts, SessionRepository<? extends Session> sessions) {
        return new People(probe, accounts, sessions);
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
