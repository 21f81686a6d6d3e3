package org.fengsui.server.sensing.finding.web;

import java.util.List;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Kpi;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.sensing.finding.FindingProblem;
import org.fengsui.server.sensing.finding.domain.FindingBook;
import org.fengsui.server.sensing.finding.domain.Unattributed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 未归属: the places nobody answers for, and what can be done about them. */
@Controller
class UnattributedController {

    private static final int AT_ONCE = 5000;

    private final FindingBook book;
    private final Unattributed unattributed;

    UnattributedController(FindingBook book, Unattributed unattributed) {
        this.book = book;
        this.unattributed = unattributed;
    }

    @GetMapping("/findings/unattributed")
    @Permits(Permission.FINDING_VIEW)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var scope = reader.actor().scope();
        var asked = UnattributedList.LIST.read(params);
        var found = unattributed.list(scope, asked);
        var units = book.unitNames();
        var rows = found.rows().stream().map(it -> UnattributedList.Row.of(it, units)).toList();
        model.addAttribute(
                "list",
                UnattributedList.LIST.view(
                        asked, new ListResult<>(rows, found.more(), found.total()), reader));
        var figures = unattributed.figures(scope);
        model.addAttribute(
                "figures",
                List.of(
                        kpi("places", figures.places(), null, reader),
                        kpi(
                                "findings",
                                figures.findings(),
                                "/findings?open=yes&owner=missing",
                                reader),
                        kpi("notTraced", figures.notTraced(), "/findings?owner=untraced", reader)));
        return "finding/unattributed";
    }

    private static Kpi kpi(String what, long figure, @Nullable String href, Reader reader) {
        return new Kpi(
                reader.times().number(figure), reader.say("unattributed.figure." + what), "", href);
    }

    /** Says which findings of the chosen places will be closed. */
    @PostMapping("/findings/unattributed/not-traced")
    @Permits(Permission.FINDING_TRIAGE)
    String chosen(@RequestParam(defaultValue = "") List<String> id, Reader reader, Model model) {
        if (id.isEmpty()) {
            throw new Refusal(FindingProblem.NOTHING_SELECTED);
        }
        var scope = reader.actor().scope();
        var ids = unattributed.at(scope, id, AT_ONCE);
        model.addAttribute(
                "preview", TriagePreview.of(book.selected(scope, ids), book.unitNames(), reader));
        model.addAttribute("ids", ids);
        model.addAttribute(
                "form",
                TriagePreview.form("not-traced", "/findings/unattributed/not-traced/apply", ids));
        return "finding/not-traced";
    }

    @PostMapping("/findings/unattributed/not-traced/apply")
    @Permits(Permission.FINDING_TRIAGE)
    String notTraced(
            @RequestParam List<Long> id,
            @RequestParam String reason,
            Reader reader,
            RedirectAttributes redirect) {
        unattributed.notTraced(reader.actor(), id, reason);
        Toast.done(redirect, reader.say("unattributed.done.notTraced", id.size()));
        return "redirect:/findings/unattributed";
    }
}
