package org.fengsui.server.sensing.finding.web;

import java.util.Set;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.file.Readership;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is attached to a finding and proves a re-test: for the readers of findings and the unit. */
@Configuration(proxyBeanMethods = false)
class FindingFiles {

    @Bean
    Readership findingFilesReadership() {
        return new Readership(
                Set.of("episode"), Set.of(Permission.FINDING_VIEW, Permission.NOTICE_ANSWER));
    }
}
