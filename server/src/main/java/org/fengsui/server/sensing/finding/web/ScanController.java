package org.fengsui.server.sensing.finding.web;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectClocks;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.platform.page.Typed;
import org.fengsui.server.sensing.finding.domain.Rescan;
import org.fengsui.server.sensing.finding.domain.Rescans;
import org.fengsui.server.sensing.finding.domain.TargetFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 扫描覆盖: when each system in service was scanned, and what has to be scanned again. */
@Controller
class ScanController {

    private static final String PATH = "/findings/scans";

    private static final List<String> SHOWS = List.of("beyond", "login", "all");

    private final Rescans rescans;
    private final Registry registry;
    private final ObjectProvider<SubjectClocks> clocks;

    ScanController(Rescans rescans, Registry registry, ObjectProvider<SubjectClocks> clocks) {
        this.rescans = rescans;
        this.registry = registry;
        this.clocks = clocks;
    }

    /**
     * A system as the page shows it.
     *
     * @param line the system and its scans
     * @param unit who owns it
     * @param scanned when it was scanned last
     * @param signedIn when a scanner signed in last
     */
    record Line(Rescans.Line line, String unit, String scanned, String signedIn) {}

    /**
     * A re-scan as the page shows it.
     *
     * @param rescan the re-scan
     * @param bar its clock; null where no ledger runs
     * @param changed when it was changed last
     */
    record Changed(Rescan rescan, @Nullable ClockBar bar, String changed) {}

    @GetMapping(PATH)
    @Permits(Permission.FINDING_TRIAGE)
    String page(@RequestParam(defaultValue = "beyond") String show, Reader reader, Model model) {
        var names = registry.unitNames(reader.actor().scope());
        var lines = rescans.lines(reader.actor().scope());
        var beyond = lines.stream().filter(Rescans.Line::overdue).toList();
        var login = lines.stream().filter(Rescans.Line::loginOverdue).toList();
        var shown =
                switch (show) {
                    case "login" -> login;
                    case "all" -> lines;
                    default -> beyond;
                };
        model.addAttribute("changed", changed(rescans.waiting(reader.actor().scope()), reader));
        model.addAttribute(
                "lines",
                shown.stream()
                        .map(it ->
                                new Line(
                                        it,
                                        names.getOrDefault(it.system().ownerUnitId(), ""),
                                        moment(it.scanned(), reader),
                                        moment(it.signedIn(), reader)))
                        .toList());
        model.addAttribute("never", lines.stream().filter(it -> it.scanned() == null).count());
        model.addAttribute("beyond", beyond.size());
        model.addAttribute("total", lines.size());
        model.addAttribute("login", login.size());
        model.addAttribute("show", SHOWS.contains(show) ? show : "beyond");
        model.addAttribute("shows", SHOWS);
        model.addAttribute("formats", TargetFormat.values());
        return "finding/scans";
    }

    private List<Changed> changed(Collection<Rescan> open, Reader reader) {
        var subjects = open.stream().map(it -> new Subject("rescan", it.id())).toList();
        var ledger = clocks.getIfAvailable();
        var bars =
                ledger == null
                        ? Map.<Subject, ClockBar>of()
                        : ledger.bars(reader.actor().scope(), subjects, reader);
        return open.stream()
                .map(it ->
                        new Changed(
                                it,
                                bars.get(new Subject("rescan", it.id())),
                                reader.times().plain(it.changedAt())))
                .toList();
    }

    private static String moment(@Nullable Instant at, Reader reader) {
        return at == null ? reader.say("scans.never") : reader.times().moment(at);
    }

    @GetMapping(PATH + "/targets.txt")
    @Permits(Permission.FINDING_TRIAGE)
    ResponseEntity<byte[]> targets(
            @RequestParam(defaultValue = "plain") String format, Reader reader) {
        var chosen = TargetFile.format(format);
        return TargetFile.of("scan-targets", chosen, rescans.targets(reader.actor()));
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
