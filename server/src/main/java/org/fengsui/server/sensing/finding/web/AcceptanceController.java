package org.fengsui.server.sensing.finding.web;

import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.platform.page.Typed;
import org.fengsui.server.sensing.finding.EpisodeState.Move;
import org.fengsui.server.sensing.finding.FindingProblem;
import org.fengsui.server.sensing.finding.domain.AcceptanceBook;
import org.fengsui.server.sensing.finding.domain.Acceptances;
import org.fengsui.server.sensing.finding.domain.Acceptances.Wish;
import org.fengsui.server.sensing.finding.domain.FindingBook;
import org.fengsui.server.sensing.finding.domain.Selected;
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

/** 风险接受: asked for with a preview, decided by 网信办, listed until it is over and after. */
@Controller
class AcceptanceController {

    private static final int AT_ONCE = 5000;

    private final FindingBook book;
    private final AcceptanceBook accepted;
    private final Acceptances acceptances;

    AcceptanceController(FindingBook book, AcceptanceBook accepted, Acceptances acceptances) {
        this.book = book;
        this.accepted = accepted;
        this.acceptances = acceptances;
    }

    @GetMapping("/acceptances")
    @Permits(Permission.FINDING_VIEW)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var scope = reader.actor().scope();
        var asked = AcceptanceList.LIST.read(params);
        var found = accepted.list(scope, asked);
        var units = book.unitNames();
        var rows = found.rows().stream().map(it -> AcceptanceList.Row.of(it, units)).toList();
        var options =
                book.units(scope).stream()
                        .map(unit -> Filter.Option.of(unit.id(), unit.name()))
                        .toList();
        model.addAttribute(
                "list",
                AcceptanceList.LIST.view(
                        asked,
                        new ListResult<>(rows, found.more(), found.total()),
                        reader,
                        Map.of("unit", options)));
        model.addAttribute("asked", AskedAcceptanceView.of(accepted.asked(scope), reader));
        return "finding/acceptances";
    }

    @PostMapping("/findings/accept")
    @Permits(Permission.FINDING_TRIAGE)
    String chosen(@RequestParam(defaultValue = "") List<Long> id, Reader reader, Model model) {
        return show(id, null, null, reader, model);
    }

    /** For one finding, or for a whole check. */
    @GetMapping("/findings/accept")
    @Permits(Permission.FINDING_TRIAGE)
    String chosen(
            @RequestParam(defaultValue = "") List<Long> id,
            @RequestParam @Nullable String check,
            @RequestParam @Nullable Long finding,
            Reader reader,
            Model model) {
        var ids = check == null ? id : book.openOfCheck(reader.actor().scope(), check, AT_ONCE);
        return show(ids, finding, null, reader, model);
    }

    @PostMapping("/findings/accept/apply")
    @Permits(Permission.FINDING_TRIAGE)
    ModelAndView ask(
            @RequestParam List<Long> id,
            @RequestParam @Nullable Long finding,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = form(id, finding).sent(sent);
        var until = Typed.dayOrNull(form.value("until"));
        try {
            if (until == null) {
                throw new Refusal(
                        FindingProblem.UNTIL_OUT_OF_RANGE, acceptances.latestUntil().toString());
            }
            acceptances.request(
                    reader.actor(),
                    id,
                    new Wish(form.value("reason"), form.value("measure"), until));
        } catch (Refusal refused) {
            var view = show(id, finding, refused(form, refused, reader), reader, model);
            return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Toast.done(redirect, reader.say("acceptance.done.asked", id.size()));
        return new ModelAndView(
                finding == null ? "redirect:/acceptances" : "redirect:/findings/" + finding);
    }

    @PostMapping("/acceptances/grant")
    @Permits(Permission.FINDING_ACCEPT)
    String grant(
            @RequestParam List<Long> id,
            @RequestParam String reason,
            Reader reader,
            RedirectAttributes redirect) {
        acceptances.decide(reader.actor(), id, true, reason);
        Toast.done(redirect, reader.say("acceptance.done.granted", id.size()));
        return "redirect:/acceptances";
    }

    @PostMapping("/acceptances/refuse")
    @Permits(Permission.FINDING_ACCEPT)
    String refuse(
            @RequestParam List<Long> id,
            @RequestParam String reason,
            Reader reader,
            RedirectAttributes redirect) {
        acceptances.decide(reader.actor(), id, false, reason);
        Toast.done(redirect, reader.say("acceptance.done.refused", id.size()));
        return "redirect:/acceptances";
    }

    @PostMapping("/acceptances/revoke")
    @Permits(Permission.FINDING_ACCEPT)
    String revoke(
            @RequestParam List<Long> id,
            @RequestParam String reason,
            Reader reader,
            RedirectAttributes redirect) {
        acceptances.revoke(reader.actor(), id, reason);
        Toast.done(redirect, reader.say("acceptance.done.revoked", id.size()));
        return "redirect:/acceptances";
    }

    private String show(
            List<Long> ids,
            @Nullable Long finding,
            @Nullable Form refused,
            Reader reader,
            Model model) {
        if (ids.isEmpty()) {
            throw new Refusal(FindingProblem.NOTHING_SELECTED);
        }
        var scope = reader.actor().scope();
        var chosen = book.selected(scope, ids);
        var live = accepted.live(scope, ids);
        var changing =
                chosen.stream()
                        .filter(it -> it.state().allows(Move.ACCEPT))
                        .filter(it -> !live.contains(it.episodeId()))
                        .toList();
        var changed = changing.stream().map(Selected::episodeId).toList();
        model.addAttribute("preview", TriagePreview.of(changing, book.unitNames(), reader));
        model.addAttribute("unchanged", chosen.size() - changing.size());
        model.addAttribute("latest", reader.times().date(acceptances.latestUntil()));
        model.addAttribute("form", refused == null ? form(changed, finding) : refused);
        return "finding/accept";
    }

    private static Form form(List<Long> ids, @Nullable Long finding) {
        return TriagePreview.form("accept:" + finding, "/findings/accept/apply", ids)
                .value("finding", finding);
    }

    /**
     * The form with what was refused, at the field it is about.
     *
     * @throws Refusal the same, where sending the form once more cannot help
     */
    private static Form refused(Form form, Refusal refused, Reader reader) {
        if (!(refused.problem() instanceof FindingProblem problem)) {
            throw refused;
        }
        var field =
                switch (problem) {
                    case REASON_MISSING -> "reason";
                    case MEASURE_MISSING -> "measure";
                    case UNTIL_OUT_OF_RANGE -> "until";
                    default -> throw refused;
                };
        return form.error(field, reader.say(refused));
    }
}
