package org.fengsui.server.campus.registry.web;

import org.fengsui.server.campus.registry.domain.ProposalDesk;
import org.fengsui.server.campus.registry.domain.RegistrySync;
import org.fengsui.server.campus.registry.domain.Vacancies;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Commands;
import org.fengsui.server.platform.page.Commands.Command;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.platform.page.NavSlot;
import org.fengsui.server.platform.page.Waiting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the registry stands in the navigation of the school and of the units. */
@Configuration(proxyBeanMethods = false)
class RegistryNavigation {

    @Bean
    NavItem registryUnitsNavItem() {
        return item("units", "/registry", 10, Permission.REGISTRY_VIEW);
    }

    @Bean
    NavItem registrySystemsNavItem() {
        return item("systems", "/registry/systems", 20, Permission.REGISTRY_VIEW);
    }

    @Bean
    NavItem registryNetworksNavItem() {
        return item("networks", "/registry/networks", 30, Permission.REGISTRY_VIEW);
    }

    @Bean
    NavItem registryPeopleNavItem() {
        return item("people", "/registry/people", 40, Permission.REGISTRY_VIEW);
    }

    @Bean
    NavItem registryVacanciesNavItem(Vacancies vacancies) {
        return item("vacancies", "/registry/vacancies", 45, Permission.REGISTRY_VIEW)
                .counting(actor -> vacancies.count(actor.scope()));
    }

    @Bean
    NavItem registryFilingsNavItem() {
        return item("filings", "/registry/filings", 46, Permission.REGISTRY_VIEW);
    }

    @Bean
    NavItem registryAskNavItem() {
        return item("ask", "/registry/ask", 50, Permission.FINDING_VIEW);
    }

    @Bean
    NavItem registryProposalsNavItem(ProposalDesk proposals) {
        return item("proposals", "/registry/proposals", 55, Permission.REGISTRY_EDIT)
                .counting(actor -> proposals.open(actor.scope()));
    }

    @Bean
    NavItem registryImportNavItem() {
        return item("import", "/registry/import", 60, Permission.REGISTRY_EDIT);
    }

    @Bean
    NavItem registrySyncNavItem(RegistrySync sync) {
        return item("sync", "/registry/sync", 65, Permission.REGISTRY_EDIT)
                .counting(actor -> (long) sync.waiting(actor.scope()).size());
    }

    @Bean
    NavItem unitSystemsNavItem() {
        return NavItem.of(
                NavSlot.UNIT_SYSTEMS,
                "registry.unit.systems",
                "/unit/systems",
                10,
                Permission.NOTICE_ANSWER);
    }

    @Bean
    NavItem unitPeopleNavItem(PostsToFile work) {
        return NavItem.of(
                        NavSlot.UNIT_PEOPLE,
                        "registry.unit.people",
                        "/unit/people",
                        10,
                        Permission.NOTICE_ANSWER)
                .counting(work::count);
    }

    @Bean
    Commands registryCommands() {
        return Commands.of(
                new Command(
                        "registry.add.SYSTEM", "/registry/system/new", Permission.REGISTRY_EDIT),
                new Command("registry.add.UNIT", "/registry/unit/new", Permission.REGISTRY_EDIT),
                new Command(
                        "registry.add.PERSON", "/registry/person/new", Permission.REGISTRY_EDIT),
                new Command(
                        "registry.add.NETWORK", "/registry/network/new", Permission.REGISTRY_EDIT),
                new Command("registry.import.title", "/registry/import", Permission.REGISTRY_EDIT),
                new Command(
                        "registry.proposal.kind.SYSTEM_NEW",
                        "/unit/systems/new",
                        Permission.NOTICE_ANSWER));
    }

    private static NavItem item(String key, String href, int order, Permission permission) {
        return NavItem.of(NavSlot.REGISTRY, "registry.nav." + key, href, order, permission);
    }

    @Bean
    Waiting registryProposalsWaiting(ProposalDesk proposals) {
        return Waiting.decision(
                "registry.proposal.waiting",
                "/registry/proposals",
                Decision.REGISTRY_PROPOSAL,
                actor -> proposals.open(actor.scope()));
    }

    @Bean
    Waiting registrySyncWaiting(RegistrySync sync) {
        return Waiting.work(
                "registry.sync.toConfirm",
                "/registry/sync",
                Permission.REGISTRY_EDIT,
                actor -> sync.waiting(actor.scope()).size());
    }
}
