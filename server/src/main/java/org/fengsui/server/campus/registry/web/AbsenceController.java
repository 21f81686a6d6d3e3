package org.fengsui.server.campus.registry.web;

import java.time.LocalDate;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.domain.Absences;
import org.fengsui.server.campus.registry.domain.Appointment;
import org.fengsui.server.campus.registry.domain.RegistryBook;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.platform.page.Typed;
import org.jspecify.annotations.Nullable;
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

/** The office enters who is away from a post, until when, and who acts meanwhile. */
@Controller
class AbsenceController {

    private final Absences absences;
    private final RegistryBook book;
    private final Registry registry;

    AbsenceController(Absences absences, RegistryBook book, Registry registry) {
        this.absences = absences;
        this.book = book;
        this.registry = registry;
    }

    @GetMapping("/registry/appointments/{id:[0-9]+}/away")
    @Permits(Permission.REGISTRY_EDIT)
    String away(@PathVariable long id, Reader reader, Model model) {
        var held = book.appointment(reader.actor().scope(), id);
        show(held, form(id).value("from", reader.times().today()), reader, model);
        return "registry/away";
    }

    @PostMapping("/registry/appointments/{id:[0-9]+}/away")
    @Permits(Permission.REGISTRY_EDIT)
    ModelAndView away(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var held = book.appointment(reader.actor().scope(), id);
        var form = form(id).sent(sent);
        try {
            absences.enter(
                    reader.actor(),
                    id,
                    day(form, "from", reader),
                    day(form, "until", reader),
                    deputy(form, reader),
                    form.value("note"));
            Toast.done(redirect, reader.say("registry.done.away"));
            return new ModelAndView("redirect:/registry/units/" + held.unitId());
        } catch (Refusal refused) {
            if (refused.problem().kind() == Problem.Kind.NOT_FOUND) {
                throw refused;
            }
            form = form.error("", reader.say(refused));
        }
        show(held, form, reader, model);
        return new ModelAndView("registry/away", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static @Nullable Long deputy(Form form, Reader reader) {
        var chosen = form.value("deputy");
        try {
            return chosen.isBlank() ? null : Long.valueOf(chosen);
        } catch (NumberFormatException e) {
            throw new Refusal(
                    e,
                    CommonProblem.FIELD_INVALID,
                    reader.say("registry.absence.deputyField"),
                    reader.say("registry.absence.deputyField"));
        }
    }

    private static LocalDate day(Form form, String field, Reader reader) {
        return Typed.day(form.value(field), reader.say("registry.absence." + field), reader);
    }

    private static Form form(long id) {
        return Form.of("away:" + id, "/registry/appointments/" + id + "/away");
    }

    private void show(Appointment held, Form form, Reader reader, Model model) {
        var scope = reader.actor().scope();
        var colleagues =
                absences.colleagues(scope, held).stream()
                        .map(each -> Option.of(each.personId(), each.name()))
                        .toList();
        model.addAttribute("form", form);
        model.addAttribute("colleagues", colleagues);
        model.addAttribute(
                "head", PostHead.of(reader.say("registry.absence.enter"), held, registry, reader));
    }

    /** Somebody is back earlier than foreseen. */
    @PostMapping("/registry/absences/{id:[0-9]+}/back")
    @Permits(Permission.REGISTRY_EDIT)
    String back(@PathVariable long id, Reader reader, RedirectAttributes redirect) {
        long unit = absences.back(reader.actor(), id);
        Toast.done(redirect, reader.say("registry.done.back"));
        return "redirect:/registry/units/" + unit;
    }
}
