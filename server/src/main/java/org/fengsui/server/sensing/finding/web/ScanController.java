package org.fengsui.server.sensing.finding.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.Csv;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Kpi;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectClocks;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.platform.page.Typed;
import org.fengsui.server.sensing.finding.domain.Rescan;
import org.fengsui.server.sensing.finding.domain.Rescans;
import org.fengsui.server.sensing.finding.domain.ScanWatch;
import org.fengsui.server.sensing.finding.domain.TargetFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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

/**
 * 扫描覆盖: when each system in service was scanned, and what has to be scanned again. The office works
 * it, 网信办 sees it.
 */
@Controller
class ScanController {

    static final String PATH = "/findings/scans";

    private final Rescans rescans;
    private final ScanWatch watch;
    private final Registry registry;
    private final ObjectProvider<SubjectClocks> clocks;

    ScanController(
            Rescans rescans,
            ScanWatch watch,
            Registry registry,
            ObjectProvider<SubjectClocks> clocks) {
        this.rescans = rescans;
        this.watch = watch;
        this.registry = registry;
        this.clocks = clocks;
    }

    /**
     * A re-scan as the page shows it.
     *
     * @param rescan the re-scan
     * @param bar its clock; null where no ledger runs
     * @param changed when it was changed last
     */
    record Changed(Rescan rescan, @Nullable ClockBar bar, String changed) {}

    @GetMapping(PATH)
    @Permits({Permission.FINDING_TRIAGE, Permission.NOTICE_SUPERVISE})
    String page(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = ScanList.LIST.read(params);
        var names = registry.unitNames(reader.actor().scope());
        var all = rows(names, reader);
        var units =
                names.entrySet().stream()
                        .map(unit -> new Filter.Option(unit.getKey().toString(), unit.getValue()))
                        .toList();
        model.addAttribute("changed", changed(rescans.waiting(reader.actor().scope()), reader));
        model.addAttribute(
                "list",
                ScanList.LIST.view(
                        asked, ScanList.page(asked, all), reader, Map.of("unit", units)));
        model.addAttribute("kpis", kpis(all.stream().map(ScanList.Row::line).toList(), reader));
        model.addAttribute("formats", TargetFormat.values());
        model.addAttribute("works", reader.actor().may(Permission.FINDING_TRIAGE));
        return "finding/scans";
    }

    private List<ScanList.Row> rows(Map<Long, String> names, Reader reader) {
        var running = watch.running(reader.actor().scope());
        var bars = bars(running.values(), reader);
        return rescans.lines(reader.actor().scope()).stream()
                .map(it ->
                        new ScanList.Row(
                                it,
                                names.getOrDefault(it.system().ownerUnitId(), ""),
                                bars.get(running.get(it.system().id()))))
                .toList();
    }

    private Map<Subject, ClockBar> bars(Collection<Subject> subjects, Reader reader) {
        var ledger = clocks.getIfAvailable();
        return ledger == null ? Map.of() : ledger.bars(reader.actor().scope(), subjects, reader);
    }

    private static List<Kpi> kpis(List<Rescans.Line> lines, Reader reader) {
        return List.of(
                kpi("all", "", lines.size(), reader),
                kpi("never", lines.stream().filter(it -> it.scanned() == null), reader),
                kpi("beyond", lines.stream().filter(Rescans.Line::overdue), reader),
                kpi("login", lines.stream().filter(Rescans.Line::loginOverdue), reader));
    }

    private static Kpi kpi(String show, Stream<Rescans.Line> lines, Reader reader) {
        return kpi(show, "?show=" + show, lines.count(), reader);
    }

    private static Kpi kpi(String show, String query, long figure, Reader reader) {
        return new Kpi(
                reader.times().number(figure), reader.say("scans.kpi." + show), "", PATH + query);
    }

    @GetMapping(PATH + "/export.csv")
    @Permits({Permission.FINDING_TRIAGE, Permission.NOTICE_SUPERVISE})
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam MultiValueMap<String, String> params, Reader reader) {
        var asked = ScanList.LIST.read(params).forExport();
        var all = rows(registry.unitNames(reader.actor().scope()), reader);
        rescans.exported(reader.actor(), asked.at("/"));
        return Csv.download(
                reader.say("scans.title"),
                ScanList.LIST,
                asked,
                ScanList.page(asked, all).rows().stream(),
                reader);
    }

    private List<Changed> changed(Collection<Rescan> open, Reader reader) {
        var subjects = open.stream().map(it -> new Subject("rescan", it.id())).toList();
        var bars = bars(subjects, reader);
        return open.stream()
                .map(it ->
                        new Changed(
                                it,
                                bars.get(new Subject("rescan", it.id())),
                                reader.times().plain(it.changedAt())))
                .toList();
    }

    @GetMapping(PATH + "/targets.txt")
    @Permits(Permission.FINDING_TRIAGE)
    ResponseEntity<byte[]> targets(
            @RequestParam(defaultValue = "plain") String format, Reader reader) {
        var chosen = TargetFile.format(format);
        return TargetFile.of("scan-targets", chosen, rescans.targets(reader.actor()), reader);
    }

    /** Records how a changed system was examined where no report shows it. */
    @PostMapping(PATH + "/{id}/record")
    @Permits(Permission.FINDING_TRIAGE)
    String record(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String how,
            @RequestParam(defaultValue = "") String at,
            Reader reader,
            RedirectAttributes redirect) {
        rescans.record(reader.actor(), id, how, Typed.moment(at, reader.say("scans.at"), reader));
        Toast.done(redirect, reader.say("scans.recorded"));
        return "redirect:" + PATH;
    }

    @GetMapping(PATH + "/systems/{id}/permission")
    @Permits(Permission.FINDING_TRIAGE)
    String permission(@PathVariable long id, Reader reader, Model model) {
        var system =
                registry.system(reader.actor().scope(), id)
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        model.addAttribute(
                "head",
                DetailHead.of(reader.say("scans.permit"), system.name())
                        .under(reader.say("scans.title"), PATH));
        model.addAttribute(
                "form", Form.of("scan-permission:" + id, PATH + "/systems/" + id + "/permission"));
        return "finding/scan-permission";
    }

    /** Notes whose word allows scanning a system outside. */
    @PostMapping(PATH + "/systems/{id}/permission")
    @Permits(Permission.FINDING_TRIAGE)
    String permit(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String until,
            Reader reader,
            RedirectAttributes redirect) {
        var last = Typed.day(until, reader.say("scans.until"), reader);
        rescans.permit(reader.actor(), id, reference, last);
        Toast.done(redirect, reader.say("scans.permitted"));
        return "redirect:" + PATH;
    }
}
