package org.fengsui.server.alarm.incident.web;

import java.util.List;
import org.fengsui.server.alarm.incident.Incidents;
import org.fengsui.server.alarm.incident.service.IncidentDesk;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 事件 in the unit's frame: its own, and no other's. */
@Controller
class UnitIncidentController {

    private static final String BASE = IncidentPage.UNIT;
    private static final String STEP = "/{id:[0-9]+}/{step:evidence|report}";

    private final Incidents incidents;
    private final IncidentDesk desk;
    private final IncidentView view;
    private final IncidentForms forms;

    UnitIncidentController(
            Incidents incidents, IncidentDesk desk, IncidentView view, IncidentForms forms) {
        this.incidents = incidents;
        this.desk = desk;
        this.view = view;
        this.forms = forms;
    }

    /** An incident as the unit's list shows it. */
    record Line(long id, String title, String place, String seen, Chip state) {}

    @GetMapping(BASE)
    @Permits(Permission.NOTICE_ANSWER)
    String list(Reader reader, Model model) {
        model.addAttribute(
                "lines",
                desk.latest(reader.actor().scope()).stream()
                        .map(one ->
                                new Line(
                                        one.id(),
                                        one.seen().title(),
                                        one.seen().place(),
                                        reader.times().plain(one.seen().seenAt()),
                                        IncidentList.chip(one.state(), reader)))
                        .toList());
        return "incident/unit-list";
    }

    @GetMapping(BASE + "/{id:[0-9]+}")
    @Permits(Permission.NOTICE_ANSWER)
    String detail(@PathVariable long id, Reader reader, Model model) {
        var incident = view.find(id, reader);
        var unit = desk.unitNames().getOrDefault(incident.unitId(), "");
        view.show(incident, BASE, unit, reader, model);
        return "incident/detail";
    }

    @GetMapping(BASE + "/new")
    @Permits(Permission.NOTICE_ANSWER)
    String report(Reader reader, Model model) {
        return forms.report(BASE, reader, model);
    }

    @PostMapping(BASE + "/new")
    @Permits(Permission.NOTICE_ANSWER)
    ModelAndView report(
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam @Nullable List<MultipartFile> files,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        return forms.report(BASE, sent, files, reader, model, redirect);
    }

    @GetMapping(BASE + STEP)
    @Permits(Permission.NOTICE_ANSWER)
    String step(
            @PathVariable long id,
            @PathVariable String step,
            @RequestParam(defaultValue = "ONSET") String stage,
            Reader reader,
            Model model) {
        return forms.step(view.find(id, reader), BASE, step, stage, reader, model);
    }

    @PostMapping(BASE + STEP)
    @Permits(Permission.NOTICE_ANSWER)
    ModelAndView step(
            @PathVariable long id,
            @PathVariable String step,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam @Nullable List<MultipartFile> files,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        return forms.step(view.find(id, reader), BASE, step, sent, files, reader, model, redirect);
    }

    @PostMapping(BASE + "/{id:[0-9]+}/tasks/{task:[0-9]+}/done")
    @Permits(Permission.NOTICE_ANSWER)
    ModelAndView done(
            @PathVariable long id,
            @PathVariable long task,
            @RequestParam String reason,
            Reader reader,
            RedirectAttributes redirect) {
        incidents.done(reader.actor(), id, task, reason);
        return IncidentForms.done(BASE + "/" + id, reader, redirect);
    }
}
