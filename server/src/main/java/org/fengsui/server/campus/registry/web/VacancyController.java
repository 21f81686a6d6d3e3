package org.fengsui.server.campus.registry.web;

import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.domain.Appointment;
import org.fengsui.server.campus.registry.domain.RegistryBook;
import org.fengsui.server.campus.registry.domain.Vacancies;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
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

/** The office sees which posts are empty and until when they must be filed (第十三条). */
@Controller
class VacancyController {

    private final Vacancies vacancies;
    private final VacancyLines lines;
    private final RegistryBook book;
    private final Registry registry;

    VacancyController(
            Vacancies vacancies, VacancyLines lines, RegistryBook book, Registry registry) {
        this.vacancies = vacancies;
        this.lines = lines;
        this.book = book;
        this.registry = registry;
    }

    @GetMapping("/registry/vacancies")
    @Permits(Permission.REGISTRY_VIEW)
    String vacancies(Reader reader, Model model) {
        model.addAttribute("lines", lines.of(vacancies.all(reader.actor().scope()), reader));
        return "registry/vacancies";
    }

    /** Somebody says that a holder has left. */
    @GetMapping("/registry/appointments/{id:[0-9]+}/doubt")
    @Permits(Permission.REGISTRY_EDIT)
    String doubt(@PathVariable long id, Reader reader, Model model) {
        var held = book.appointment(reader.actor().scope(), id);
        show(held, form(id).value("since", reader.times().today()), reader, model);
        return "registry/doubt";
    }

    @PostMapping("/registry/appointments/{id:[0-9]+}/doubt")
    @Permits(Permission.REGISTRY_EDIT)
    ModelAndView doubt(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var held = book.appointment(reader.actor().scope(), id);
        var form = form(id).sent(sent);
        try {
            var since =
                    Typed.day(form.value("since"), reader.say("registry.vacancy.since"), reader);
            vacancies.doubt(reader.actor(), id, since, form.value("note"));
            Toast.done(redirect, reader.say("registry.done.doubted"));
            return new ModelAndView("redirect:/registry/units/" + held.unitId());
        } catch (Refusal refused) {
            if (refused.problem().kind() != Problem.Kind.INVALID) {
                throw refused;
            }
            form = form.error("", reader.say(refused));
        }
        show(held, form, reader, model);
        return new ModelAndView("registry/doubt", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static Form form(long id) {
        return Form.of("doubt:" + id, "/registry/appointments/" + id + "/doubt");
    }

    private void show(Appointment held, Form form, Reader reader, Model model) {
        model.addAttribute("form", form);
        model.addAttribute(
                "head", PostHead.of(reader.say("registry.vacancy.doubt"), held, registry, reader));
    }

    /** The doubted holder is in the post after all. */
    @PostMapping("/registry/vacancies/{id:[0-9]+}/in-post")
    @Permits(Permission.REGISTRY_EDIT)
    String inPost(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam String reason,
            Reader reader,
            RedirectAttributes redirect) {
        vacancies.confirmHolder(reader.actor(), id, version, reason);
        Toast.done(redirect, reader.say("registry.done.inPost"));
        return "redirect:/registry/vacancies";
    }
}
