package org.fengsui.server.campus.registry.web;

import java.util.Arrays;
import org.fengsui.engine.attribution.Query;
import org.fengsui.engine.net.AddressFormatException;
import org.fengsui.engine.net.Target;
import org.fengsui.server.campus.registry.Attributor.Owner;
import org.fengsui.server.campus.registry.Concern;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Whose an address, a host name or a URL is, and by which rule. */
@Controller
class AskController {

    private final Registry registry;

    AskController(Registry registry) {
        this.registry = registry;
    }

    /** An answer for one concern: whom a finding of that kind would go to. */
    record Answer(Concern concern, @Nullable String unit, @Nullable String system, Owner owner) {}

    @GetMapping("/registry/ask")
    @Permits(Permission.FINDING_VIEW)
    ModelAndView ask(@RequestParam(defaultValue = "") String target, Reader reader, Model model) {
        var form = Form.of("registry-ask", "/registry/ask").value("target", target.strip());
        if (!target.isBlank()) {
            try {
                var query = Query.of(Target.parse(target.strip()), reader.times().now());
                model.addAttribute(
                        "answers",
                        Arrays.stream(Concern.values())
                                .map(concern -> answer(query, concern))
                                .toList());
            } catch (AddressFormatException e) {
                form = form.error("target", e.message(reader.locale()));
            }
        }
        model.addAttribute("form", form);
        return new ModelAndView(
                "registry/ask",
                model.asMap(),
                form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private Answer answer(Query query, Concern concern) {
        var owner = registry.attributor().ownerOf(query, concern);
        var school = Scope.school();
        var unitId = owner.unitId();
        var systemId = owner.systemId();
        return new Answer(
                concern,
                unitId == null
                        ? null
                        : registry.unit(school, unitId).map(Registry.Unit::name).orElse(null),
                systemId == null
                        ? null
                        : registry.system(school, systemId)
                                .map(Registry.RegisteredSystem::name)
                                .orElse(null),
                owner);
    }
}
