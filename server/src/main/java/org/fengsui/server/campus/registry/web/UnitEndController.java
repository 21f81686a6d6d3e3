package org.fengsui.server.campus.registry.web;

import java.util.List;
import org.fengsui.engine.attribution.RowKind;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.domain.RegistryBook;
import org.fengsui.server.campus.registry.domain.UnitEnding;
import org.fengsui.server.campus.registry.domain.UnitEndings;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Filter.Option;
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

/** 撤销、合并: the office ends a unit, with what goes over shown before. */
@Controller
class UnitEndController {

    private final Registry registry;
    private final RegistryBook book;
    private final UnitEndings endings;

    UnitEndController(Registry registry, RegistryBook book, UnitEndings endings) {
        this.registry = registry;
        this.book = book;
        this.endings = endings;
    }

    @GetMapping("/registry/units/{id:[0-9]+}/end")
    @Permits(Permission.REGISTRY_EDIT)
    String end(@PathVariable long id, Reader reader, Model model) {
        var unit = book.get(reader.actor().scope(), RowKind.UNIT, id);
        var form =
                form(id).value("version", unit.version())
                        .value("lastDay", reader.times().today().toString());
        show(unit, form, reader, model);
        return "registry/unit-end";
    }

    @PostMapping("/registry/units/{id:[0-9]+}/end")
    @Permits(Permission.REGISTRY_EDIT)
    ModelAndView end(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = form(id).sent(sent);
        try {
            var successor = form.value("successor");
            var ending =
                    new UnitEnding(
                            Typed.day(
                                    form.value("lastDay"),
                                    reader.say("registry.retire.lastDay"),
                                    reader),
                            successor.isEmpty() ? null : Long.valueOf(successor));
            endings.end(reader.actor(), id, version, ending, form.value("reason"));
            Toast.done(redirect, reader.say("registry.done.unitEnded"));
            return new ModelAndView("redirect:/registry/units/" + id);
        } catch (Refusal refused) {
            show(
                    book.get(reader.actor().scope(), RowKind.UNIT, id),
                    form.refused(refused, reader),
                    reader,
                    model);
            return new ModelAndView(
                    "registry/unit-end", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static Form form(long id) {
        return Form.of("unit-end:" + id, "/registry/units/" + id + "/end");
    }

    private void show(RegistryBook.Standing unit, Form form, Reader reader, Model model) {
        var scope = reader.actor().scope();
        model.addAttribute("form", form);
        model.addAttribute("ties", endings.ties(scope, unit.id()));
        model.addAttribute("units", successors(unit.id(), reader));
        model.addAttribute(
                "head",
                DetailHead.of(reader.say("registry.unit.end"), unit.row().name())
                        .under(reader.say("nav.REGISTRY"), "/registry")
                        .under(unit.row().name(), "/registry/units/" + unit.id()));
    }

    private List<Option> successors(long id, Reader reader) {
        return registry.units(reader.actor().scope()).stream()
                .filter(unit -> unit.id() != id)
                .map(unit -> Option.of(unit.id(), unit.name()))
                .toList();
    }
}
