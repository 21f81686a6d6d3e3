package org.fengsui.server.alarm.incident.web;

import java.util.Set;
import org.fengsui.server.alarm.incident.service.IncidentDesk;
import org.fengsui.server.platform.access.Doors;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.file.Readership;
import org.fengsui.server.platform.page.Commands;
import org.fengsui.server.platform.page.Commands.Command;
import org.fengsui.server.platform.page.Headline;
import org.fengsui.server.platform.page.Kpi;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.platform.page.NavSlot;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where incidents stand in the navigation of the school and of the units. */
@Configuration(proxyBeanMethods = false)
class IncidentNavigation {

    @Bean
    NavItem incidentsNavItem(IncidentDesk desk) {
        return NavItem.of(
                        NavSlot.INCIDENTS,
                        "incident.nav",
                        IncidentPage.SCHOOL,
                        10,
                        Permission.INCIDENT_VIEW)
                .counting(actor -> desk.open(actor.scope()));
    }

    /** How many are open, for leaders. */
    @Bean
    Headline openIncidents(IncidentDesk desk, Doors doors) {
        return reader ->
                new Kpi(
                        reader.times().number(desk.open(reader.actor().scope())),
                        reader.say("incident.headline"),
                        "",
                        doors.href(reader.actor(), IncidentPage.SCHOOL));
    }

    @Bean
    NavItem unitIncidentsNavItem(IncidentDesk desk) {
        return NavItem.of(
                        NavSlot.UNIT_NOTICES,
                        "incident.nav",
                        IncidentPage.UNIT,
                        40,
                        Permission.NOTICE_ANSWER)
                .counting(actor -> desk.open(actor.scope()));
    }

    @Bean
    NavItem criticismsNavItem() {
        return NavItem.of(
                NavSlot.INCIDENTS,
                "criticism.nav",
                CriticismView.SCHOOL,
                30,
                Permission.INCIDENT_VIEW);
    }

    @Bean
    NavItem unitCriticismsNavItem() {
        return NavItem.of(
                NavSlot.UNIT_NOTICES,
                "criticism.nav",
                CriticismView.UNIT,
                50,
                Permission.NOTICE_ANSWER);
    }

    @Bean
    Commands incidentCommands() {
        return Commands.of(
                new Command("incident.new.title", "/incidents/new", Permission.INCIDENT_WORK),
                new Command("incident.new.unit", "/unit/incidents/new", Permission.NOTICE_ANSWER));
    }

    @Bean
    Readership incidentFilesReadership() {
        return new Readership(
                Set.of("incident", "incident-report", "criticism"),
                Set.of(Permission.INCIDENT_VIEW, Permission.NOTICE_ANSWER));
    }

    /** Who held which post is the office's alone. */
    @Bean
    Readership referralReadership() {
        return new Readership(Set.of("criticism-referral"), Set.of(Permission.CRITICISM_WORK));
    }
}
