package org.fengsui.server.campus.registry.web;

import java.util.Map;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RegistryException;
import org.fengsui.server.campus.registry.domain.Proposal;
import org.fengsui.server.campus.registry.domain.Proposal.State;
import org.fengsui.server.campus.registry.domain.ProposalDesk;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The office decides what units propose to change of their systems and posts. */
@Controller
class ProposalController {

    private final ProposalDesk desk;
    private final ProposalPage page;

    ProposalController(ProposalDesk desk, ProposalPage page) {
        this.desk = desk;
        this.page = page;
    }

    @GetMapping("/registry/proposals")
    @Permits(Permission.REGISTRY_EDIT)
    String proposals(Reader reader, Model model) {
        model.addAttribute("lines", page.lines(desk.all(reader.actor().scope()), true, reader));
        return "registry/proposals";
    }

    @GetMapping("/registry/proposals/{id:[0-9]+}")
    @Permits(Permission.REGISTRY_EDIT)
    String proposal(@PathVariable long id, Reader reader, Model model) {
        show(desk.get(reader.actor().scope(), id), form(id), reader, model);
        return "registry/proposal";
    }

    @PostMapping("/registry/proposals/{id:[0-9]+}/confirm")
    @Permits(Permission.REGISTRY_EDIT)
    ModelAndView confirm(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String code,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = form(id).value("code", code);
        HttpStatus status;
        try {
            desk.confirm(reader.actor(), id, version, code);
            Toast.done(redirect, reader.say("registry.done.confirmed"));
            return new ModelAndView("redirect:/registry/proposals");
        } catch (RegistryException refused) {
            form = RegistryForms.wrong(form, refused, reader);
            // What was proposed fits no field here, so the reasons stand at the head.
            form = form.error("", String.join(" ", form.errors().values()));
            status = HttpStatus.UNPROCESSABLE_CONTENT;
        } catch (Refusal refused) {
            if (refused.problem().kind() != Problem.Kind.CONFLICT) {
                throw refused;
            }
            form = form.error("", reader.say(refused));
            status = HttpStatus.CONFLICT;
        }
        show(desk.get(reader.actor().scope(), id), form, reader, model);
        return new ModelAndView("registry/proposal", model.asMap(), status);
    }

    @PostMapping("/registry/proposals/{id:[0-9]+}/refuse")
    @Permits(Permission.REGISTRY_EDIT)
    String refuse(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam String reason,
            Reader reader,
            RedirectAttributes redirect) {
        desk.refuse(reader.actor(), id, version, reason);
        Toast.done(redirect, reader.say("registry.done.refused"));
        return "redirect:/registry/proposals";
    }

    private static Form form(long id) {
        return Form.of("proposal:" + id, "/registry/proposals/" + id + "/confirm");
    }

    private void show(Proposal proposal, Form form, Reader reader, Model model) {
        boolean waits = proposal.state() == State.PROPOSED;
        boolean own = reader.actor().accountId() == proposal.proposed().accountId();
        boolean fresh = proposal.kind() == Proposal.Kind.SYSTEM_NEW;
        boolean decides = waits && !own && mayRetire(proposal, reader);
        model.addAttribute("head", head(proposal, decides, waits && own, reader));
        model.addAttribute(
                "cells", page.cells(proposal, waits ? desk.present(proposal) : Map.of(), reader));
        model.addAttribute("note", proposal.note());
        model.addAttribute("outcome", ProposalPage.outcome(proposal, reader));
        model.addAttribute("mayDecide", decides);
        model.addAttribute("asksCode", fresh);
        model.addAttribute("version", proposal.version());
        model.addAttribute(
                "form",
                form.value("code").isEmpty()
                        ? form.value("code", fresh ? code(proposal) : null)
                        : form);
    }

    /** What is no retirement is anybody's of the office. */
    private static boolean mayRetire(Proposal proposal, Reader reader) {
        return proposal.kind() != Proposal.Kind.SYSTEM_RETIRE
                || reader.actor().roles().stream()
                        .anyMatch(Decision.RETIRE_SYSTEM.deciders()::contains);
    }

    /** The code the unit gave, or one that is free because its number is. */
    private static String code(Proposal proposal) {
        var given = proposal.after(Column.CODE);
        return given.isEmpty() ? proposal.after(Column.UNIT) + "-" + proposal.id() : given;
    }

    private DetailHead head(Proposal proposal, boolean decides, boolean own, Reader reader) {
        var unit = page.unitNames().getOrDefault(proposal.unitId(), "");
        var act =
                reader.say(
                        "registry.proposal.act",
                        proposal.proposed().name(),
                        reader.times().moment(proposal.proposed().at()));
        var head =
                DetailHead.of(ProposalPage.title(proposal, reader), unit + " · " + act)
                        .under(reader.say("nav.REGISTRY"), "/registry")
                        .under(reader.say("registry.proposals.title"), "/registry/proposals")
                        .state(ProposalPage.chip(proposal.state(), true, reader));
        if (own) {
            return head.whoCan(reader.say("registry.proposal.own"));
        }
        if (!decides && proposal.state() == State.PROPOSED) {
            return head.whoCan(reader.say("registry.proposal.retirers"));
        }
        return decides
                ? head.more(
                        Action.reason(
                                        reader.say("registry.proposal.refuse"),
                                        "/registry/proposals/" + proposal.id() + "/refuse",
                                        reader.say("registry.proposal.refuseAsk"))
                                .with("version", proposal.version()))
                : head;
    }
}
