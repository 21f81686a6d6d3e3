package org.fengsui.server.platform.admin.web;

import java.util.Comparator;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.page.NavItem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The sign-in page, with the way to what needs none. What it sends is taken by the security
 * filters.
 */
@Controller
class SignInController {

    private final ObjectProvider<NavItem> entries;

    SignInController(ObjectProvider<NavItem> entries) {
        this.entries = entries;
    }

    @GetMapping("/sign-in")
    @Permits(Permission.PUBLIC)
    String signIn(
            Optional<Actor> actor,
            @RequestParam Optional<String> failed,
            @RequestParam Optional<String> again,
            @RequestParam Optional<String> out,
            @RequestParam(defaultValue = "") String to,
            Model model) {
        if (actor.isPresent()) {
            return "redirect:/";
        }
        model.addAttribute("failed", failed.isPresent());
        model.addAttribute("again", again.isPresent());
        model.addAttribute("out", out.isPresent());
        model.addAttribute("to", to);
        model.addAttribute(
                "open",
                entries.stream()
                        .filter(entry -> entry.anyOf().contains(Permission.PUBLIC))
                        .sorted(Comparator.comparingInt(NavItem::order))
                        .toList());
        return "admin/sign-in";
    }
}
