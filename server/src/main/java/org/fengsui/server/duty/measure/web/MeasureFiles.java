package org.fengsui.server.duty.measure.web;

import java.util.Set;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.file.Readership;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What proves a measure: for the readers of measures. */
@Configuration(proxyBeanMethods = false)
class MeasureFiles {

    @Bean
    Readership measureFilesReadership() {
        return new Readership(
                Set.of("measure-act"), Set.of(Permission.NOTICE_VIEW, Permission.NOTICE_ANSWER));
    }
}
