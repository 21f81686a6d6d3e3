package org.fengsui.server.duty.mailbox.web;

import java.util.Set;
import org.fengsui.server.duty.mailbox.service.MailDesk;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.file.Readership;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.platform.page.NavSlot;
import org.fengsui.server.platform.page.Waiting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where mails and mailboxes stand in the navigation, and who reads their files. */
@Configuration(proxyBeanMethods = false)
class MailboxNavigation {

    @Bean
    NavItem mailsNavItem(MailDesk desk) {
        return NavItem.of(
                        NavSlot.CIRCULARS,
                        "mailbox.list.title",
                        "/circulars/mails",
                        15,
                        Permission.NOTICE_VIEW)
                .counting(actor -> desk.waiting(actor.scope()));
    }

    /** Mails have no clock of their own until somebody enters them. */
    @Bean
    Waiting mailsWaiting(MailDesk desk) {
        return Waiting.work(
                "mailbox.waiting",
                "/circulars/mails?open=yes",
                Permission.CIRCULAR_REGISTER,
                actor -> desk.waiting(actor.scope()));
    }

    @Bean
    NavItem mailboxesNavItem() {
        return NavItem.of(
                NavSlot.ADMINISTRATION,
                "mailbox.boxes.title",
                "/admin/mailboxes",
                65,
                Permission.CHANNEL_MANAGE);
    }

    @Bean
    Readership mailFilesReadership() {
        return new Readership(Set.of("circular-mail"), Set.of(Permission.NOTICE_VIEW));
    }
}
