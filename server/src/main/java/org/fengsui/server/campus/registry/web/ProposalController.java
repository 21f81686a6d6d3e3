package org.fengsui.server.campus.registry.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.attribution.RegistryException;
import org.fengsui.server.campus.registry.domain.OfficeLists;
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
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
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

/** The office decides what units propose to change of their systems and posts. */
@Controller
class ProposalController {

    private final ProposalDesk desk;
    private final ProposalPage page;
    private final OfficeLists lists;

    ProposalController(ProposalDesk desk, ProposalPage page, OfficeLists lists) {
        this.desk = desk;
        this.page = page;
        this.lists = lists;
    }

    @GetMapping("/registry/proposals")
    @Permits(Permission.REGISTRY_EDIT)
    String proposals(
            @RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = OfficeListViews.PROPOSALS.read(params);
        var found = lists.proposals(reader.actor().scope(), asked);
        model.addAttribute(
                "list",
                OfficeListViews.PROPOSALS.view(
                        asked,
                        new ListResult<>(
                                page.rows(found.rows(), reader), found.more(), found.total()),
                        reader,
                        OfficeListViews.proposals(page.unitNames(), reader)));
        return "registry/proposals";
    }

    /**
     * One that is confirmed with others.
     *
     * @param cells what changes, with what is registered now where that has moved on
     * @param why why it is left out; null for what will be confirmed
     */
    record Chosen(
            Proposal proposal,
            String title,
            String unit,
            List<ProposalPage.CellLine> cells,
            @Nullable String why) {}

    /** Says what confirming the chosen ones will change. */
    @PostMapping("/registry/proposals/confirm")
    @Permits(Permission.REGISTRY_EDIT)
    String preview(@RequestParam(defaultValue = "") List<Long> id, Reader reader, Model model) {
        var scope = reader.actor().scope();
        var names = page.unitNames();
        var chosen =
                id.stream()
                        .map(each -> desk.get(scope, each))
                        .map(each ->
                                new Chosen(
                                        each,
                                        ProposalPage.title(each, reader),
                                        names.getOrDefault(each.unitId(), ""),
                                        page.cells(
                                                each,
                                                waits(each) ? desk.present(each) : Map.of(),
                                                reader),
                                        why(each, reader)))
                        .toList();
        model.addAttribute("ready", chosen.stream().filter(one -> one.why() == null).toList());
        model.addAttribute("left", chosen.stream().filter(one -> one.why() != null).toList());
        return "registry/proposals-confirm";
    }

    private static @Nullable String why(Proposal proposal, Reader reader) {
        if (!waits(proposal)) {
            return reader.say("registry.proposal.state", proposal.state());
        }
        if (own(proposal, reader)) {
            return reader.say("registry.proposal.own");
        }
        return mayRetire(proposal, reader) ? null : reader.say("registry.proposal.retirers");
    }

    private static boolean waits(Proposal proposal) {
        return proposal.state() == State.PROPOSED;
    }

    private static boolean own(Proposal proposal, Reader reader) {
        return reader.actor().accountId() == proposal.proposed().accountId();
    }

    /**
     * Confirms them one by one; what does not fit any more waits on, and the reader is told which.
     *
     * @param version of each, as the preview showed it
     */
    @PostMapping("/registry/proposals/confirm/apply")
    @Permits(Permission.REGISTRY_EDIT)
    String confirm(
            @RequestParam List<Long> id,
            @RequestParam List<Integer> version,
            Reader reader,
            RedirectAttributes redirect) {
        var chosen = id.stream().map(each -> desk.get(reader.actor().scope(), each)).toList();
        var left = new ArrayList<String>();
        for (int at = 0; at < Math.min(chosen.size(), version.size()); at++) {
            var proposal = chosen.get(at);
            try {
                desk.confirm(reader.actor(), proposal.id(), version.get(at), proposal.freshCode());
            } catch (RegistryException refused) {
                left.add(proposal.title() + "：" + refused.message(reader.locale()));
            } catch (Refusal refused) {
                left.add(reader.say(refused));
            }
        }
        int done = chosen.size() - left.size();
        if (left.isEmpty()) {
            Toast.done(redirect, reader.say("registry.done.confirmedMany", done));
        } else {
            var why = String.join(" ", left);
            Toast.refused(redirect, reader.say("registry.done.confirmedSome", done, why));
        }
        return "redirect:/registry/proposals";
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
        boolean waits = waits(proposal);
        boolean own = own(proposal, reader);
        boolean fresh = proposal.kind().fresh();
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
                        ? form.value("code", fresh ? proposal.freshCode() : null)
                        : form);
    }

    /** What is no retirement is anybody's of the office. */
    private static boolean mayRetire(Proposal proposal, Reader reader) {
        return proposal.kind() != Proposal.Kind.SYSTEM_RETIRE
                || reader.actor().decides(Decision.RETIRE_SYSTEM);
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
