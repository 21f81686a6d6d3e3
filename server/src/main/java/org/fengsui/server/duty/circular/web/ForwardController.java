package org.fengsui.server.duty.circular.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.duty.circular.Circular;
import org.fengsui.server.duty.circular.CircularText;
import org.fengsui.server.duty.circular.Circulars;
import org.fengsui.server.duty.circular.service.CircularDesk;
import org.fengsui.server.duty.circular.service.CircularDesk.Place;
import org.fengsui.server.duty.notice.CircularNotices;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 转发: the units that the registry proposes for the places of a text, confirmed by a person. */
@Controller
class ForwardController {

    private final Circulars circulars;
    private final CircularDesk desk;

    ForwardController(Circulars circulars, CircularDesk desk) {
        this.circulars = circulars;
        this.desk = desk;
    }

    /** A place as a page shows it. */
    record PlaceLine(String place, String unit, String system) {}

    private Circular find(long id, Reader reader) {
        return circulars
                .find(reader.actor().scope(), id)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    private static Form form(Circular circular) {
        return Form.of(
                        "circular-forward:" + circular.id(),
                        CircularPages.path(circular) + "/forward")
                .value("version", circular.version());
    }

    @GetMapping("/circulars/{id:[0-9]+}/forward")
    @Permits(Permission.NOTICE_DRAFT)
    String forward(@PathVariable long id, Reader reader, Model model) {
        var circular = find(id, reader);
        var places = desk.places(circular.entry().text());
        var proposed =
                places.stream()
                        .map(Place::unitId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .map(String::valueOf)
                        .toList();
        show(
                circular,
                places,
                form(circular)
                        .value("name", circular.entry().subject())
                        .value("severity", Severity.HIGH)
                        .values("unit", proposed),
                reader,
                model);
        return "circular/forward";
    }

    private void show(
            Circular circular, List<Place> places, Form form, Reader reader, Model model) {
        var units = desk.unitNames();
        model.addAttribute(
                "head",
                CircularPages.head(circular, reader)
                        .under(circular.called(), CircularPages.path(circular)));
        model.addAttribute("circular", circular);
        model.addAttribute(
                "places",
                places.stream()
                        .map(place -> {
                            var unit = place.unitId();
                            return new PlaceLine(
                                    place.place(),
                                    unit == null ? "" : units.getOrDefault(unit, ""),
                                    place.system());
                        })
                        .toList());
        model.addAttribute(
                "units",
                desk.units().stream().map(unit -> Option.of(unit.id(), unit.name())).toList());
        model.addAttribute(
                "severities",
                Arrays.stream(Severity.values())
                        .map(one -> new Option(one.name(), reader.say("level", one)))
                        .toList());
        model.addAttribute("form", form);
    }

    @PostMapping("/circulars/{id:[0-9]+}/forward")
    @Permits(Permission.NOTICE_DRAFT)
    ModelAndView forward(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var circular = find(id, reader);
        var places = desk.places(circular.entry().text());
        var form = form(circular).sent(sent);
        try {
            circulars.forward(reader.actor(), id, version, drafts(circular, places, form));
        } catch (Refusal refused) {
            show(circular, places, form.refused(refused, reader), reader, model);
            return CircularPages.unprocessable("circular/forward", model);
        }
        Toast.done(redirect, reader.say("circular.forwarded"));
        return new ModelAndView("redirect:" + CircularPages.path(circular));
    }

    private static List<CircularNotices.Draft> drafts(
            Circular circular, List<Place> places, Form form) {
        var drafts = new ArrayList<CircularNotices.Draft>();
        for (var chosen : form.all("unit")) {
            if (chosen.matches("[0-9]{1,18}")) {
                long unit = Long.parseLong(chosen);
                var own =
                        places.stream()
                                .filter(place -> Objects.equals(place.unitId(), unit))
                                .map(place -> item(circular, form, place.system(), place.place()))
                                .toList();
                drafts.add(
                        new CircularNotices.Draft(
                                unit,
                                circular.entry().subject(),
                                form.value("remark"),
                                own.isEmpty() ? List.of(item(circular, form, "", "")) : own));
            }
        }
        return drafts;
    }

    private static CircularNotices.Item item(
            Circular circular, Form form, String system, String place) {
        var severity =
                Arrays.stream(Severity.values())
                        .filter(one -> one.name().equals(form.value("severity")))
                        .findFirst()
                        .orElse(Severity.HIGH);
        return new CircularNotices.Item(
                null,
                severity,
                system,
                place,
                circular.entry().receivedAt(),
                (circular.source() + " " + circular.entry().number()).strip(),
                String.join("、", CircularText.read(circular.entry().text()).refs()),
                new Notice.ItemText(
                        form.value("name").strip(),
                        form.value("harm").strip(),
                        form.value("remedy").strip(),
                        ""));
    }
}
