package org.fengsui.server.account.accountability.web;

import org.fengsui.server.account.accountability.service.StoredObjections;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.platform.page.NavSlot;
import org.fengsui.server.platform.page.Waiting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where 考核 stands in the navigation. */
@Configuration(proxyBeanMethods = false)
class ScoreNavigation {

    @Bean
    NavItem scoresNav() {
        return NavItem.of(
                NavSlot.ACCOUNTABILITY, "score.nav", "/scores", 10, Permission.LEDGER_VIEW);
    }

    @Bean
    NavItem objectionsNav() {
        return NavItem.of(
                NavSlot.ACCOUNTABILITY,
                "objection.list.title",
                "/scores/objections",
                20,
                Permission.LEDGER_VIEW);
    }

    @Bean
    NavItem unitScoresNav() {
        return NavItem.of(
                NavSlot.UNIT_NOTICES,
                "score.unit.nav",
                "/unit/scores",
                40,
                Permission.NOTICE_ANSWER);
    }

    @Bean
    Waiting objectionsWaiting(StoredObjections desk) {
        return Waiting.decision(
                "objection.waiting",
                "/scores/objections?state=PENDING",
                Decision.EXCUSE_RECORD,
                actor -> desk.waiting(actor.scope()));
    }
}
