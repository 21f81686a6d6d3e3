package org.fengsui.server.alarm.warning.web;

import org.fengsui.server.alarm.warning.service.WarningDesk;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Doors;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Commands;
import org.fengsui.server.platform.page.Commands.Command;
import org.fengsui.server.platform.page.Headline;
import org.fengsui.server.platform.page.Kpi;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.platform.page.NavSlot;
import org.fengsui.server.platform.page.Waiting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where warnings stand in the navigation of the school, of the units, and of everybody. */
@Configuration(proxyBeanMethods = false)
class WarningNavigation {

    @Bean
    NavItem warningsNavItem(WarningDesk desk) {
        return NavItem.of(NavSlot.WARNINGS, "warning.nav", "/warnings", 10, Permission.WARNING_VIEW)
                .counting(actor -> desk.running(actor.scope()));
    }

    @Bean
    NavItem unitWarningsNavItem(WarningsToConfirm work) {
        return NavItem.of(
                        NavSlot.UNIT_NOTICES,
                        "warning.unit.nav",
                        "/unit/warnings",
                        30,
                        Permission.NOTICE_ANSWER)
                .counting(work::count);
    }

    /** Everybody reads what is published. */
    @Bean
    NavItem publicWarningsNavItem() {
        return NavItem.of(
                NavSlot.PERSON,
                "warning.public.title",
                PublicAddress.LIST,
                80,
                Permission.PUBLIC,
                Permission.SELF);
    }

    /** How many hold, for leaders. */
    @Bean
    Headline runningWarnings(WarningDesk desk, Doors doors) {
        return reader ->
                new Kpi(
                        reader.times().number(desk.running(reader.actor().scope())),
                        reader.say("warning.headline"),
                        "",
                        doors.href(reader.actor(), "/warnings?state=PUBLISHED"));
    }

    @Bean
    Waiting warningsWaiting(WarningDesk desk) {
        return Waiting.decision(
                "warning.waiting",
                "/warnings?waiting=yes",
                Decision.PUBLISH_WARNING,
                actor -> desk.waiting(actor.scope()));
    }

    @Bean
    Commands warningCommands() {
        return Commands.of(
                new Command("warning.new.title", "/warnings/new", Permission.WARNING_DRAFT),
                new Command(
                        "warning.advisories.title",
                        "/warnings/advisories",
                        Permission.WARNING_DRAFT));
    }
}
