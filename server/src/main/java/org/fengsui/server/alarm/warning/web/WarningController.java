package org.fengsui.server.alarm.warning.web;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fengsui.server.alarm.warning.Asked;
import org.fengsui.server.alarm.warning.Asked.Hit;
import org.fengsui.server.alarm.warning.Warning;
import org.fengsui.server.alarm.warning.Warnings;
import org.fengsui.server.alarm.warning.service.WarningDesk;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.Panels;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectClocks;
import org.fengsui.server.platform.page.Toast;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 预警: the list, one warning, and what the offices do with it. */
@Controller
class WarningController {

    private final Warnings warnings;
    private final WarningDesk desk;
    private final SubjectClocks clocks;
    private final SmsForecast forecast;
    private final Panels panels;

    WarningController(
            Warnings warnings,
            WarningDesk desk,
            SubjectClocks clocks,
            SmsForecast forecast,
            Panels panels) {
        this.warnings = warnings;
        this.desk = desk;
        this.clocks = clocks;
        this.forecast = forecast;
        this.panels = panels;
    }

    /** A unit with its affected systems, as a page shows it. */
    record UnitLine(
            String unit, List<HitLine> hits, @Nullable Asked asked, @Nullable ClockBar bar) {}

    /** A system and why it is affected. */
    record HitLine(@Nullable Long systemId, String name, String why) {}

    /** Whoever may not read the registry is not led there. */
    static List<HitLine> lines(List<Hit> hits, Reader reader) {
        var leads = reader.actor().may(Permission.REGISTRY_VIEW);
        return hits.stream()
                .map(hit ->
                        new HitLine(
                                leads ? hit.systemId() : null,
                                hit.name(),
                                reader.say("warning.why." + hit.why().name(), hit.what())))
                .toList();
    }

    @GetMapping("/warnings")
    @Permits(Permission.WARNING_VIEW)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = WarningList.LIST.read(params);
        var found = desk.list(reader.actor().scope(), asked);
        model.addAttribute("list", WarningList.LIST.view(asked, found, reader));
        model.addAttribute("mayDraft", reader.actor().may(Permission.WARNING_DRAFT));
        return "warning/list";
    }

    @GetMapping("/warnings/{id:[0-9]+}")
    @Permits(Permission.WARNING_VIEW)
    String detail(@PathVariable long id, Reader reader, Model model) {
        var warning = find(id, reader);
        var page = page(warning, reader);
        model.addAttribute("head", page.headWithActs());
        model.addAttribute("story", page.story());
        model.addAttribute("warning", warning);
        model.addAttribute("view", PublicView.preview(warning.proposing(null), reader));
        model.addAttribute("ports", WarningForm.words(warning.internal().ports()));
        model.addAttribute("asked", asked(warning, reader));
        model.addAttribute("panels", panels.of(new Subject("warning", id), reader));
        return "warning/detail";
    }

    private WarningPage page(Warning warning, Reader reader) {
        return new WarningPage(
                warning, warnings.acts(reader.actor().scope(), warning.id()), reader);
    }

    private List<UnitLine> asked(Warning warning, Reader reader) {
        var scope = reader.actor().scope();
        var all = warnings.asked(scope, warning.id());
        var subjects =
                all.stream().map(one -> new Subject("warning-confirmation", one.id())).toList();
        var bars = clocks.bars(scope, subjects, reader);
        var units = desk.unitNames();
        return all.stream()
                .map(one ->
                        new UnitLine(
                                units.getOrDefault(one.unitId(), ""),
                                lines(one.hits(), reader),
                                one,
                                bars.get(new Subject("warning-confirmation", one.id()))))
                .toList();
    }

    /** The public page as it will look, and who will be told. */
    @GetMapping("/warnings/{id:[0-9]+}/preview")
    @Permits(Permission.WARNING_VIEW)
    String preview(@PathVariable long id, Reader reader, Model model) {
        var warning = find(id, reader);
        var page = page(warning, reader);
        var proposal = warning.proposal();
        var shown =
                proposal == null
                        ? warning
                        : warning.saying(proposal.text(), warning.internal(), warning.exercise());
        model.addAttribute(
                "head", page.head().under(warning.text().title(), "/warnings/" + warning.id()));
        model.addAttribute("decision", page.decision());
        model.addAttribute("next", page.whoCan());
        model.addAttribute("view", PublicView.preview(warning, reader));
        model.addAttribute("affected", affected(shown, reader));
        model.addAttribute(
                "cost",
                forecast.of(told(shown, reader))
                        .map(cost ->
                                reader.say(
                                        "warning.preview.cost",
                                        cost.recipients(),
                                        cost.total().toPlainString()))
                        .orElse(""));
        return "warning/preview";
    }

    /** Those affected now, and those asked before, who hear of every change. */
    private Set<Long> told(Warning shown, Reader reader) {
        var units = new HashSet<>(desk.affected(shown).keySet());
        warnings.asked(reader.actor().scope(), shown.id()).forEach(one -> units.add(one.unitId()));
        return units;
    }

    private List<UnitLine> affected(Warning warning, Reader reader) {
        Map<Long, String> units = desk.unitNames();
        return desk.affected(warning).entrySet().stream()
                .map(unit ->
                        new UnitLine(
                                units.getOrDefault(unit.getKey(), ""),
                                lines(unit.getValue(), reader),
                                null,
                                null))
                .toList();
    }

    @PostMapping("/warnings/{id:[0-9]+}/{act:propose|return|withdraw|publish|decide|decline|lift}")
    @Permits(Permission.WARNING_DRAFT)
    String act(
            @PathVariable long id,
            @PathVariable String act,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            Reader reader,
            RedirectAttributes redirect) {
        var by = reader.actor();
        switch (act) {
            case "propose" -> warnings.propose(by, id, version);
            case "return" -> warnings.sendBack(by, id, version, reason);
            case "withdraw" -> warnings.withdraw(by, id, version, reason);
            case "publish" -> warnings.publish(by, id, version);
            case "decide" -> warnings.decide(by, id, version);
            case "decline" -> warnings.decline(by, id, version, reason);
            default -> warnings.proposeLifting(by, id, version, reason);
        }
        Toast.done(redirect, reader.say("warning.done"));
        return "redirect:/warnings/" + id;
    }

    private Warning find(long id, Reader reader) {
        return warnings.find(reader.actor().scope(), id)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }
}
