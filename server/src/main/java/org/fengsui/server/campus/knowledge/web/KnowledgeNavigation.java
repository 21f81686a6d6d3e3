package org.fengsui.server.campus.knowledge.web;

import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Commands;
import org.fengsui.server.platform.page.Commands.Command;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.platform.page.NavSlot;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the knowledge base stands in the navigation: beside the findings it explains. */
@Configuration(proxyBeanMethods = false)
class KnowledgeNavigation {

    @Bean
    NavItem knowledgeNavItem() {
        return NavItem.of(
                NavSlot.FINDINGS, "knowledge.nav", "/knowledge", 40, Permission.FINDING_VIEW);
    }

    @Bean
    Commands knowledgeCommands() {
        return Commands.of(
                new Command("knowledge.new", "/knowledge/entry", Permission.KNOWLEDGE_EDIT));
    }
}
