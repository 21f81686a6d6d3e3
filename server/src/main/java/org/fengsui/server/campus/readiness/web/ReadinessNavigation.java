package org.fengsui.server.campus.readiness.web;

import org.fengsui.server.campus.readiness.Callouts;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Commands;
import org.fengsui.server.platform.page.Commands.Command;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.platform.page.NavSlot;
import org.fengsui.server.platform.page.Waiting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this room stands in the navigation. */
@Configuration(proxyBeanMethods = false)
class ReadinessNavigation {

    @Bean
    NavItem rosterNavItem() {
        return NavItem.of(
                NavSlot.DESK, "readiness.roster.title", "/roster", 60, Permission.READINESS_VIEW);
    }

    @Bean
    NavItem calloutsNavItem() {
        return NavItem.of(
                NavSlot.DESK,
                "readiness.callouts.title",
                "/callouts",
                61,
                Permission.READINESS_VIEW);
    }

    @Bean
    Waiting calloutsWaiting(Callouts callouts) {
        return Waiting.work(
                "readiness.callouts.waiting",
                "/callouts",
                Permission.READINESS_WORK,
                actor -> callouts.open(actor.scope()));
    }

    @Bean
    Commands readinessCommands() {
        return Commands.of(
                new Command("readiness.roster.plan", "/roster/plan", Permission.READINESS_KEEP));
    }
}
