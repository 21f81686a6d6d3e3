package org.fengsui.server.campus.registry.web;

import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.domain.Appointment;
import org.fengsui.server.campus.registry.domain.OfficeLists;
import org.fengsui.server.campus.registry.domain.RegistryBook;
import org.fengsui.server.campus.registry.domain.Vacancies;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.ListResult;
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

/** Which posts are empty or in doubt, and until when they must be filed (第十三条). */
@Controller
class VacancyController {

    private final Vacancies vacancies;
    private final VacancyLines words;
    private final RegistryBook book;
    private final Registry registry;
    private final OfficeLists lists;

    VacancyController(
            Vacancies vacancies,
            VacancyLines words,
            RegistryBook book,
            Registry registry,
            OfficeLists lists) {
        this.vacancies = vacancies;
        this.words = words;
        this.book = book;
        this.registry = registry;
        this.lists = lists;
    }

    @GetMapping("/registry/vacancies")
    @Permits(Permission.REGISTRY_VIEW)
    String vacancies(
            @RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var scope = reader.actor().scope();
        var asked = OfficeListViews.VACANCIES.read(params);
        var found = lists.vacancies(scope, asked);
        model.addAttribute(
                "list",
                OfficeListViews.VACANCIES.view(
                        asked,
                        new ListResult<>(
                                words.of(found.rows(), reader), found.more(), found.total()),
                        reader,
                        OfficeListViews.vacancies(registry.unitNames(scope), reader)));
        return "registry/vacancies";
    }

    /** Somebody says that a holder has left. */
    @GetMapping("/registry/appointments/{id:[0-9]+}/doubt")
    @Permits(Permission.POST_DOUBT)
    String doubt(@PathVariable long id, Reader reader, Model model) {
        var held = book.appointment(reader.actor().scope(), id);
        show(held, form(id).value("since", reader.times().today()), reader, model);
        return "registry/doubt";
    }

    @PostMapping("/registry/appointments/{id:[0-9]+}/doubt")
    @Permits(Permission.POST_DOUBT)
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
            return new ModelAndView(
                    reader.actor().isUnitSide()
                            ? "redirect:/unit/people"
                            : "redirect:/registry/units/" + held.unitId());
        } catch (Refusal refused) {
            form = form.refused(refused, reader);
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
    @Permits(Permission.POST_DOUBT)
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
