package org.fengsui.server.campus.registry.web;

import java.time.Instant;
import java.time.LocalDateTime;
import org.fengsui.engine.attribution.RowKind;
import org.fengsui.server.campus.registry.domain.RegistryBook;
import org.fengsui.server.campus.registry.domain.Retirement;
import org.fengsui.server.campus.registry.domain.Retirements;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.platform.page.Typed;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The office retires a system, and takes it back while its last day lasts (第八条). */
@Controller
class RetirementController {

    private final RegistryBook book;
    private final Retirements retirements;

    RetirementController(RegistryBook book, Retirements retirements) {
        this.book = book;
        this.retirements = retirements;
    }

    @GetMapping("/registry/systems/{id:[0-9]+}/retire")
    @Permits(Permission.REGISTRY_EDIT)
    String retire(@PathVariable long id, Reader reader, Model model) {
        var system = book.get(reader.actor().scope(), RowKind.SYSTEM, id);
        var now = LocalDateTime.ofInstant(reader.times().now(), BusinessClock.ZONE);
        show(
                system,
                form(id).value("version", system.version())
                        .value(
                                "checkedAt",
                                now.toString().substring(0, "yyyy-MM-ddTHH:mm".length()))
                        .value("checkedBy", reader.actor().name()),
                reader,
                model);
        return "registry/retire";
    }

    @PostMapping("/registry/systems/{id:[0-9]+}/retire")
    @Permits(Permission.REGISTRY_EDIT)
    ModelAndView retire(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var system = book.get(reader.actor().scope(), RowKind.SYSTEM, id);
        var form = form(id).sent(sent);
        try {
            var proof =
                    new Retirement.Proof(
                            form.value("reason").strip(),
                            form.value("method").strip(),
                            checkedAt(form, reader),
                            form.value("checkedBy").strip(),
                            form.value("evidence").strip());
            retirements.retire(reader.actor(), id, version, proof);
            Toast.done(redirect, reader.say("registry.done.retired"));
            return new ModelAndView("redirect:/registry/systems/" + id);
        } catch (Refusal refused) {
            if (refused.problem().kind() != Problem.Kind.INVALID) {
                throw refused;
            }
            form = form.error("", reader.say(refused));
        }
        show(system, form, reader, model);
        return new ModelAndView("registry/retire", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static Instant checkedAt(Form form, Reader reader) {
        return Typed.moment(
                form.value("checkedAt"), reader.say("registry.retire.checkedAt"), reader);
    }

    private static Form form(long id) {
        return Form.of("retire:" + id, "/registry/systems/" + id + "/retire");
    }

    private static void show(RegistryBook.Standing system, Form form, Reader reader, Model model) {
        model.addAttribute("form", form);
        model.addAttribute(
                "head",
                DetailHead.of(reader.say("registry.retire"), system.row().name())
                        .under(reader.say("nav.REGISTRY"), "/registry")
                        .under(reader.say("registry.systems.title"), "/registry/systems")
                        .under(system.row().name(), "/registry/systems/" + system.id()));
    }

    @PostMapping("/registry/systems/{id:[0-9]+}/resume")
    @Permits(Permission.REGISTRY_EDIT)
    String resume(
            @PathVariable long id,
            @RequestParam String reason,
            Reader reader,
            RedirectAttributes redirect) {
        retirements.resume(reader.actor(), id, reason);
        Toast.done(redirect, reader.say("registry.done.resumed"));
        return "redirect:/registry/systems/" + id;
    }
}
