package org.fengsui.server.sensing.intake.web;

import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Commands;
import org.fengsui.server.platform.page.Commands.Command;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.platform.page.NavSlot;
import org.fengsui.server.platform.page.Waiting;
import org.fengsui.server.sensing.intake.domain.ImportBook;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where imports stand in the navigation: monitoring is where things come in. */
@Configuration(proxyBeanMethods = false)
class IntakeNavigation {

    /** The figure is of those held, which wait for a person. */
    @Bean
    NavItem importsNavItem(ImportBook book) {
        return NavItem.of(NavSlot.MONITORING, "import.nav", "/imports", 10, Permission.INTAKE_RUN)
                .counting(actor -> book.countHeld(actor.scope()));
    }

    @Bean
    Waiting heldImportsWaiting(ImportBook book) {
        return Waiting.work(
                "import.waiting",
                "/imports?state=HELD",
                Permission.INTAKE_RUN,
                actor -> book.countHeld(actor.scope()));
    }

    @Bean
    Commands intakeCommands() {
        return Commands.of(
                new Command("import.command", "/imports", Permission.INTAKE_RUN),
                new Command("import.entry.title", EntryForm.PATH, Permission.INTAKE_RUN));
    }
}
