package org.fengsui.server.sensing.finding.web;

import java.util.List;
import java.util.Objects;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.platform.page.Typed;
import org.fengsui.server.sensing.finding.FindingProblem;
import org.fengsui.server.sensing.finding.domain.FindingBook;
import org.fengsui.server.sensing.finding.domain.SuppressionBook;
import org.fengsui.server.sensing.finding.domain.SuppressionLine;
import org.fengsui.server.sensing.finding.domain.Suppressions;
import org.fengsui.server.sensing.finding.domain.Suppressions.Wish;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 屏蔽规则: made, decided, counted, and ended early with a reason. */
@Controller
class SuppressionController {

    private final FindingBook book;
    private final SuppressionBook rules;
    private final Suppressions suppressions;

    SuppressionController(FindingBook book, SuppressionBook rules, Suppressions suppressions) {
        this.book = book;
        this.rules = rules;
        this.suppressions = suppressions;
    }

    @GetMapping("/suppressions")
    @Permits(Permission.FINDING_VIEW)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var scope = reader.actor().scope();
        var asked = SuppressionList.LIST.read(params);
        var found = rules.list(scope, asked);
        model.addAttribute(
                "list",
                SuppressionList.LIST.view(
                        asked,
                        new ListResult<>(rows(found.rows(), reader), found.more(), found.total()),
                        reader));
        model.addAttribute(
                "asked", AskedSuppressionView.of(rows(rules.asked(scope), reader), reader));
        long hidden = rules.hidden(scope);
        model.addAttribute("hidden", hidden == 0 ? null : reader.times().number(hidden));
        model.addAttribute("mayAdd", reader.actor().may(Permission.FINDING_TRIAGE));
        return "finding/suppressions";
    }

    private List<SuppressionList.Row> rows(List<SuppressionLine> lines, Reader reader) {
        var units = book.unitNames();
        var systems =
                book.systemNames(
                        reader.actor().scope(),
                        lines.stream()
                                .map(SuppressionLine::systemId)
                                .filter(id -> id != null)
                                .distinct()
                                .toList());
        return lines.stream()
                .map(it -> SuppressionList.Row.of(it, units, systems, reader))
                .toList();
    }

    /** The form, with what the page that leads here knows already. */
    @GetMapping("/suppressions/new")
    @Permits(Permission.FINDING_TRIAGE)
    String form(
            @RequestParam @Nullable String check,
            @RequestParam @Nullable String network,
            @RequestParam @Nullable Long system,
            Reader reader,
            Model model) {
        var form =
                Form.of(key(check, network, system), "/suppressions/new")
                        .value("check", check)
                        .value("network", network)
                        .value("system", system)
                        .value("upTo", Severity.LOW);
        return show(form, reader, model);
    }

    /** A draft belongs to what the page was opened about. */
    private static String key(
            @Nullable String check, @Nullable String network, @Nullable Long system) {
        return "suppression:%08x:%s".formatted(Objects.hash(check, network), system);
    }

    private String show(Form form, Reader reader, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("latest", reader.times().date(suppressions.latestUntil()));
        model.addAttribute(
                "levels",
                List.of(Severity.values()).stream()
                        .map(it -> new Filter.Option(it.name(), reader.say(Level.of(it).key())))
                        .toList());
        model.addAttribute(
                "units",
                book.units(reader.actor().scope()).stream()
                        .map(it -> Filter.Option.of(it.id(), it.name()))
                        .toList());
        var system = number(form.value("system"));
        model.addAttribute(
                "systemName",
                system == null
                        ? null
                        : book.systemName(reader.actor().scope(), system).orElse(null));
        return "finding/suppress";
    }

    @PostMapping("/suppressions/new")
    @Permits(Permission.FINDING_TRIAGE)
    ModelAndView ask(
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = Form.of("suppression:sent", "/suppressions/new").sent(sent);
        try {
            var wish = wish(form);
            suppressions.ask(reader.actor(), wish);
            Toast.done(
                    redirect,
                    reader.say(
                            wish.decided() ? "suppression.done.asked" : "suppression.done.holds"));
        } catch (Refusal refused) {
            var view = show(refused(form, refused, reader), reader, model);
            return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return new ModelAndView("redirect:/suppressions");
    }

    private Wish wish(Form form) {
        var until = Typed.dayOrNull(form.value("until"));
        if (until == null) {
            throw new Refusal(
                    FindingProblem.UNTIL_OUT_OF_RANGE, suppressions.latestUntil().toString());
        }
        return new Wish(
                text(form.value("check")),
                text(form.value("network")),
                number(form.value("unit")),
                number(form.value("system")),
                List.of(Severity.values()).stream()
                        .filter(it -> it.name().equals(form.value("upTo")))
                        .findFirst()
                        .orElse(Severity.LOW),
                form.value("reason"),
                until);
    }

    @PostMapping("/suppressions/grant")
    @Permits(Permission.FINDING_TRIAGE)
    String grant(
            @RequestParam long id,
            @RequestParam String reason,
            Reader reader,
            RedirectAttributes redirect) {
        suppressions.decide(reader.actor(), id, true, reason);
        Toast.done(redirect, reader.say("suppression.done.granted"));
        return "redirect:/suppressions";
    }

    @PostMapping("/suppressions/refuse")
    @Permits(Permission.FINDING_TRIAGE)
    String refuse(
            @RequestParam long id,
            @RequestParam String reason,
            Reader reader,
            RedirectAttributes redirect) {
        suppressions.decide(reader.actor(), id, false, reason);
        Toast.done(redirect, reader.say("suppression.done.refused"));
        return "redirect:/suppressions";
    }

    @PostMapping("/suppressions/end")
    @Permits(Permission.FINDING_TRIAGE)
    String end(
            @RequestParam long id,
            @RequestParam String reason,
            Reader reader,
            RedirectAttributes redirect) {
        suppressions.end(reader.actor(), id, reason);
        Toast.done(redirect, reader.say("suppression.done.ended"));
        return "redirect:/suppressions";
    }

    /** The form with what was refused, at the field it is about. */
    private static Form refused(Form form, Refusal refused, Reader reader) {
        if (!(refused.problem() instanceof FindingProblem problem)) {
            throw refused;
        }
        var field =
                switch (problem) {
                    case REASON_MISSING -> "reason";
                    case UNTIL_OUT_OF_RANGE -> "until";
                    case NOT_A_NETWORK -> "network";
                    case SUPPRESSES_EVERYTHING -> "check";
                    default -> throw refused;
                };
        return form.error(field, reader.say(refused));
    }

    private static @Nullable String text(String value) {
        return value.isBlank() ? null : value.strip();
    }

    private static @Nullable Long number(String value) {
        return value.matches("[0-9]{1,18}") ? Long.valueOf(value) : null;
    }
}
