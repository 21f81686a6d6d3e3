package org.fengsui.server.sensing.intake.web;

import java.util.Set;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.file.Readership;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reports as they came: for those who import them. */
@Configuration(proxyBeanMethods = false)
class ReportReadership {

    @Bean
    Readership reportReadership() {
        return new Readership(Set.of("import"), Set.of(Permission.INTAKE_RUN));
    }
}
