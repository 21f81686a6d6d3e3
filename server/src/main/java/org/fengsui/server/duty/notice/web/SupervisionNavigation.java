package org.fengsui.server.duty.notice.web;

import org.fengsui.server.duty.notice.Supervisions;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.page.Waiting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is under supervision, on the workbench of 网信办. */
@Configuration(proxyBeanMethods = false)
class SupervisionNavigation {

    @Bean
    Waiting supervisedWaiting(Supervisions supervisions) {
        return Waiting.decision(
                "notice.waiting.supervised",
                "/notices?supervised=yes",
                Decision.SUPERVISE,
                actor -> supervisions.running(actor.scope()));
    }
}
