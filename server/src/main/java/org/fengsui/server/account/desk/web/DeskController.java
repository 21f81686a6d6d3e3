package org.fengsui.server.account.desk.web;

import java.util.Set;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.page.Reader;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page after sign-in: each person's own. */
@Controller
class DeskController {

    /** Who comes for proof alone: what was done, by whom, and that the chain holds. */
    private static final Set<Role> PROVERS = Set.of(Role.AUDITOR, Role.AUDIT_ADMIN);

    private final DeskView view;
    private final OverviewView overview;

    DeskController(DeskView view, OverviewView overview) {
        this.view = view;
        this.overview = overview;
    }

    /** Leads each side to its frame. */
    @GetMapping("/")
    @Permits(Permission.SELF)
    String home(Reader reader) {
        var actor = reader.actor();
        if (actor.roles().equals(Set.of(Role.LEADING_GROUP))) {
            return "redirect:/overview";
        }
        if (PROVERS.containsAll(actor.roles())) {
            return "redirect:/audit";
        }
        if (actor.may(Permission.DESK_VIEW)) {
            return "redirect:/desk";
        }
        if (actor.isUnitSide()) {
            return "redirect:/unit";
        }
        if (actor.may(Permission.CONTENT_WORK)) {
            return "redirect:/content";
        }
        if (actor.may(Permission.SECRECY_WORK)) {
            return "redirect:/secrecy";
        }
        if (actor.may(Permission.ACCOUNT_VIEW)) {
            return "redirect:/admin/accounts";
        }
        return "redirect:/inbox";
    }

    /** The workbench. */
    @GetMapping("/desk")
    @Permits(Permission.DESK_VIEW)
    String desk(Reader reader, Model model) {
        model.addAllAttributes(view.of(reader));
        return "desk/desk";
    }

    /** The state of the school in ten seconds, for its leaders. */
    @GetMapping("/overview")
    @Permits(Permission.DESK_VIEW)
    String overview(Reader reader, Model model) {
        model.addAllAttributes(overview.of(reader));
        return "desk/overview";
    }
}
