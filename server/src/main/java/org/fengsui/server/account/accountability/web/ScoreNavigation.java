package org.fengsui.server.account.accountability.web;

import java.util.Set;
import org.fengsui.server.account.accountability.service.StoredBulletins;
import org.fengsui.server.account.accountability.service.StoredObjections;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.file.Readership;
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
    NavItem bulletinsNav() {
        return NavItem.of(
                NavSlot.ACCOUNTABILITY,
                "bulletin.list.title",
                "/bulletins",
                30,
                Permission.LEDGER_VIEW);
    }

    @Bean
    Waiting bulletinsWaiting(StoredBulletins desk) {
        return Waiting.decision(
                "bulletin.waiting",
                "/bulletins?state=DRAFT",
                Decision.ISSUE_BULLETIN,
                actor -> desk.drafts(actor.scope()));
    }

    /** Papers of bulletins go to whoever reads their pages. */
    @Bean
    Readership bulletinFiles() {
        return new Readership(Set.of(StoredBulletins.SUBJECT), Set.of(Permission.LEDGER_VIEW));
    }

    @Bean
    NavItem unitScoresNav() {
        return NavItem.of(
                NavSlot.UNIT_NOTICES,
                "score.unit.nav",
                "/unit/scores",
                50,
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
