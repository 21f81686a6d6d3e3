package org.fengsui.server.sensing.trace.web;

import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.platform.page.NavSlot;
import org.fengsui.server.sensing.trace.domain.TraceBook;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where terminal tasks and look-up records stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class TraceNavigation {

    /** The figure is for those who work them. */
    @Bean
    NavItem terminalTasksNavItem(TraceBook book) {
        return NavItem.of(
                        NavSlot.FINDINGS,
                        "trace.nav",
                        "/terminal-tasks",
                        50,
                        Permission.FINDING_VIEW)
                .counting(actor ->
                        actor.may(Permission.TRACE_WORK)
                                ? (int) Math.min(book.figures(actor.scope()).open(), 10_000)
                                : -1);
    }

    @Bean
    NavItem lookUpRecordsNavItem() {
        return NavItem.of(
                NavSlot.MONITORING,
                "trace.records.nav",
                "/trace/records",
                60,
                Permission.TRACE_WORK);
    }
}
