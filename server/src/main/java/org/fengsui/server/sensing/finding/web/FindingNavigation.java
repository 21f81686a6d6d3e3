package org.fengsui.server.sensing.finding.web;

import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.platform.page.NavSlot;
import org.fengsui.server.sensing.finding.domain.AcceptanceBook;
import org.fengsui.server.sensing.finding.domain.Rescans;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where findings and re-tests stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class FindingNavigation {

    @Bean
    NavItem findingsNavItem() {
        return NavItem.of(
                NavSlot.FINDINGS, "finding.nav", "/findings", 10, Permission.FINDING_VIEW);
    }

    @Bean
    NavItem unattributedNavItem() {
        return NavItem.of(
                NavSlot.FINDINGS,
                "unattributed.nav",
                "/findings/unattributed",
                15,
                Permission.FINDING_VIEW);
    }

    @Bean
    NavItem retestsNavItem() {
        return NavItem.of(NavSlot.FINDINGS, "retest.nav", "/retests", 20, Permission.FINDING_VIEW);
    }

    @Bean
    NavItem falsePositivesNavItem() {
        return NavItem.of(
                NavSlot.FINDINGS,
                "finding.asked.nav",
                "/false-positives",
                30,
                Permission.FINDING_VIEW);
    }

    @Bean
    NavItem monthlyNavItem() {
        return NavItem.of(
                NavSlot.FINDINGS, "monthly.nav", "/findings/monthly", 45, Permission.FINDING_VIEW);
    }

    @Bean
    NavItem suppressionsNavItem() {
        return NavItem.of(
                NavSlot.FINDINGS, "suppression.nav", "/suppressions", 50, Permission.FINDING_VIEW);
    }

    @Bean
    NavItem scansNavItem(Rescans rescans) {
        return NavItem.of(
                        NavSlot.FINDINGS,
                        "scans.nav",
                        "/findings/scans",
                        25,
                        Permission.FINDING_TRIAGE)
                .counting(actor -> rescans.open(actor.scope()));
    }

    /** The figure is for those who decide. */
    @Bean
    NavItem acceptancesNavItem(AcceptanceBook book) {
        return NavItem.of(
                        NavSlot.FINDINGS,
                        "acceptance.nav",
                        "/acceptances",
                        40,
                        Permission.FINDING_VIEW)
                .counting(actor ->
                        actor.may(Permission.FINDING_ACCEPT) ? book.waiting(actor.scope()) : -1);
    }
}
