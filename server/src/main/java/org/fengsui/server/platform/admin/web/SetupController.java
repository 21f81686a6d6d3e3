package org.fengsui.server.platform.admin.web;

import java.util.List;
import java.util.stream.Stream;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.access.SetupLinks;
import org.fengsui.server.platform.access.SetupLinks.Administrator;
import org.fengsui.server.platform.access.SetupLinks.Three;
import org.fengsui.server.platform.kernel.Problem.Kind;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The first start: three administrators at once, behind a link that works once. */
@Controller
class SetupController {

    /** One of the three as the page asks for it. */
    record Part(String key, Role role) {}

    private static final List<Part> PARTS =
            List.of(
                    new Part("system", Role.SYSTEM_ADMIN),
                    new Part("security", Role.SECURITY_ADMIN),
                    new Part("audit", Role.AUDIT_ADMIN));

    private final SetupLinks links;

    SetupController(SetupLinks links) {
        this.links = links;
    }

    @GetMapping("/setup/{token}")
    @Permits(Permission.PUBLIC)
    String show(@PathVariable String token, Model model) {
        if (!links.isOpen(token)) {
            throw new Refusal(AccessProblem.SETUP_LINK_INVALID);
        }
        return page(form(token), model);
    }

    @PostMapping("/setup/{token}")
    @Permits(Permission.PUBLIC)
    Object create(
            @PathVariable String token,
            @RequestParam MultiValueMap<String, String> typed,
            Reader reader,
            RedirectAttributes redirect) {
        var form = form(token).sent(withoutPasswords(typed));
        for (var part : PARTS) {
            if (!password(typed, part).equals(typed.getFirst(part.key() + "-again"))) {
                form = form.error(part.key() + "-again", reader.say("admin.password.differ"));
            }
        }
        if (form.refused()) {
            return refused(form);
        }
        try {
            links.complete(
                    token,
                    new Three(
                            person(typed, PARTS.get(0)),
                            person(typed, PARTS.get(1)),
                            person(typed, PARTS.get(2))));
        } catch (Refusal refusal) {
            if (refusal.problem().kind() == Kind.NOT_FOUND) {
                throw refusal;
            }
            return refused(form.error("", reader.say(refusal)));
        }
        Toast.done(redirect, reader.say("admin.setup.done"));
        return "redirect:/sign-in";
    }

    private static Form form(String token) {
        return Form.of("setup", "/setup/" + token);
    }

    private static MultiValueMap<String, String> withoutPasswords(
            MultiValueMap<String, String> typed) {
        var kept = new LinkedMultiValueMap<String, String>(typed);
        kept.keySet().removeIf(name -> name.endsWith("-password") || name.endsWith("-again"));
        return kept;
    }

    private static Administrator person(MultiValueMap<String, String> typed, Part part) {
        return new Administrator(
                value(typed, part.key() + "-username"),
                value(typed, part.key() + "-name"),
                password(typed, part));
    }

    private static String password(MultiValueMap<String, String> typed, Part part) {
        return value(typed, part.key() + "-password");
    }

    private static String value(MultiValueMap<String, String> typed, String name) {
        return Stream.ofNullable(typed.getFirst(name)).findFirst().orElse("");
    }

    private static ModelAndView refused(Form form) {
        var page = new ModelAndView("admin/setup", HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("form", form);
        page.addObject("parts", PARTS);
        return page;
    }

    private static String page(Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("parts", PARTS);
        return "admin/setup";
    }
}
