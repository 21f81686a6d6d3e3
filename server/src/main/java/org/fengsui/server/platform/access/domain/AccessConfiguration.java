package org.fengsui.server.platform.access.domain;

import org.fengsui.server.platform.access.PasswordRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What other rooms may know of the settings. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    PasswordRules passwordRules(AccessSettings settings) {
        var password = settings.password();
        return new PasswordRules(password.minimum(), password.kinds(), password.longEnough());
    }
}
