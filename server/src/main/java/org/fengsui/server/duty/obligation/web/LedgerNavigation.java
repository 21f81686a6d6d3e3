package org.fengsui.server.duty.obligation.web;

import org.fengsui.server.duty.obligation.service.Interpretations;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.platform.page.NavSlot;
import org.fengsui.server.platform.page.Waiting;
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

    @Bean
    NavItem interpretationNavItem() {
        return NavItem.of(
                NavSlot.ACCOUNTABILITY,
                "interpretation.list.title",
                InterpretationList.PATH,
                20,
                Permission.LEDGER_VIEW);
    }

    @Bean
    NavItem profileNavItem() {
        return NavItem.of(
                NavSlot.ACCOUNTABILITY,
                "profile.title",
                ProfileController.PATH,
                25,
                Permission.LEDGER_VIEW);
    }

    @Bean
    Waiting interpretationsWaiting(Interpretations interpretations) {
        return Waiting.decision(
                "interpretation.waiting",
                InterpretationList.PATH + "?state=PROPOSED",
                Decision.INTERPRET,
                actor -> interpretations.undecided());
    }
}
