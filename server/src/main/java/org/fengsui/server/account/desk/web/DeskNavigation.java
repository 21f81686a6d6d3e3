package org.fengsui.server.account.desk.web;

import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.platform.page.NavSlot;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The workbench's place in the navigation. */
@Configuration(proxyBeanMethods = false)
class DeskNavigation {

    @Bean
    NavItem deskNav() {
        return NavItem.of(NavSlot.DESK, "desk.nav", "/desk", 10, Permission.DESK_VIEW);
    }

    @Bean
    NavItem screensNav() {
        return NavItem.of(
                NavSlot.ADMINISTRATION,
                "screen.title",
                ScreenController.PATH,
                60,
                Permission.SCREEN_MANAGE);
    }

    @Bean
    NavItem overviewNav() {
        return NavItem.of(NavSlot.DESK, "desk.overview.nav", "/overview", 20, Permission.DESK_VIEW);
    }
}
