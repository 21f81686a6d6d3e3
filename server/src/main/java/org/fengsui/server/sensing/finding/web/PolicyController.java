package org.fengsui.server.sensing.finding.web;

import java.util.List;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Csv;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.sensing.finding.FindingProblem;
import org.fengsui.server.sensing.finding.domain.FindingBook;
import org.fengsui.server.sensing.finding.domain.NoticePolicies;
import org.fengsui.server.sensing.finding.domain.PolicyVersion;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 通报策略 as a page: read by the office, edited by its lead; and the units' monthly lists. */
@Controller
class PolicyController {

    private final NoticePolicies policies;
    private final FindingBook book;

    PolicyController(NoticePolicies policies, FindingBook book) {
        this.policies = policies;
        this.book = book;
    }

    /** A version of the history, as finished text. */
    record Past(String head, String reason, List<String> lines) {}

    @GetMapping("/notice-policy")
    @Permits(Permission.FINDING_VIEW)
    String view(Reader reader, Model model) {
        var versions = policies.versions();
        int version = versions.isEmpty() ? 0 : versions.getFirst().version();
        return show(PolicyForm.of(version, policies.current()), versions, reader, model);
    }

    @PostMapping("/notice-policy")
    @Permits(Permission.NOTICE_ISSUE)
    ModelAndView change(
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = PolicyForm.sent(sent);
        var wrong = PolicyForm.noNumbers(form);
        if (!wrong.isEmpty()) {
            var told = reader.say("policy.form.noNumbers", String.join(", ", wrong));
            return again(form.error("exploited", told), reader, model);
        }
        try {
            policies.change(
                    reader.actor(),
                    PolicyForm.version(form),
                    PolicyForm.policy(form),
                    form.value("reason"));
        } catch (Refusal refused) {
            if (refused.problem() == FindingProblem.POLICY_CHANGED) {
                return changedMeanwhile(form, reader, model);
            }
            if (refused.problem() != FindingProblem.REASON_MISSING) {
                throw refused;
            }
            var told = reader.say("problem.finding-reason-missing.detail");
            return again(form.error("reason", told), reader, model);
        }
        Toast.done(redirect, reader.say("policy.done"));
        return new ModelAndView("redirect:/notice-policy");
    }

    private ModelAndView changedMeanwhile(Form form, Reader reader, Model model) {
        var now = policies.versions().getFirst();
        var past = past(now, reader);
        var page =
                again(
                        form.conflict(
                                PolicyForm.key(now.version()),
                                now.version(),
                                List.of(
                                        new Form.Fact(past.head(), past.reason()),
                                        new Form.Fact(
                                                reader.say("policy.now"),
                                                String.join("\n", past.lines()))),
                                reader),
                        reader,
                        model);
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private ModelAndView again(Form form, Reader reader, Model model) {
        var view = show(form, policies.versions(), reader, model);
        return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private String show(Form form, List<PolicyVersion> versions, Reader reader, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("mayEdit", reader.actor().may(Permission.NOTICE_ISSUE));
        model.addAttribute("rows", PolicyForm.rows(reader));
        model.addAttribute("verifications", PolicyForm.verifications(reader));
        model.addAttribute("now", PolicyWords.of(policies.current(), reader));
        model.addAttribute(
                "versions", versions.stream().map(version -> past(version, reader)).toList());
        return "finding/policy";
    }

    private static Past past(PolicyVersion version, Reader reader) {
        return new Past(
                reader.say(
                        "policy.version",
                        Integer.toString(version.version()),
                        version.author(),
                        reader.times().moment(version.at())),
                version.reason(),
                PolicyWords.of(version.policy(), reader));
    }

    @GetMapping(MonthlyList.PATH)
    @Permits(Permission.FINDING_VIEW)
    String monthly(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = MonthlyList.LIST.read(params);
        model.addAttribute(
                "list",
                MonthlyList.LIST.view(asked, MonthlyList.page(asked, rows(reader)), reader));
        return "finding/monthly";
    }

    @GetMapping(MonthlyList.PATH + "/export.csv")
    @Permits(Permission.FINDING_VIEW)
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam MultiValueMap<String, String> params, Reader reader) {
        var asked = MonthlyList.LIST.read(params).forExport();
        policies.exported(reader.actor(), asked.at(MonthlyList.PATH));
        return Csv.download(
                reader.say("monthly.title"),
                MonthlyList.LIST,
                asked,
                MonthlyList.page(asked, rows(reader)).rows().stream(),
                reader);
    }

    private List<MonthlyList.Row> rows(Reader reader) {
        var units = book.unitNames();
        return policies.monthly(reader.actor().scope()).stream()
                .map(it ->
                        new MonthlyList.Row(
                                it, units.getOrDefault(it.unitId(), Long.toString(it.unitId()))))
                .toList();
    }
}
