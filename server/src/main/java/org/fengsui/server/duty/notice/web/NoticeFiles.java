package org.fengsui.server.duty.notice.web;

import java.util.Set;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.file.Readership;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Papers, stamped scans, and what proves answers and requests: for the readers of notices. */
@Configuration(proxyBeanMethods = false)
class NoticeFiles {

    @Bean
    Readership noticeFilesReadership() {
        return new Readership(
                Set.of("notice", "notice-answer", "notice-request"),
                Set.of(Permission.NOTICE_VIEW, Permission.NOTICE_ANSWER));
    }
}
