package org.fengsui.server.sensing.finding.web;

import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.sensing.finding.FindingProblem;
import org.fengsui.server.sensing.finding.absorb.DeclaredAbsences;
import org.fengsui.server.sensing.finding.domain.FindingBook;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What reports no longer show where an operator says they looked, for a person to confirm. */
@Controller
class DeclaredController {

    private final DeclaredAbsences declared;
    private final FindingBook book;

    DeclaredController(DeclaredAbsences declared, FindingBook book) {
        this.declared = declared;
        this.book = book;
    }

    @GetMapping(DeclaredList.PATH)
    @Permits(Permission.FINDING_TRIAGE)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = DeclaredList.LIST.read(params);
        var found = declared.list(reader.actor().scope(), asked);
        var units = book.unitNames();
        var rows =
                found.rows().stream()
                        .map(it ->
                                new DeclaredList.Row(
                                        it,
                                        it.unitId() == null
                                                ? "—"
                                                : units.getOrDefault(it.unitId(), "—")))
                        .toList();
        var imports = asked.value("import").map(id -> List.of(new Filter.Option(id, "#" + id)));
        model.addAttribute(
                "list",
                DeclaredList.LIST.view(
                        asked,
                        new ListResult<>(rows, found.more(), found.total()),
                        reader,
                        Map.of("import", imports.orElse(List.of()))));
        return "finding/declared";
    }

    /** Says which findings the confirmation will close. */
    @PostMapping(DeclaredList.PATH + "/confirm")
    @Permits(Permission.FINDING_TRIAGE)
    String chosen(@RequestParam(defaultValue = "") List<Long> id, Reader reader, Model model) {
        if (id.isEmpty()) {
            throw new Refusal(FindingProblem.NOTHING_SELECTED);
        }
        var scope = reader.actor().scope();
        var episodes = declared.episodes(scope, id);
        model.addAttribute(
                "preview",
                TriagePreview.of(book.selected(scope, episodes), book.unitNames(), reader));
        model.addAttribute("ids", episodes.isEmpty() ? List.of() : id);
        return "finding/declared-confirm";
    }

    @PostMapping(DeclaredList.PATH + "/confirm/apply")
    @Permits(Permission.FINDING_TRIAGE)
    String confirm(@RequestParam List<Long> id, Reader reader, RedirectAttributes redirect) {
        Toast.done(redirect, reader.say("declared.done", declared.confirm(reader.actor(), id)));
        return "redirect:" + DeclaredList.PATH;
    }
}
