package org.fengsui.server.alarm.incident.web;

import java.util.List;
import org.fengsui.server.alarm.incident.Criticism.Move;
import org.fengsui.server.alarm.incident.Criticisms;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 通报批评 in the unit's frame: it reads what is held against it, and is heard. */
@Controller
class UnitCriticismController {

    private static final String BASE = CriticismView.UNIT;

    private final Criticisms criticisms;
    private final CriticismView view;

    UnitCriticismController(Criticisms criticisms, CriticismView view) {
        this.criticisms = criticisms;
        this.view = view;
    }

    @GetMapping(BASE)
    @Permits(Permission.NOTICE_ANSWER)
    String list(Reader reader, Model model) {
        view.list(BASE, reader, model);
        model.addAttribute("mayPropose", false);
        return "incident/criticisms";
    }

    @GetMapping(BASE + "/{id:[0-9]+}")
    @Permits(Permission.NOTICE_ANSWER)
    String detail(@PathVariable long id, Reader reader, Model model) {
        var criticism = view.show(id, BASE, reader, model);
        model.addAttribute("holders", List.of());
        model.addAttribute("referral", List.of());
        if (criticism.state().after(Move.HEAR) != null) {
            model.addAttribute(
                    "form",
                    Form.of("criticism-hear:" + id, BASE + "/" + id + "/hear")
                            .value("version", criticism.version()));
        }
        return "incident/criticism";
    }

    @PostMapping(BASE + "/{id:[0-9]+}/hear")
    @Permits(Permission.NOTICE_ANSWER)
    ModelAndView hear(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam String statement,
            Reader reader,
            RedirectAttributes redirect) {
        criticisms.hear(reader.actor(), id, version, statement);
        return IncidentForms.done(BASE + "/" + id, reader, redirect);
    }
}
