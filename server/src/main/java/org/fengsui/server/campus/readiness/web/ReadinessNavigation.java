package org.fengsui.server.campus.readiness.web;

import java.util.Set;
import org.fengsui.server.campus.readiness.Callouts;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.file.Readership;
import org.fengsui.server.platform.page.Commands;
import org.fengsui.server.platform.page.Commands.Command;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.platform.page.NavSlot;
import org.fengsui.server.platform.page.SubjectPanel;
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
    SubjectPanel circularCallouts(Callouts callouts) {
        return new CalloutPanel("circular", callouts);
    }

    @Bean
    SubjectPanel incidentCallouts(Callouts callouts) {
        return new CalloutPanel("incident", callouts);
    }

    @Bean
    NavItem readinessNavItem() {
        return NavItem.of(
                NavSlot.REGISTRY,
                "readiness.office.title",
                "/readiness",
                80,
                Permission.READINESS_VIEW);
    }

    @Bean
    NavItem protectionPeriodsNavItem() {
        return NavItem.of(
                NavSlot.REGISTRY,
                "readiness.periods.title",
                "/readiness/periods",
                81,
                Permission.READINESS_VIEW);
    }

    @Bean
    NavItem unitTasksNavItem() {
        return unit("readiness.tasks.title", "/unit/tasks", 20);
    }

    @Bean
    NavItem unitPublicationsNavItem() {
        return unit("readiness.publications.title", "/unit/publications", 30);
    }

    @Bean
    NavItem unitClosingsNavItem() {
        return unit("readiness.closings.title", "/unit/closings", 40);
    }

    private static NavItem unit(String key, String href, int order) {
        return NavItem.of(NavSlot.UNIT_SELF_CHECK, key, href, order, Permission.NOTICE_ANSWER);
    }

    @Bean
    Readership readinessFilesReadership() {
        return new Readership(
                Set.of("unit-task", "publication"),
                Set.of(Permission.NOTICE_ANSWER, Permission.READINESS_VIEW));
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
