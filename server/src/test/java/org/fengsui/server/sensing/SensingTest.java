package org.fengsui.server.sensing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.fengsui.server.testing.ServerTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** A {@link ServerTest} in which the registry, files and listeners are fakes that tests steer. */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ServerTest
@Import(SensingTest.Fakes.class)
public @interface SensingTest {

    /** The fakes. */
    @TestConfiguration(proxyBeanMethods = false)
    class Fakes {

        @Bean
        @Primary
        FakeRegistry fakeRegistry() {
            return new FakeRegistry();
        }

        @Bean
        @Primary
        FakeFiles fakeFiles() {
            return new FakeFiles();
        }

        @Bean
        @Primary
        RecordedAudit recordedAudit() {
            return new RecordedAudit();
        }

        @Bean
        RecordedEvents recordedEvents() {
            return new RecordedEvents();
        }
    }
}
