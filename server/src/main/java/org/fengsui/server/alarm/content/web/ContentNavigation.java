package org.fengsui.server.alarm.content.web;

import java.util.Set;
import org.fengsui.server.alarm.content.service.ContentDesk;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.file.Readership;
import org.fengsui.server.platform.page.Commands;
import org.fengsui.server.platform.page.Commands.Command;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.platform.page.NavSlot;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this room stands in the navigation of 宣传部, of 保密办, of 网信办 and of the units. */
@Configuration(proxyBeanMethods = false)
class ContentNavigation {

    @Bean
    NavItem contentNavItem(ContentDesk desk) {
        return NavItem.of(
                        NavSlot.MONITORING, "content.nav", "/content", 60, Permission.CONTENT_WORK)
                .counting(desk::waiting);
    }

    @Bean
    NavItem contentReportsNavItem() {
        return NavItem.of(
                NavSlot.MONITORING,
                "content.reports.nav",
                "/content/reports",
                60,
                Permission.CONTENT_REPORTS);
    }

    @Bean
    NavItem takedownsNavItem(ContentDesk desk) {
        return NavItem.of(
                        NavSlot.MONITORING,
                        "content.takedown.nav",
                        "/takedowns",
                        70,
                        Permission.CONTENT_WORK)
                .counting(desk::tasksWaiting);
    }

    @Bean
    NavItem secrecyNavItem() {
        return NavItem.of(
                NavSlot.MONITORING, "content.secrecy.nav", "/secrecy", 80, Permission.SECRECY_WORK);
    }

    @Bean
    NavItem unitTakedownsNavItem(ContentDesk desk) {
        return NavItem.of(
                        NavSlot.UNIT_NOTICES,
                        "content.unit.nav",
                        "/unit/takedowns",
                        40,
                        Permission.NOTICE_ANSWER)
                .counting(desk::tasksWaiting);
    }

    @Bean
    Commands contentCommands() {
        return Commands.of(
                new Command("content.new.title", "/content/new", Permission.CONTENT_WORK),
                new Command(
                        "content.takedown.new.title", "/takedowns/new", Permission.CONTENT_WORK));
    }

    /** What a page looked like before and after: 宣传部 and the unit whose task it is. */
    @Bean
    Readership takedownFilesReadership() {
        return new Readership(
                Set.of("takedown-act"), Set.of(Permission.CONTENT_WORK, Permission.NOTICE_ANSWER));
    }
}
