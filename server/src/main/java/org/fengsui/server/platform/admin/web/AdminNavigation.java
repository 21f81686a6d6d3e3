package org.fengsui.server.platform.admin.web;

import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.PostAccounts;
import org.fengsui.server.platform.page.Commands;
import org.fengsui.server.platform.page.Commands.Command;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.platform.page.NavSlot;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where these pages hang in the navigation. */
@Configuration(proxyBeanMethods = false)
class AdminNavigation {

    @Bean
    NavItem accountsNav() {
        return NavItem.of(
                NavSlot.ADMINISTRATION,
                "admin.nav.accounts",
                AccountsController.PATH,
                10,
                Permission.ACCOUNT_VIEW);
    }

    @Bean
    NavItem postAccountsNav(PostAccounts posts) {
        return NavItem.of(
                        NavSlot.ADMINISTRATION,
                        "admin.nav.posts",
                        PostAccountsController.PATH,
                        15,
                        Permission.ACCOUNT_VIEW)
                .counting(posts::waiting);
    }

    @Bean
    NavItem auditNav() {
        return NavItem.of(
                NavSlot.ADMINISTRATION,
                "admin.nav.audit",
                AuditController.PATH,
                20,
                Permission.AUDIT_VIEW);
    }

    @Bean
    NavItem retentionNav() {
        return NavItem.of(
                NavSlot.ADMINISTRATION,
                "admin.nav.retention",
                RetentionController.PATH,
                30,
                Permission.RETENTION_VIEW);
    }

    @Bean
    NavItem ownAccountNav() {
        return NavItem.of(
                NavSlot.PERSON, "admin.nav.own", OwnAccountController.PATH, 10, Permission.SELF);
    }

    @Bean
    Commands adminCommands() {
        return Commands.of(
                new Command("admin.account.new", "/admin/accounts/new", Permission.ACCOUNT_EDIT));
    }
}
