package org.fengsui.server.sensing.finding.web;

import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Commands;
import org.fengsui.server.platform.page.Commands.Command;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.platform.page.NavSlot;
import org.fengsui.server.platform.page.Waiting;
import org.fengsui.server.sensing.finding.Ruling;
import org.fengsui.server.sensing.finding.absorb.DeclaredAbsences;
import org.fengsui.server.sensing.finding.domain.AcceptanceBook;
import org.fengsui.server.sensing.finding.domain.FindingBook;
import org.fengsui.server.sensing.finding.domain.Rescans;
import org.fengsui.server.sensing.finding.domain.SuppressionBook;
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
    NavItem rulingsNavItem() {
        return NavItem.of(
                NavSlot.FINDINGS, "finding.asked.nav", AskedList.PATH, 30, Permission.FINDING_VIEW);
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
                        Permission.FINDING_TRIAGE,
                        Permission.NOTICE_SUPERVISE)
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

    @Bean
    Waiting falsePositivesWaiting(FindingBook book) {
        return waiting("finding.asked.waiting.falsePositive", Ruling.FALSE_POSITIVE, book);
    }

    @Bean
    Waiting notOursWaiting(FindingBook book) {
        return waiting("finding.asked.waiting.notOurs", Ruling.NOT_OURS, book);
    }

    private static Waiting waiting(String key, Ruling ruling, FindingBook book) {
        return Waiting.decision(
                key,
                AskedList.PATH + "?ruling=" + ruling,
                ruling.decision(),
                actor ->
                        book.askedRulings(actor.scope()).stream()
                                .filter(asked -> asked.ruling() == ruling)
                                .count());
    }

    @Bean
    Waiting acceptancesWaiting(AcceptanceBook book) {
        return Waiting.decision(
                "acceptance.waiting",
                "/acceptances",
                Decision.ACCEPT_RISK,
                actor -> book.waiting(actor.scope()));
    }

    @Bean
    Waiting declaredWaiting(DeclaredAbsences declared) {
        return Waiting.work(
                "declared.waiting",
                DeclaredList.PATH,
                Permission.FINDING_TRIAGE,
                actor -> declared.waiting(actor.scope()));
    }

    @Bean
    Waiting suppressionsWaiting(SuppressionBook book) {
        return Waiting.decision(
                "suppression.waiting",
                "/suppressions",
                Decision.SUPPRESS,
                actor -> book.asked(actor.scope()).size());
    }

    @Bean
    Commands findingCommands() {
        return Commands.of(
                new Command("suppression.command", "/suppressions/new", Permission.FINDING_TRIAGE));
    }
}
