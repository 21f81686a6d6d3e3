package org.fengsui.server.sensing.finding.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fengsui.server.campus.knowledge.Knowledge.Check;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Csv;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Panels;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.domain.AcceptanceBook;
import org.fengsui.server.sensing.finding.domain.Attachments;
import org.fengsui.server.sensing.finding.domain.FindingBook;
import org.fengsui.server.sensing.finding.domain.FindingLine;
import org.fengsui.server.sensing.finding.domain.Merges;
import org.fengsui.server.sensing.finding.domain.SuppressionBook;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of findings, its export, and the file of one. */
@Controller
class FindingController {

    private final FindingBook book;
    private final AcceptanceBook acceptances;
    private final SuppressionBook suppressions;
    private final Merges merges;
    private final Attachments attachments;
    private final Panels panels;

    FindingController(
            FindingBook book,
            AcceptanceBook acceptances,
            SuppressionBook suppressions,
            Merges merges,
            Attachments attachments,
            Panels panels) {
        this.book = book;
        this.acceptances = acceptances;
        this.suppressions = suppressions;
        this.merges = merges;
        this.attachments = attachments;
        this.panels = panels;
    }

    /** Without any question asked, what is open. */
    @GetMapping("/findings")
    @Permits(Permission.FINDING_VIEW)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        if (params.isEmpty()) {
            return "redirect:/findings?open=yes&level=CRITICAL&level=HIGH&level=MEDIUM&level=LOW";
        }
        var asked = FindingList.LIST.read(params);
        var found = book.read(reader.actor(), asked);
        var rows = new ListResult<>(rows(found.rows()), found.more(), found.total());
        var options =
                Map.of(
                        "unit",
                        units(reader),
                        "system",
                        systems(asked, reader),
                        "rule",
                        only("rule", "", asked),
                        "import",
                        only("import", "#", asked));
        model.addAttribute("list", FindingList.LIST.view(asked, rows, reader, options));
        return "finding/list";
    }

    @GetMapping("/findings/export.csv")
    @Permits(Permission.FINDING_VIEW)
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam MultiValueMap<String, String> params, Reader reader) {
        ListRequest asked = FindingList.LIST.read(params).forExport();
        var units = book.unitNames();
        var known = book.knowledge(reader.actor().scope(), asked);
        return book.export(
                reader.actor(),
                asked,
                lines ->
                        Csv.download(
                                reader.say("finding.list.title"),
                                FindingList.LIST,
                                asked,
                                lines.map(line -> FindingList.Row.of(line, known, units)),
                                reader));
    }

    @GetMapping("/findings/{id:[0-9]+}")
    @Permits(Permission.FINDING_VIEW)
    String file(@PathVariable long id, Reader reader, Model model) {
        var scope = reader.actor().scope();
        var dossier =
                book.dossier(scope, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        book.viewed(reader.actor(), id);
        var latest = dossier.latest();
        var check = new Check(latest.check(), latest.refs());
        var known = book.knowledge(List.of(check)).get(check);
        var system =
                latest.systemId() == null
                        ? null
                        : book.systemName(scope, latest.systemId()).orElse(null);
        var accepted = acceptances.ofFinding(scope, id);
        var treatment =
                switch (latest.state()) {
                    case NEW, CONFIRMED ->
                            book.selected(scope, List.of(latest.id())).getFirst().treatment();
                    case NOTIFIED, ANSWERED, ACCEPTED, CLOSED -> null;
                };
        var page =
                new FindingPage(
                        dossier, accepted, known, system, book.unitNames(), treatment, reader);
        model.addAttribute("hidden", suppressions.hiding(scope, latest.id()).orElse(null));
        model.addAttribute("sources", SourceView.of(merges.sources(scope, id), reader));
        var attached =
                attachments.of(
                        scope, dossier.episodes().stream().map(Findings.Episode::id).toList());
        model.addAttribute("attached", attached.values().stream().flatMap(List::stream).toList());
        model.addAttribute(
                "mayAttach",
                latest.state().open() && reader.actor().may(Permission.FINDING_TRIAGE));
        model.addAttribute("head", page.head());
        model.addAttribute("finding", latest);
        model.addAttribute("known", known);
        model.addAttribute("facts", page.facts());
        model.addAttribute("ownership", page.ownership());
        model.addAttribute("story", page.story());
        model.addAttribute("sightings", page.sightings());
        model.addAttribute("evidence", latest.evidence());
        model.addAttribute("asked", dossier.asked());
        model.addAttribute("manual", page.manual());
        model.addAttribute("acceptances", AcceptanceView.of(accepted, reader));
        model.addAttribute("findingPanels", panels.of(new Subject("finding", id), reader));
        model.addAttribute("episodePanels", panels.of(new Subject("episode", latest.id()), reader));
        return "finding/detail";
    }

    /** Two scanners' reports are not one hole after all. */
    @PostMapping("/findings/apart")
    @Permits(Permission.FINDING_TRIAGE)
    String takeApart(
            @RequestParam long id,
            @RequestParam String reason,
            Reader reader,
            RedirectAttributes redirect) {
        long finding = merges.takeApart(reader.actor(), id, reason);
        Toast.done(redirect, reader.say("finding.done.apart"));
        return "redirect:/findings/" + finding;
    }

    private List<FindingList.Row> rows(List<FindingLine> lines) {
        var checks = lines.stream().map(FindingLine::asked).collect(Collectors.toSet());
        var known = book.knowledge(checks);
        var units = book.unitNames();
        return lines.stream().map(line -> FindingList.Row.of(line, known, units)).toList();
    }

    private List<Filter.Option> units(Reader reader) {
        return book.units(reader.actor().scope()).stream()
                .map(unit -> Filter.Option.of(unit.id(), unit.name()))
                .toList();
    }

    /** Only the one asked for: the list of rules, or an import’s page, leads here. */
    private static List<Filter.Option> only(String filter, String mark, ListRequest asked) {
        return asked.value(filter)
                .map(id -> List.of(new Filter.Option(id, mark + id)))
                .orElse(List.of());
    }

    /** Only the one asked for: the system's own page leads here. */
    private List<Filter.Option> systems(ListRequest asked, Reader reader) {
        return asked.value("system")
                .filter(id -> id.matches("[0-9]{1,18}"))
                .flatMap(id ->
                        book.systemName(reader.actor().scope(), Long.parseLong(id))
                                .map(name -> List.of(new Filter.Option(id, name))))
                .orElse(List.of());
    }
}
