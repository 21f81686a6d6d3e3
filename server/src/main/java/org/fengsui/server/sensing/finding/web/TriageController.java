package org.fengsui.server.sensing.finding.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.FindingProblem;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.Ruling;
import org.fengsui.server.sensing.finding.domain.FindingBook;
import org.fengsui.server.sensing.finding.domain.NoticePolicies;
import org.fengsui.server.sensing.finding.domain.Selected;
import org.fengsui.server.sensing.finding.domain.Triage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Decisions about many findings: a preview says what will change, then it is done. A whole check
 * can be decided at once, because one answer is right for all its hosts.
 */
@Controller
class TriageController {

    private static final int AT_ONCE = 5000;

    private final FindingBook book;
    private final Findings findings;
    private final Triage triage;
    private final NoticePolicies policies;

    TriageController(FindingBook book, Findings findings, Triage triage, NoticePolicies policies) {
        this.book = book;
        this.findings = findings;
        this.triage = triage;
        this.policies = policies;
    }

    @PostMapping("/findings/confirm")
    @Permits(Permission.FINDING_TRIAGE)
    String confirmChosen(
            @RequestParam(defaultValue = "") List<Long> id, Reader reader, Model model) {
        return preview("confirm", id, null, reader, model);
    }

    @GetMapping("/findings/confirm")
    @Permits(Permission.FINDING_TRIAGE)
    String confirmCheck(@RequestParam String check, Reader reader, Model model) {
        var ids = book.openOfCheck(reader.actor().scope(), check, AT_ONCE);
        return preview("confirm", ids, check, reader, model);
    }

    @PostMapping("/findings/confirm/apply")
    @Permits(Permission.FINDING_TRIAGE)
    String confirm(
            @RequestParam List<Long> id,
            @RequestParam @Nullable Long finding,
            Reader reader,
            RedirectAttributes redirect) {
        findings.confirm(reader.actor(), id);
        Toast.done(redirect, reader.say("finding.done.confirm", id.size()));
        return back(finding);
    }

    @PostMapping("/findings/rule-out")
    @Permits(Permission.FINDING_TRIAGE)
    String ruleOutChosen(
            @RequestParam Ruling ruling,
            @RequestParam(defaultValue = "") List<Long> id,
            Reader reader,
            Model model) {
        return ruleOut(ruling, id, null, reader, model);
    }

    @GetMapping("/findings/rule-out")
    @Permits(Permission.FINDING_TRIAGE)
    String ruleOutCheck(
            @RequestParam Ruling ruling, @RequestParam String check, Reader reader, Model model) {
        var ids = book.openOfCheck(reader.actor().scope(), check, AT_ONCE);
        return ruleOut(ruling, ids, check, reader, model);
    }

    private String ruleOut(
            Ruling ruling, List<Long> ids, @Nullable String check, Reader reader, Model model) {
        model.addAttribute("ruling", ruling);
        return preview(ruling.name(), ids, check, reader, model);
    }

    @PostMapping("/findings/rule-out/apply")
    @Permits(Permission.FINDING_TRIAGE)
    String askToRuleOut(
            @RequestParam Ruling ruling,
            @RequestParam List<Long> id,
            @RequestParam String reason,
            @RequestParam @Nullable Long finding,
            Reader reader,
            RedirectAttributes redirect) {
        triage.request(reader.actor(), ruling, id, reason);
        Toast.done(
                redirect,
                reader.say("finding.done.asked", Looks.ruling(ruling, reader), id.size()));
        return back(finding);
    }

    /** The same after somebody raised some of them. */
    @GetMapping("/findings/notice")
    @Permits(Permission.NOTICE_DRAFT)
    String noticeAgain(@RequestParam(defaultValue = "") List<Long> id, Reader reader, Model model) {
        return notice(id, reader, model);
    }

    /** Notices findings that the policy leaves to the monthly list. */
    @PostMapping("/findings/raise")
    @Permits(Permission.NOTICE_DRAFT)
    String raise(
            @RequestParam List<Long> id,
            @RequestParam(defaultValue = "") List<Long> with,
            @RequestParam String reason,
            @RequestParam @Nullable Long finding,
            Reader reader,
            RedirectAttributes redirect) {
        policies.raise(reader.actor(), id, reason);
        Toast.done(redirect, reader.say("finding.done.raised", id.size()));
        if (finding != null) {
            return back(finding);
        }
        var ids =
                Stream.concat(id.stream(), with.stream())
                        .map(String::valueOf)
                        .collect(Collectors.joining(","));
        return "redirect:/findings/notice?id=" + ids;
    }

    @PostMapping("/findings/notice")
    @Permits(Permission.NOTICE_DRAFT)
    String notice(@RequestParam(defaultValue = "") List<Long> id, Reader reader, Model model) {
        var chosen = chosen(id, reader);
        model.addAttribute("groups", NoticeGroup.of(chosen, book.unitNames(), reader));
        model.addAttribute(
                "left",
                chosen.stream().filter(it -> !NoticeGroup.fits(it)).map(this::refused).toList());
        var lower =
                chosen.stream()
                        .filter(it -> NoticeGroup.fits(it) && !NoticeGroup.earns(it))
                        .toList();
        model.addAttribute("lower", lower);
        model.addAttribute("raise", lower.isEmpty() ? null : raise(lower, chosen, reader));
        return "finding/notice";
    }

    private static Action raise(List<Selected> lower, List<Selected> chosen, Reader reader) {
        return Action.reason(
                        reader.say("finding.notice.raise"),
                        "/findings/raise",
                        reader.say("finding.notice.raise.ask"))
                .with("id", ids(lower.stream()))
                .with("with", ids(chosen.stream().filter(NoticeGroup::earns)));
    }

    private static String ids(Stream<Selected> these) {
        return these.map(it -> Long.toString(it.episodeId())).collect(Collectors.joining(","));
    }

    private Refused refused(Selected it) {
        var why =
                it.unitId() == null
                        ? "finding.notice.noUnit"
                        : it.asked() ? "finding.notice.asked" : "finding.notice.state";
        return new Refused(it, why);
    }

    /** An episode that cannot go into a notice, with the key of the reason. */
    record Refused(Selected selected, String why) {}

    private String preview(
            String act, List<Long> ids, @Nullable String check, Reader reader, Model model) {
        var chosen = chosen(ids, reader);
        var changing =
                chosen.stream()
                        .filter(it ->
                                act.equals("confirm")
                                        ? it.state() == EpisodeState.NEW
                                        : it.state().open() && !it.asked())
                        .toList();
        model.addAttribute("act", act);
        model.addAttribute("check", check);
        model.addAttribute("preview", TriagePreview.of(changing, book.unitNames(), reader));
        var changed = changing.stream().map(Selected::episodeId).toList();
        model.addAttribute("ids", changed);
        model.addAttribute(
                "form",
                TriagePreview.form(
                        act,
                        act.equals("confirm")
                                ? "/findings/confirm/apply"
                                : "/findings/rule-out/apply",
                        changed));
        model.addAttribute("unchanged", chosen.size() - changing.size());
        return "finding/preview";
    }

    private List<Selected> chosen(List<Long> ids, Reader reader) {
        if (ids.isEmpty()) {
            throw new Refusal(FindingProblem.NOTHING_SELECTED);
        }
        return book.selected(reader.actor().scope(), ids);
    }

    private static String back(@Nullable Long finding) {
        return finding == null ? "redirect:/findings?open=yes" : "redirect:/findings/" + finding;
    }
}
