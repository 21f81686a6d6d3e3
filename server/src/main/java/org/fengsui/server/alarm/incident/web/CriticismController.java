package org.fengsui.server.alarm.incident.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fengsui.server.alarm.incident.Criticism;
import org.fengsui.server.alarm.incident.Criticism.Failing;
import org.fengsui.server.alarm.incident.Criticism.Move;
import org.fengsui.server.alarm.incident.Criticism.State;
import org.fengsui.server.alarm.incident.Criticisms;
import org.fengsui.server.alarm.incident.IncidentProblem;
import org.fengsui.server.alarm.incident.service.IncidentDesk;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 通报批评 in the school's frame. */
@Controller
class CriticismController {

    private static final String BASE = CriticismView.SCHOOL;

    private final Criticisms criticisms;
    private final IncidentDesk desk;
    private final CriticismView view;

    CriticismController(Criticisms criticisms, IncidentDesk desk, CriticismView view) {
        this.criticisms = criticisms;
        this.desk = desk;
        this.view = view;
    }

    @GetMapping(BASE)
    @Permits(Permission.INCIDENT_VIEW)
    String list(Reader reader, Model model) {
        view.list(BASE, reader, model);
        model.addAttribute("mayPropose", reader.actor().may(Permission.CRITICISM_WORK));
        return "incident/criticisms";
    }

    @GetMapping(BASE + "/{id:[0-9]+}")
    @Permits(Permission.INCIDENT_VIEW)
    String detail(@PathVariable long id, Reader reader, Model model) {
        var criticism = view.show(id, BASE, reader, model);
        var head = CriticismView.head(criticism, BASE, reader);
        for (var act : acts(criticism, reader)) {
            head = head.primary() == null ? head.primary(act) : head.more(act);
        }
        model.addAttribute("head", head);
        model.addAttribute("holders", criticism.holders());
        model.addAttribute(
                "referral",
                reader.actor().may(Permission.CRITICISM_WORK)
                        ? criticisms.referral(reader.actor().scope(), id)
                        : List.of());
        return "incident/criticism";
    }

    private static List<Action> acts(Criticism criticism, Reader reader) {
        var actor = reader.actor();
        var acts = new ArrayList<Action>();
        var open = criticism.state().after(Move.APPROVE) != null;
        if (open
                && actor.decides(Decision.APPROVE_CRITICISM)
                && actor.accountId() != criticism.proposedBy()) {
            acts.add(act(criticism, Move.APPROVE, reader));
        }
        if (criticism.state() == State.APPROVED && actor.may(Permission.CRITICISM_WORK)) {
            acts.add(act(criticism, Move.ISSUE, reader));
        }
        if (open
                && (actor.may(Permission.CRITICISM_WORK)
                        || actor.decides(Decision.APPROVE_CRITICISM))) {
            acts.add(act(criticism, Move.DROP, reader));
        }
        return acts;
    }

    private static Action act(Criticism criticism, Move move, Reader reader) {
        var path = BASE + "/" + criticism.id();
        var label = reader.say("criticism.move", move);
        var action =
                switch (move) {
                    case APPROVE ->
                            Action.confirm(
                                    label, path + "/approve", reader.say("criticism.approve.ask"));
                    case DROP ->
                            Action.reason(label, path + "/drop", reader.say("criticism.drop.ask"));
                    case ISSUE ->
                            Action.confirm(
                                    label, path + "/issue", reader.say("criticism.issue.ask"));
                    case PROPOSE, HEAR -> Action.post(label, path);
                };
        return action.with("version", criticism.version());
    }

    @PostMapping(BASE + "/{id:[0-9]+}/{act:approve|drop|issue}")
    @Permits(Permission.INCIDENT_VIEW)
    ModelAndView act(
            @PathVariable long id,
            @PathVariable String act,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            Reader reader,
            RedirectAttributes redirect) {
        switch (act) {
            case "approve" -> criticisms.approve(reader.actor(), id, version, reason);
            case "drop" -> criticisms.drop(reader.actor(), id, version, reason);
            default -> criticisms.issue(reader.actor(), id, version);
        }
        return IncidentForms.done(BASE + "/" + id, reader, redirect);
    }

    @GetMapping(BASE + "/new")
    @Permits(Permission.CRITICISM_WORK)
    String propose(@RequestParam(defaultValue = "") String incident, Reader reader, Model model) {
        var form = form(incident).value("day", reader.times().today());
        show(form, reader, model);
        return "incident/criticism-new";
    }

    private static Form form(String incident) {
        return Form.of("criticism-new:" + incident, BASE + "/new").value("incident", incident);
    }

    private void show(Form form, Reader reader, Model model) {
        var incident = id(form.value("incident"));
        model.addAttribute(
                "head",
                DetailHead.of(reader.say("criticism.new.title"), reader.say("criticism.new.sub"))
                        .under(reader.say("criticism.nav"), BASE));
        model.addAttribute("form", form);
        model.addAttribute(
                "failings",
                Arrays.stream(Failing.values())
                        .map(one -> new Option(one.name(), reader.say("criticism.failing", one)))
                        .toList());
        model.addAttribute(
                "late",
                incident == null
                        ? List.of()
                        : criticisms.lateDuties(reader.actor().scope(), incident));
        model.addAttribute("ofIncident", incident != null);
        model.addAttribute(
                "units",
                desk.unitNames().entrySet().stream()
                        .map(unit -> Option.of(unit.getKey(), unit.getValue()))
                        .toList());
    }

    private static @Nullable Long id(String text) {
        return text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
    }

    @PostMapping(BASE + "/new")
    @Permits(Permission.CRITICISM_WORK)
    ModelAndView propose(
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = form("").sent(sent);
        try {
            long id =
                    criticisms.propose(
                            reader.actor(),
                            new Criticisms.Proposal(
                                    id(form.value("unit")),
                                    id(form.value("incident")),
                                    failing(form),
                                    Typed.day(
                                            form.value("day"), reader.say("criticism.day"), reader),
                                    form.value("words"),
                                    form.value("more").lines().toList()));
            return IncidentForms.done(BASE + "/" + id, reader, redirect);
        } catch (Refusal refused) {
            show(form.refused(refused, reader), reader, model);
            return IncidentForms.again("incident/criticism-new", model);
        }
    }

    private static Failing failing(Form form) {
        return Arrays.stream(Failing.values())
                .filter(one -> form.has("failing", one.name()))
                .findFirst()
                .orElseThrow(() -> new Refusal(IncidentProblem.TEXT_MISSING));
    }
}
