package org.fengsui.server.duty.circular.web;

import java.util.Set;
import org.fengsui.server.duty.circular.service.CircularDesk;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.file.Readership;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.platform.page.NavSlot;
import org.fengsui.server.platform.page.Waiting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where circulars stand in the navigation, and who reads their files. */
@Configuration(proxyBeanMethods = false)
class CircularNavigation {

    @Bean
    NavItem circularsNavItem(CircularDesk desk) {
        return NavItem.of(
                        NavSlot.CIRCULARS, "circular.nav", "/circulars", 10, Permission.NOTICE_VIEW)
                .counting(actor -> desk.running(actor.scope()));
    }

    @Bean
    NavItem circularSupervisionNavItem() {
        return NavItem.of(
                NavSlot.CIRCULARS,
                "circular.supervision.title",
                "/circulars/supervision",
                20,
                Permission.NOTICE_VIEW);
    }

    /** Those of bodies that start no clock stand in no ledger. */
    @Bean
    Waiting circularsWaiting(CircularDesk desk) {
        return Waiting.work(
                "circular.waiting",
                "/circulars?open=yes",
                Permission.NOTICE_DRAFT,
                actor -> desk.unclocked(actor.scope()));
    }

    @Bean
    Readership circularFilesReadership() {
        return new Readership(Set.of("circular-act"), Set.of(Permission.NOTICE_VIEW));
    }
}
