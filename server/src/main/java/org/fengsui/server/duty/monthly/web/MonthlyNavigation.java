package org.fengsui.server.duty.monthly.web;

import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.platform.page.NavSlot;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where monthly lists stand in the navigation of the school and of the units. */
@Configuration(proxyBeanMethods = false)
class MonthlyNavigation {

    @Bean
    NavItem sentMonthlyNavItem() {
        return NavItem.of(
                NavSlot.FINDINGS, "monthlyList.nav", SentList.PATH, 46, Permission.FINDING_VIEW);
    }

    @Bean
    NavItem unitMonthlyNavItem() {
        return NavItem.of(
                NavSlot.UNIT_NOTICES,
                "monthlyList.unit.title",
                "/unit/monthly",
                30,
                Permission.NOTICE_ANSWER);
    }
}
