package org.fengsui.server.duty.obligation.web;

import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.platform.page.NavSlot;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the ledger stands in the navigation. */
@Configuration(proxyBeanMethods = false)
class LedgerNavigation {

    @Bean
    NavItem ledgerNavItem() {
        return NavItem.of(
                NavSlot.ACCOUNTABILITY, "ledger.nav", "/ledger", 10, Permission.LEDGER_VIEW);
    }
}
